import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { conditionalLikelihoodRatioP } from "../../src/diagnostics/conditional-likelihood-ratio.ts";
import type { RealSet } from "../../src/diagnostics/real-set.ts";
import { weakInstrumentInference } from "../../src/diagnostics/weak-instrument-inference.ts";
import { iv } from "../../src/estimators/iv.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import { errorOf } from "../data/error-of.ts";
import { expectNumbers, linearReference } from "../estimators/linear-reference.ts";
import { simulatedIv } from "./iv-data.ts";

const { cigarettes, mtcars } = linearReference;
// biome-ignore lint/suspicious/noExplicitAny: a reference file has many shapes
const reference: any = JSON.parse(readFileSync(new URL("../reference/weak-instruments.json", import.meta.url), "utf8"));
const models = [
  { name: "cigarettes", data: cigarettes, formula: "lp ~ lri + [lrp ~ tdiff + rtax]" },
  { name: "mtcars", data: mtcars, formula: "mpg ~ wt + [hp ~ qsec + drat + gear]" },
] as const;

/** ivmodel's tests of one value, and its sets. */
type Reference = Readonly<Record<"value" | "ar" | "ar_p" | "lr" | "lr_p" | "k" | "k_p", number>> & {
  readonly ar_set: readonly [number, number];
  readonly clr_set: readonly [number, number];
};

function expectInterval(
  { shape, stretches }: RealSet,
  [low, high]: readonly [number, number],
  tolerance: number,
): void {
  expect(shape).toBe("interval");
  expectNumbers({ ...stretches[0]! }, { low, high }, tolerance);
}

describe.each(models)("weakInstrumentInference against R's ivmodel: $name", ({ name, data, formula }) => {
  const fit = iv(formula as string, data);

  it.each(reference[name] as readonly Reference[])("tests $value", (expected) => {
    const { value, ar, ar_p, ar_set, lr, lr_p, k, k_p } = expected;
    const found = weakInstrumentInference(fit, { value });
    expectNumbers({ ...found.andersonRubin.test }, { statistic: ar, p: ar_p }, 1e-8);
    expectNumbers({ ...found.kleibergenK.test }, { statistic: k, p: k_p }, 1e-8);
    expectNumbers({ ...found.conditionalLikelihoodRatio.test }, { statistic: lr, p: lr_p }, 1e-7);
    expectInterval(found.andersonRubin.set, ar_set, 1e-8);
    // ivmodel's root is located to 1e-4 only: see the next test for the ends.
    expectInterval(found.conditionalLikelihoodRatio.set, expected.clr_set, 1e-4);
  });

  it("has sets that end where their tests have p = 0.05, in robust and clustered covariances too", () => {
    const group = data[Object.keys(data)[0]!].map((_: unknown, i: number) => i % 11);
    for (const vcov of ["robust", cluster("group")] as const) {
      const other = iv(formula as string, { ...data, group }, { vcov });
      const { kleibergenK, conditionalLikelihoodRatio } = weakInstrumentInference(other);
      for (const [kind, { set }] of Object.entries({ kleibergenK, conditionalLikelihoodRatio })) {
        const ends = set.stretches.flatMap(({ low, high }) => [low, high]).filter((end) => end !== null);
        expect(ends.length).toBeGreaterThan(0);
        for (const value of ends.slice(0, 1)) {
          const at = weakInstrumentInference(other, { value })[kind as "kleibergenK"];
          expect(at.test.p).toBeCloseTo(0.05, 8);
        }
      }
    }
  });
});

describe("weakInstrumentInference", () => {
  it("is one test with one instrument", () => {
    const found = weakInstrumentInference(iv("lp ~ lri + [lrp ~ tdiff]" as string, cigarettes), { value: -1 });
    const { andersonRubin, kleibergenK, conditionalLikelihoodRatio } = found;
    expectNumbers({ ...kleibergenK.test }, { p: andersonRubin.test.p }, 1e-10);
    expectNumbers({ ...conditionalLikelihoodRatio.test }, { p: andersonRubin.test.p }, 1e-10);
  });

  it.each([
    ["cigarettes", "lp ~ lri + [lrp ~ rtax]", cigarettes],
    ["mtcars", "mpg ~ wt + [hp ~ gear]", mtcars],
    ["strong", "mpg ~ wt + [hp ~ qsec]", mtcars],
  ])("has ivDiag's tF interval: %s", (name, formula, data) => {
    const { F, cF, "CI2.5%": low, "CI97.5%": high } = reference.tF[name];
    const { tF } = weakInstrumentInference(iv(formula as string, data));
    expectNumbers({ ...tF }, { F, criticalValue: cF, low, high }, 1e-8);
  });

  it("has no finite tF interval where F is below 4", () => {
    const weak = weakInstrumentInference(
      iv("y ~ [x ~ z1]" as string, simulatedIv({ rows: 200, strength: [0], seed: 2 })),
    );
    expect(weak.tF).toMatchObject({ criticalValue: null, low: null, high: null });
    expect(String(weak)).toMatch(/tF interval.*the whole real line/);
  });

  it("prints unbounded sets as what they are", () => {
    const weak = iv("y ~ [x ~ z1 + z2]" as string, simulatedIv({ rows: 200, strength: [0, 0], seed: 1 }));
    const found = weakInstrumentInference(weak);
    expect(found.conditionalLikelihoodRatio.set.shape).not.toBe("interval");
    expect(String(found)).toContain("unbounded");
    expect(found.toLatex()).toContain("Kleibergen");
  });

  it("has a conditional distribution between χ²(1) and χ²(m)", () => {
    expect(conditionalLikelihoodRatioP(3, 1e9, 4, null)).toBeCloseTo(chiSquareSf(3, 1), 7);
    expect(conditionalLikelihoodRatioP(3, 1e-9, 4, null)).toBeCloseTo(chiSquareSf(3, 4), 7);
  });

  it.each([
    ["undefined-test", () => weakInstrumentInference(iv("mpg ~ [wt + hp ~ disp + cyl + qsec]" as string, mtcars))],
    ["bad-option", () => weakInstrumentInference(iv("mpg ~ [wt ~ disp + cyl]" as string, mtcars), { level: 2 })],
  ])("refuses with %s", (code, call) => {
    expect(errorOf(call).code).toBe(code);
  });
});
