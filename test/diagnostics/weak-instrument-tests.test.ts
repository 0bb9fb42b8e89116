import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conditionalLikelihoodRatioP } from "../../src/diagnostics/conditional-likelihood-ratio.ts";
import type { RealSet } from "../../src/diagnostics/real-set.ts";
import { tFInterval } from "../../src/diagnostics/t-f.ts";
import { weakInstrumentInference } from "../../src/diagnostics/weak-instrument-inference.ts";
import { weakInstrumentTests } from "../../src/diagnostics/weak-instrument-tests.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { errorOf } from "../data/error-of.ts";
import { expectNumbers, linearReference, type Numbers } from "../estimators/linear-reference.ts";
import { describeShared, readSharedCsv } from "../shared.ts";

// biome-ignore lint/suspicious/noExplicitAny: a reference file has many shapes
const reference: any = JSON.parse(
  readFileSync(new URL("../reference/weak-instruments-more.json", import.meta.url), "utf8"),
);
const { mtcars } = linearReference;
const columnsOf = (rows: readonly Numbers[]): Record<string, number[]> =>
  Object.fromEntries(Object.keys(rows[0]!).map((name) => [name, rows.map((row) => row[name]!)]));

/** R's tests of two coefficients and the ends of the projections. */
interface TwoColumns {
  readonly tests: readonly (Numbers & { readonly value: readonly number[] })[];
  readonly ends: readonly (readonly number[] | number)[];
}

const ends = ({ stretches }: RealSet): readonly number[] =>
  stretches.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null);

function expectAsInR(data: object, formula: string, options: IvOptions, { tests, ends: theirs }: TwoColumns): void {
  const fit = iv(formula, data as Record<string, number[]>, options);
  const names = Object.keys(fit.firstStage);
  let sets: Readonly<Record<string, RealSet>> = {};
  for (const { value, ar, ar_p, k, k_p, lr, lr_p } of tests) {
    const values = Object.fromEntries(names.map((name, j) => [name, value[j]!]));
    const found = weakInstrumentTests(fit, { values });
    expectNumbers({ ...found.andersonRubin }, { statistic: ar!, p: ar_p! }, 1e-8);
    expectNumbers({ ...found.kleibergenK }, { statistic: k!, p: k_p! }, 1e-8);
    expectNumbers({ ...found.conditionalLikelihoodRatio }, { statistic: lr!, p: lr_p! }, 1e-8);
    sets = found.sets;
  }
  names.forEach((name, j) => {
    const expected = [theirs[j]!].flat().sort((a, b) => a - b);
    const ours = ends(sets[name]!);
    expect(ours.length).toBe(expected.length);
    ours.forEach((end, i) => expect(Math.abs(end / expected[i]! - 1), `${name}: ${end}`).toBeLessThan(1e-6));
  });
}

describe("the conditional p-value", () => {
  it("is R's integral for strong and weak instruments, one and two columns, small statistics and large", () => {
    for (const { x, r, m, q, p } of reference.conditional as readonly Numbers[]) {
      const ours = conditionalLikelihoodRatioP(x!, r!, m!, null, q);
      expect(Math.abs(ours / p! - 1), `x ${x}, r ${r}, m ${m}, q ${q}`).toBeLessThan(1e-9);
    }
  });
});

