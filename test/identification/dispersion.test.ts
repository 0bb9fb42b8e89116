import { describe, expect, it } from "vitest";
import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
import { poisson } from "../../src/estimators/poisson.ts";
import { modelOf } from "../../src/fit/model.ts";
import { predict } from "../../src/inference/predict.ts";
import { wald } from "../../src/inference/wald.ts";
import { random } from "../../src/random/generator.ts";

const draw = random(8);
const x = Array.from({ length: 300 }, () => draw.normal());
/** Counts of five trials: their variance is below their mean. */
const trials = x.map(
  (xi) => Array.from({ length: 5 }, () => draw.bernoulli(1 / (1 + Math.exp(-xi)))).filter(Boolean).length,
);

describe("the dispersion of a negative binomial model", () => {
  const fit = negativeBinomial("y ~ x", { x, y: trials });
  const plain = poisson("y ~ x", { x, y: trials }, { vcov: "iid" });

  it("is 0, with a warning that names poisson, where counts vary less than Poisson counts", () => {
    expect(fit.warnings).toMatchObject([{ code: "boundary", parameter: "lnAlpha" }]);
    expect(String(fit)).toMatch(/Use poisson/);
    expect([fit.alpha, fit.coef.lnAlpha, fit.derived]).toEqual([0, Number.NEGATIVE_INFINITY, {}]);
    expect(fit.se.lnAlpha).toBeNaN();
    expect(`${fit}`).toMatch(/lnAlpha +−∞ +· +· +·/);
    expect(fit.tests.overdispersion).toMatchObject({ statistic: 0, p: 1 });
    for (const name of ["(Intercept)", "x"] as const) {
      expect(fit.coef[name]).toBeCloseTo(plain.coef[name], 10);
      expect(fit.se[name]).toBeCloseTo(plain.se[name], 10);
    }
    expect(fit.logLik).toBeCloseTo(plain.logLik, 10);
  });

  it("is at the maximum there: no α above 0 has a higher likelihood, whatever the coefficients nearby", () => {
    const { problem, theta } = modelOf(fit)!;
    for (let lnAlpha = -12; lnAlpha < 3; lnAlpha += 0.5) {
      for (const step of [-0.02, 0, 0.02]) {
        expect(problem!.value(Float64Array.of(theta[0]! + step, theta[1]! - step, lnAlpha))).toBeLessThan(fit.logLik);
      }
    }
  });

  it("leaves predictions and robust standard errors those of poisson at the bound", () => {
    expect(predict(fit, { x: [0, 1] }).estimate[1]).toBeCloseTo(Math.exp(plain.coef["(Intercept)"] + plain.coef.x), 9);
    const robust = poisson("y ~ x", { x, y: trials }, { vcov: "HC0" });
    expect(negativeBinomial("y ~ x", { x, y: trials }, { vcov: "HC0" }).se.x).toBeCloseTo(robust.se.x, 10);
  });

  it("leaves tests of the coefficients what they are for poisson, and has none of ln α itself", () => {
    expect(wald(fit, "x = 0").statistic / wald(plain, "x = 0").statistic).toBeCloseTo(1, 9);
    expect(() => wald(fit, "lnAlpha = 0")).toThrow(/variance of the tested combination is zero/);
  });

  it("is found also where the likelihood falls first as α leaves 0 and rises higher after", () => {
    // One group of large counts without variation outweighs, at α = 0, many small ones with much of it.
    const small = Array.from({ length: 200 }, (_, i) => (i % 4 === 0 ? 4 : 0));
    const y = [...small, 5000, 5000];
    const big = y.map((_, i) => Number(i >= 200));
    const mixed = negativeBinomial("y ~ big", { y, big });
    const none = poisson("y ~ big", { y, big }, { vcov: "iid" });
    const excess = y.reduce((sum, yi, i) => sum + (yi - (i < 200 ? 1 : 5000)) ** 2 - yi, 0);
    expect(excess).toBeLessThan(0);
    expect(mixed.warnings).toEqual([]);
    expect(mixed.alpha).toBeGreaterThan(0.1);
    expect(mixed.logLik).toBeGreaterThan(none.logLik + 10);
  });

  it("raises no warning on overdispersed counts", () => {
    const y = x.map((xi) => Math.floor(draw.exponential() * 2 * Math.exp(0.4 * xi)));
    expect(negativeBinomial("y ~ x", { x, y }).warnings).toEqual([]);
  });
});
