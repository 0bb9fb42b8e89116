import { describe, expect, it } from "vitest";
import { heteroskedasticityTest } from "../../src/diagnostics/heteroskedasticity-test.ts";
import { normalityTest } from "../../src/diagnostics/normality-test.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { fitted, residuals } from "../../src/inference/fitted.ts";
import { informationMatrixTest } from "../../src/inference/information-matrix-test.ts";
import { lmTest } from "../../src/inference/lm-test.ts";
import { lrTest } from "../../src/inference/lr-test.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { random } from "../../src/random/generator.ts";
import { firms, firmsWith } from "./after-the-fit.ts";

describe("lmTest", () => {
  it("of least squares is N·R² of the residuals on all columns", () => {
    const small = ols("sales ~ log(size)", firms);
    const residual = [...residuals(small)];
    const { r2 } = ols("residual ~ log(size) + age + industry", firmsWith({ residual }));
    const test = lmTest(small, "age + industry");
    expect(test.statistic).toBeCloseTo(160 * r2, 9);
    expect(test).toMatchObject({ distribution: "chi2", df: [3] });
    expect(test.null).toBe("The coefficients of age, industry[K64] and industry[M71] are all zero.");
  });

  it("takes the fit's kind of covariance unless told otherwise", () => {
    const small = ols("sales ~ log(size)", firms);
    const robust = lmTest(withVcov(small, "HC3"), "age");
    expect(robust.note).toBe("Robust variance of the score.");
    expect(robust.statistic).toBe(lmTest(small, "age", { form: "robust" }).statistic);
    expect(lmTest(withVcov(small, "HC3"), "age", { form: "information" }).statistic).toBe(
      lmTest(small, "age").statistic,
    );
  });

  it("of a selection model adds terms to the equation named, and is near the ratio and Wald tests", () => {
    const data = selected(4000);
    const formulas = { selection: "seen ~ x + z", outcome: "y ~ x" };
    const small = heckman(formulas, data);
    const large = heckman({ ...formulas, outcome: "y ~ x + w" }, data);
    const ratio = lrTest(small, large).statistic;
    expect(ratio).toBeGreaterThan(5);
    for (const form of ["information", "opg", "robust"] as const) {
      const test = lmTest(small, { outcome: "w" }, { form });
      expect(test.null).toBe("The coefficient of outcome:w is zero.");
      expect(Math.abs(test.statistic / ratio - 1), form).toBeLessThan(0.1);
      expect(lmTest(small, { selection: "w" }, { form }).statistic).toBeLessThan(4);
    }
    expect(wald(large, "outcome:w").statistic / ratio).toBeCloseTo(1, 1);
    expect(lmTest(small, { selection: "w", outcome: "w" }).df).toEqual([2]);
  });

  it("drops and names what adds nothing, and refuses when nothing is left", () => {
    const small = probit("exporter ~ log(size)", firms);
    expect(lmTest(small, "age + I(2 * age)").note).toContain("Left out as collinear: I(2 * age)");
    expect(() => lmTest(small, "I(3 * log(size))")).toThrow(expect.objectContaining({ code: "collinear-columns" }));
  });

  it("refuses terms without a value in a row of the sample, naming the row", () => {
    const data = firmsWith({ age: firms.age!.map((x, i) => (i === 6 ? Number.NaN : x)) });
    expect(() => lmTest(probit("exporter ~ log(size)", data), "age")).toThrow(
      expect.objectContaining({ code: "bad-option", facts: { column: "age", row: 7 } }),
    );
  });

  it("refuses what has no score, unknown equations and options", () => {
    const refused = (run: () => unknown, code: string): void => expect(run).toThrow(expect.objectContaining({ code }));
    const small = probit("exporter ~ log(size)", firms);
    refused(() => lmTest(iv("sales ~ [rd ~ age]", firms), "size"), "undefined-test");
    refused(() => lmTest(JSON.parse(JSON.stringify(small)), "age"), "needs-data");
    refused(() => lmTest(small, { outcome: "age" }), "bad-option");
    refused(() => lmTest(small, "age", { form: "score" as "opg" }), "bad-option");
    refused(() => lmTest(small, "nothing"), "unknown-column");
    refused(() => lmTest(small, "age ~ rd"), "formula-syntax");
  });
});

describe("tests of a model that is right reject as often as they say", () => {
  const repetitions = 400;
  const shares: Record<string, number> = {};
  for (let r = 0; r < repetitions; r++) {
    const fit = probit("y ~ a + b", binary(300, r + 1));
    const tests = {
      normality: normalityTest(fit),
      heteroskedasticity: heteroskedasticityTest(fit),
      informationMatrix: informationMatrixTest(fit),
      score: lmTest(fit, "c"),
      robustScore: lmTest(fit, "c", { form: "robust" }),
    };
    for (const [name, { p }] of Object.entries(tests))
      shares[name] = (shares[name] ?? 0) + Number(p < 0.05) / repetitions;
  }

  it.each(Object.entries(shares))("%s: %f at 5%%, by simulation", (_, share) => {
    // Two Monte Carlo standard errors of 400 repetitions are 0.022; some size distortion is left to n = 300.
    expect(share).toBeGreaterThan(0.015);
    expect(share).toBeLessThan(0.09);
  });
});

describe("tests of a model that is wrong", () => {
  it("find heteroskedasticity and errors that are not normal", () => {
    const { normal, uniform } = random(8);
    const n = 4000;
    const a = Float64Array.from({ length: n }, () => normal());
    const scaled = probit("y ~ a", { a, y: a.map((x) => Number(0.5 + x + Math.exp(0.6 * x) * normal() > 0)) });
    expect(heteroskedasticityTest(scaled).p).toBeLessThan(1e-6);
    expect(informationMatrixTest(scaled).p).toBeLessThan(1e-4);
    const skewed = probit("y ~ a", { a, y: a.map((x) => Number(0.5 + x - 1 - Math.log(uniform()) > 1)) });
    expect(normalityTest(skewed).p).toBeLessThan(1e-6);
    expect(fitted(skewed).length).toBe(n);
  });
});

function binary(n: number, seed: number): Record<string, Float64Array> {
  const { normal } = random(seed);
  const draw = (): Float64Array => Float64Array.from({ length: n }, () => normal());
  const [a, b, c] = [draw(), draw(), draw()];
  return { a, b, c, y: a.map((x, i) => Number(0.2 + 0.6 * x - 0.4 * b[i]! + normal() > 0)) };
}

function selected(n: number): Record<string, Float64Array> {
  const { normal } = random(5);
  const draw = (): Float64Array => Float64Array.from({ length: n }, () => normal());
  const [x, z, w, u, e] = [draw(), draw(), draw(), draw(), draw()];
  const seen = x.map((value, i) => Number(0.3 + 0.5 * value + z[i]! + u[i]! > 0));
  const y = x.map((value, i) => (seen[i] ? 1 + value + 0.07 * w[i]! + 0.5 * u[i]! + 0.8 * e[i]! : Number.NaN));
  return { x, z, w, seen, y };
}