describe("weakInstrumentTests against R's matrices", () => {
  const formula = "mpg ~ am + [hp + wt ~ disp + drat + qsec + gear]";
  it.each(["iid", "robust"] as const)("mtcars, %s", (vcov) => {
    expectAsInR(mtcars, formula, { vcov }, reference.mtcars[vcov]);
  });

  it("is weakInstrumentInference with one column", () => {
    const fit = iv("mpg ~ wt + [hp ~ qsec + drat + gear]" as string, mtcars, { vcov: "robust" });
    const one = weakInstrumentInference(fit, { value: 0.1 });
    const found = weakInstrumentTests(fit, { values: { hp: 0.1 } });
    for (const kind of ["andersonRubin", "kleibergenK", "conditionalLikelihoodRatio"] as const) {
      const { statistic, p } = one[kind].test;
      expectNumbers({ ...found[kind] }, { statistic, p }, 1e-10);
    }
  });

  it("is one test with as many instruments as columns", () => {
    const found = weakInstrumentTests(iv("mpg ~ am + [hp + wt ~ disp + qsec]" as string, mtcars));
    expect(found.kleibergenK.p).toBeCloseTo(found.andersonRubin.p, 12);
    expect(found.conditionalLikelihoodRatio.p).toBeCloseTo(found.andersonRubin.p, 12);
  });

  it("projects on three coefficients where errors are homoskedastic, and has no such sets otherwise", () => {
    const three: string = "mpg ~ [hp + wt + am ~ disp + drat + qsec + gear + carb]";
    expect(Object.keys(weakInstrumentTests(iv(three, mtcars)).sets)).toEqual(["hp", "wt", "am"]);
    const robust = weakInstrumentTests(iv(three, mtcars, { vcov: "robust" }));
    expect(robust.sets).toEqual({});
    expect(robust.kleibergenK.p).toBeGreaterThan(0);
  });

  it("prints what is tested, by what distribution, and unbounded sets as such", () => {
    const found = weakInstrumentTests(iv("mpg ~ [hp + am ~ carb + qsec + gear]" as string, mtcars), {
      values: { hp: -1 },
    });
    expect(String(found)).toContain("Null: The coefficient of hp is -1 and the coefficient of am is zero.");
    expect(String(found)).toContain("conditional");
    expect(found.toHtml()).toContain("projected");
    expect(Object.keys(found.sets)).toEqual(["hp", "am"]);
  });

  it.each([
    [
      "bad-option",
      () => weakInstrumentTests(iv("mpg ~ [hp + wt ~ disp + qsec]" as string, mtcars), { values: { am: 1 } }),
    ],
    [
      "bad-option",
      () => weakInstrumentTests(iv("mpg ~ [hp ~ disp]" as string, mtcars), { values: { hp: Number.NaN } }),
    ],
  ])("refuses with %s", (code, call) => {
    expect(errorOf(call).code).toBe(code);
  });
});

function expectIvDiag(data: object, formula: string, one: string, group: string, name: string): void {
  for (const [suffix, vcov] of [
    ["", "robust"],
    ["_cluster", cluster(group)],
  ] as const) {
    const fit = iv(formula, data as Record<string, number[]>, { vcov });
    expectNumbers({ ...fit.effectiveF }, { statistic: reference.ivDiag[`${name}${suffix}`].effectiveF }, 1e-8);
    const single = iv(one, data as Record<string, number[]>, { vcov });
    const [column] = Object.keys(single.firstStage);
    const tF = tFInterval(single.coef[column!]!, single.se[column!]!, single.effectiveF!.statistic);
    const { F, cF, "CI2.5%": low, "CI97.5%": high } = reference.ivDiag[`${name}_one${suffix}`].tF;
    expectNumbers({ ...tF }, { F, criticalValue: cF }, 1e-8);
    // R's two ends to thirteen decimal places.
    expect(Math.abs(tF.low! - low) / (high - low)).toBeLessThan(1e-8);
    expect(Math.abs(tF.high! - high) / (high - low)).toBeLessThan(1e-8);
  }
}

describe("the effective F and tF of R's ivDiag", () => {
  it("cigarettes in two years, robust and clustered by state", () => {
    const data = columnsOf(reference.cigarettes);
    expectIvDiag(data, "lp ~ lri + [lrp ~ tdiff + rtax]", "lp ~ lri + [lrp ~ rtax]", "state", "cigarettes");
  });
});

describeShared("weak instruments with more rows", () => {
  const men = () => readSharedCsv("reference", "data", "wooldridge_card.csv");

  it("the effective F and tF of schooling, robust and clustered by age", () => {
    const controls = "exper + expersq + black + south + smsa";
    expectIvDiag(
      men(),
      `lwage ~ ${controls} + [educ ~ nearc4 + nearc2]`,
      `lwage ~ ${controls} + [educ ~ nearc4]`,
      "age",
      "card",
    );
  });

  it.each(["iid", "robust"] as const)("schooling and city, %s", (vcov) => {
    const formula = "lwage ~ exper + expersq + black + [educ + smsa ~ nearc4 + nearc2 + smsa66]";
    expectAsInR(men(), formula, { vcov }, reference.card[vcov]);
  });
});
