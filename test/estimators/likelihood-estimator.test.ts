import { describe, expect, it } from "vitest";
import type { LikelihoodDefinition } from "../../src/estimators/likelihood-definition.ts";
import { likelihoodEstimator } from "../../src/estimators/likelihood-estimator.ts";
import { ols } from "../../src/estimators/ols.ts";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { random } from "../../src/random/generator.ts";

/** The normal regression, its ln σ a predictor of its own. */
const normal: Likelihood<"mean" | "lnSigma", "y"> = {
  predictors: ["mean", "lnSigma"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const precision = Math.exp(-eta.lnSigma[i]!);
      const e = (outcome.y[i]! - eta.mean[i]!) * precision;
      value[i] = -0.5 * Math.log(2 * Math.PI) - eta.lnSigma[i]! - 0.5 * e * e;
      first.mean[i] = e * precision;
      first.lnSigma[i] = e * e - 1;
      second.mean_mean[i] = -precision * precision;
      second.mean_lnSigma[i] = -2 * e * precision;
      second.lnSigma_lnSigma[i] = -2 * e * e;
    }
  },
};

const common = {
  estimator: "normalRegression",
  title: "Normal regression",
  likelihood: normal,
  quantities: {},
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
} satisfies Partial<LikelihoodDefinition<"mean" | "lnSigma", "y">>;

const oneEquation = likelihoodEstimator({ ...common, equations: [{ role: "", predictor: "mean" }] });
const twoEquations = likelihoodEstimator({
  ...common,
  equations: [
    { role: "mean", predictor: "mean" },
    { role: "spread", predictor: "lnSigma" },
  ],
});

const n = 300;
const draw = random(4);
const x = Array.from({ length: n }, () => draw.normal());
const z = Array.from({ length: n }, () => draw.normal());
const y = x.map((value, i) => 1 + 2 * value + Math.exp(0.2 + 0.4 * z[i]!) * draw.normal());

describe("an estimator made from a definition", () => {
  it("names a predictor without an equation as an ancillary parameter, and estimates it with the others", () => {
    const fit = oneEquation("y ~ x", { y, x });
    const least = ols("y ~ x", { y, x });
    expect(Object.keys(fit.coef)).toEqual(["(Intercept)", "x", "lnSigma"]);
    expect(fit.coef.x! / least.coef.x).toBeCloseTo(1, 11);
    const rss = y.reduce((sum, value, i) => sum + (value - least.coef["(Intercept)"] - least.coef.x * x[i]!) ** 2, 0);
    expect(Math.exp(2 * fit.coef.lnSigma!)).toBeCloseTo(rss / n, 10);
    expect(fit.se.lnSigma).toBeCloseTo(Math.sqrt(1 / (2 * n)), 10);
    expect(fit).toMatchObject({ converged: true, dfModel: 1, dfResidual: n - 3 });
    expect(fit.logLikNull).toBeUndefined();
    expect(fit.tests.model!.name).toBe("Wald test");
  });

  it("prefixes the names of several equations by their roles, and tests all slopes", () => {
    const fit = twoEquations({ mean: "y ~ x", spread: "y ~ z" }, { y, x, z });
    expect(Object.keys(fit.coef)).toEqual(["mean:(Intercept)", "mean:x", "spread:(Intercept)", "spread:z"]);
    expect(Math.abs(fit.coef["mean:x"]! - 2)).toBeLessThan(4 * fit.se["mean:x"]!);
    expect(Math.abs(fit.coef["spread:z"]! - 0.4)).toBeLessThan(4 * fit.se["spread:z"]!);
    expect(fit.tests.model!.df).toEqual([2]);
    expect(fit.formula).toEqual({ mean: "y ~ x", spread: "y ~ z" });
  });

  it("has the same covariance in either parametrization of a constant", () => {
    const ancillary = oneEquation("y ~ x", { y, x }, { vcov: "robust" });
    const equation = twoEquations({ mean: "y ~ x", spread: "y ~ 1" }, { y, x }, { vcov: "robust" });
    expect(equation.se["spread:(Intercept)"]! / ancillary.se.lnSigma!).toBeCloseTo(1, 10);
    expect(equation.se["mean:x"]! / ancillary.se.x!).toBeCloseTo(1, 10);
  });

  it("refuses a missing formula, and an information that the likelihood does not have", () => {
    expect(() => twoEquations({ mean: "y ~ x" }, { y, x })).toThrow(/'spread' is missing/);
    expect(() => twoEquations("y ~ x", { y, x })).toThrow(/takes a record of formulas/);
    expect(() => oneEquation({ a: "y ~ x" }, { y, x })).toThrow(/takes one formula/);
    expect(() => oneEquation("y ~ x", { y, x }, { information: "expected" })).toThrow(/no expected information/);
    expect(() => oneEquation("y ~ x", { y, x }, { vcov: "HC3" })).toThrow(/no leverages/);
  });
});
