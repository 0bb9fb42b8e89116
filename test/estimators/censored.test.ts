import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import { interval } from "../../src/estimators/interval.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { truncated } from "../../src/estimators/truncated.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { residuals } from "../../src/inference/fitted.ts";
import { predict } from "../../src/inference/predict.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { numberAt, sample, withColumns } from "../conformance/sample.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";
import { truncatedMean } from "../../src/estimators/truncated-mean.ts";
import { censoredMean, probabilityBetween } from "../../src/estimators/censored-quantities.ts";
import { expectNumbers } from "./binary-reference.ts";

// Numbers by R's survreg and truncreg, with data of AER: censored.R.
const reference = JSON.parse(readFileSync(new URL("../reference/censored.json", import.meta.url), "utf8"));

// biome-ignore lint/suspicious/noExplicitAny: columns made for a case, which the compiler cannot know
type Untyped = any;

const codeOf = (call: () => unknown): string => {
  try {
    call();
  } catch (error) {
    if (error instanceof EstimandError) return error.code;
    throw error;
  }
  return "no error";
};
const codes = (fit: Fit): readonly string[] => fit.warnings.map(({ code }) => code);
const data: Untyped = sample(41, 300);

describe("censored, truncated and interval regression", () => {
  it("agree with R on two-limit tobit of Affairs", () => {
    const { affairs, twoLimits } = reference;
    const formula = "affairs ~ age + yearsmarried + religiousness + rating";
    const fit = tobit(formula, affairs, { lower: 0, upper: 4 });
    expectNumbers(fit.coef, twoLimits.coefficients, 1e-8);
    expectNumbers(fit.se, twoLimits.se, 1e-6);
    expectNumbers(withVcov(fit, "HC0").se, twoLimits.HC0, 1e-6);
    expect(fit.logLik / twoLimits.logLik).toBeCloseTo(1, 12);
    expect(codes(fit)).toEqual(["beyond-limits"]);
  });

  it("agree with R on wages of which some are known in bands", () => {
    const fit = interval("[low, high] ~ heducation + hage + oldkids", reference.wages);
    expectNumbers(fit.coef, reference.interval.coefficients, 1e-8);
    expectNumbers(fit.se, reference.interval.se, 1e-6);
    expectNumbers(withVcov(fit, "HC0").se, reference.interval.HC0, 1e-6);
    expect(fit.logLik / reference.interval.logLik).toBeCloseTo(1, 12);
    expect(() => residuals(fit)).toThrow(/interval/);
  });

  it("agree with R on Affairs truncated at both sides of what is used", () => {
    const table = reference.affairs;
    const positive = { ...table, affairs: table.affairs.map((value: number) => (value < 12 ? value : null)) };
    const fit = truncated("affairs ~ age + yearsmarried + rating", positive, { lower: 0 });
    expectNumbers({ ...fit.coef, sigma: fit.sigma }, reference.truncated.coefficients, 1e-8);
    expectNumbers({ ...fit.se, sigma: fit.derived!.sigma!.se }, reference.truncated.se, 1e-6);
    expect(fit.logLik / reference.truncated.logLik).toBeCloseTo(1, 12);
    expect(fit.rows.dropped.map(({ reason }) => reason)).toEqual([
      "missing: affairs",
      "affairs at the lower limit or below",
    ]);
  });

  it("take limits from columns: the same where the columns hold one number, and none where missing", () => {
    const limits = withColumns(data, { zero: () => 0, some: (row) => (row % 2 === 0 ? 0 : null) }) as Untyped;
    const [fixed, byColumn] = [
      tobit("held ~ x + d", data, { lower: 0 }),
      tobit("held ~ x + d", limits, { lower: "zero" }),
    ];
    expectNumbers(byColumn.coef, fixed.coef as Record<string, number>, 1e-12);
    const half = tobit("held ~ x + d", limits, { lower: "some" });
    expect(half.nLeftCensored).toBeLessThan(fixed.nLeftCensored);
    expect(half.nUncensored + half.nLeftCensored).toBe(300);
    const named = predict(byColumn, undefined, { type: "conditional(0, .)" }).estimate;
    expect(predict(fixed, undefined, { type: "conditional" }).estimate).toEqual(named);
    expect(codeOf(() => predict(byColumn, undefined, { type: "conditional" }))).toBe("undefined-quantity");
    const again = reviveFit(JSON.stringify(byColumn));
    expect(predict(again, limits, { type: "unconditional(0, 9)" }).estimate[3]).toBeTypeOf("number");
  });

  it("say what lies beyond a limit, and that nothing is censored", () => {
    expect(codes(tobit("held ~ x + d", data, { lower: 0.5 }))).toEqual(["beyond-limits"]);
    expect(codes(tobit("sales ~ x + d", data, { lower: -100 }))).toEqual(["nothing-censored"]);
    expect(codes(tobit("held ~ x + d", data, { lower: 0 }))).toEqual([]);
  });

  it("refuse a truncation without a limit", () => {
    expect(codeOf(() => truncated("sales ~ x", data))).toBe("bad-option");
    expect(codeOf(() => truncated("sales ~ x", data, { upper: Infinity }))).toBe("bad-option");
  });

  it("refuse a likelihood without a maximum", () => {
    const all = withColumns(data, { none: (row) => -1 - row }) as Untyped;
    expect(codeOf(() => tobit("none ~ x", all, { lower: 0 }))).toBe("unbounded-likelihood");
    const two = withColumns(data, {
      two: (row) => (row === 0 ? 3 : row === 1 ? 4 : -1),
      slope: (row) => (row < 2 ? row : -9 - (row % 5)),
    });
    expect(codeOf(() => tobit("two ~ slope", two as Untyped, { lower: 0 }))).toBe("unbounded-likelihood");
    const open = withColumns(data, { low: () => null, high: (row) => row }) as Untyped;
    expect(codeOf(() => interval("[low, high] ~ x", open))).toBe("unbounded-likelihood");
  });

  it("take no other way with separation than to drop it, and say so", () => {
    for (const separation of ["keep", "error"]) {
      expect(
        codeOf(() => tobit("y ~ x", { y: [0, 1, 2, 0], x: [1, 2, 3, 4] }, { lower: 0, separation } as Untyped)),
      ).toBe("bad-option");
    }
  });

  it("refuse intervals that a line of the columns passes through", () => {
    const wide = withColumns(data, {
      low: (row) => 2 * numberAt(data, "x", row) - 1 - (row % 4),
      high: (row) => 2 * numberAt(data, "x", row) + 1 + (row % 3),
    }) as Untyped;
    expect(() => interval("[low, high] ~ x", wide)).toThrow(
      /passes through every interval \[low, high\].*2 coefficients/s,
    );
  });

  it("refuse intervals turned round by their row, and leave out rows without either end", () => {
    const turned = withColumns(data, { low: (row) => (row === 6 ? 5 : 0), high: (row) => 1 + (row % 3) }) as Untyped;
    expect(() => interval("[low, high] ~ x", turned)).toThrow(/from 5 to 1 in row 7/);
    const gaps = withColumns(data, {
      low: (row) => (row < 4 ? null : numberAt(data, "sales", row)),
      high: (row) => (row < 4 ? null : numberAt(data, "sales", row) + 1),
    }) as Untyped;
    expect(interval("[low, high] ~ x", gaps).rows).toEqual({
      used: 296,
      dropped: [{ reason: "missing: [low, high]", count: 4 }],
    });
    expect(codeOf(() => tobit("[low, high] ~ x" as Untyped, data, {}))).toBe("bad-option");
    expect(codeOf(() => interval("held ~ x", data))).toBe("bad-option");
  });

  it("have quantities between two limits with the derivatives that numerical differentiation finds", () => {
    const eta = { index: [-1, 0.5, 2, 6, -4], lnSigma: [0, 0.4, -0.5, 0.2, 0.3] };
    for (const quantity of [
      truncatedMean(0, 3),
      truncatedMean(0.3, 0.30001),
      truncatedMean(-Infinity, 1),
      truncatedMean(-Infinity, Infinity),
      censoredMean(0, 3),
      probabilityBetween(0, 3),
    ]) {
      expect(derivativeFaults(quantity, { eta })).toEqual([]);
    }
  });
});
