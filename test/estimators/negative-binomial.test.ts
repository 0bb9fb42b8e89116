import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { negativeBinomial } from "../../src/estimators/negative-binomial.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { random } from "../../src/random/generator.ts";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import { logLessDigamma } from "../../src/special/log-less-digamma.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";

/** Results of R, made by negative-binomial.R. */
const reference = JSON.parse(readFileSync(new URL("../reference/negative-binomial.json", import.meta.url), "utf8"));
const data = reference.data as Readonly<Record<string, Readonly<Record<string, number[]>>>>;

// biome-ignore lint/suspicious/noExplicitAny: formulas as values, which the compiler cannot check against columns
const estimate = negativeBinomial as any;

describe("negativeBinomial", () => {
  it.each(["quine", "phd"])("agrees with R on the %s data, in the coefficients and in ln α", (name) => {
    const { formula, coefficients, loglik, loglikNull, se } = reference.negativeBinomial[name];
    const fit = estimate(formula, data[name]);
    expect(fit.converged).toBe(true);
    expect(fit.warnings).toEqual([]);
    expectNumbers(fit.coef, coefficients, 1e-8);
    expectNumbers(fit.se, se.observed, 1e-6);
    expect(fit.logLik / loglik).toBeCloseTo(1, 12);
    expect(fit.logLikNull / loglikNull).toBeCloseTo(1, 12);
    expectNumbers(estimate(formula, data[name], { information: "opg" }).se, se.opg, 1e-6);
    expectNumbers(estimate(formula, data[name], { vcov: "HC0" }).se, se.HC0, 1e-6);
  });

  it.each(["quine", "phd"])("has the coefficients and 1/θ of glm.nb, as far as that goes, on the %s data", (name) => {
    const { formula, "glm.nb": theirs } = reference.negativeBinomial[name];
    const fit = estimate(formula, data[name]);
    expectNumbers(fit.coef, theirs.coefficients, 1e-8);
    expect(fit.alpha * theirs.theta).toBeCloseTo(1, 6);
    const { estimate: alpha, se, low, high } = fit.derived.alpha;
    expect(alpha).toBe(Math.exp(fit.coef.lnAlpha));
    expect(se).toBeCloseTo(alpha * fit.se.lnAlpha, 12);
    expect(Math.sqrt(low * high)).toBeCloseTo(alpha, 12);
  });

  it.each(["quine", "phd"])("tests against the Poisson model at the bound of α, on the %s data", (name) => {
    const { formula, loglik, loglikPoisson } = reference.negativeBinomial[name];
    const { overdispersion } = estimate(formula, data[name]).tests;
    expect(overdispersion.statistic / (2 * (loglik - loglikPoisson))).toBeCloseTo(1, 9);
    expect(overdispersion.p / (0.5 * chiSquareSf(overdispersion.statistic, 1))).toBeCloseTo(1, 12);
    expect(estimate(formula, data[name], { vcov: "robust" }).tests.overdispersion.note).toMatch(/robust/);
    const weighted = { ...data[name], w: data[name]!.slow?.map((x) => 1 + x) ?? data[name]!.kids!.map((x) => 1 + x) };
    const sampled = estimate(formula, weighted, { weights: { kind: "probability", column: "w" } });
    expect(sampled.tests.overdispersion).toBeUndefined();
  });

  it("moves the constant by an offset that is one, and ln α not at all", () => {
    const { formula } = reference.negativeBinomial.phd;
    const plain: Fit = estimate(formula, data.phd);
    const shifted: Fit = estimate(formula, { ...data.phd, t: data.phd!.kids!.map(() => 3) }, { offset: "t" });
    expect(shifted.coef["(Intercept)"]).toBeCloseTo(plain.coef["(Intercept)"]! - 3, 9);
    expect(shifted.coef.lnAlpha).toBeCloseTo(plain.coef.lnAlpha!, 9);
    expect(shifted.logLikNull).toBeCloseTo(plain.logLikNull!, 9);
  });

  it("takes a formula without a constant, and compares it with a mean of 1 in every row", () => {
    const fit: Fit = estimate("articles ~ 0 + mentor", data.phd);
    expect(Object.keys(fit.coef)).toEqual(["mentor", "lnAlpha"]);
    const { problem } = modelOf(fit)!;
    const best = Math.max(...Array.from({ length: 400 }, (_, i) => problem!.value(Float64Array.of(0, -2 + i / 100))));
    expect(fit.logLikNull! / best).toBeCloseTo(1, 6);
    expect(fit.logLikNull).toBeGreaterThanOrEqual(best);
  });

  it("finds dispersions that matter only because counts are large, and those of counts in the millions", () => {
    const draw = random(4);
    for (const [scale, alpha] of [
      [1e6, 1e-5],
      [1e6, 0.01],
      [3e4, 2e-4],
      [1e9, 1e-3],
    ] as const) {
      const x = Array.from({ length: 400 }, () => draw.normal());
      // A gamma with mean 1 and variance α is about lognormal, and a Poisson count so large about normal.
      const mean = x.map((xi) => scale * Math.exp(0.3 * xi + Math.sqrt(Math.log1p(alpha)) * draw.normal()));
      const y = mean.map((m) => Math.round(m + Math.sqrt(m) * draw.normal()));
      const fit = negativeBinomial("y ~ x", { x, y });
      expect(fit.warnings).toEqual([]);
      expect(fit.alpha / alpha).toBeGreaterThan(0.8);
      expect(fit.alpha / alpha).toBeLessThan(1.2);
      const { problem, theta } = modelOf(fit)!;
      for (const step of [-1e-3, 1e-3]) {
        const near = theta.map((value, j) => (j === 2 ? value + step : value));
        expect(problem!.value(near)).toBeLessThan(fit.logLik);
      }
    }
  });

  it.each([1e9, 1e12])("converges with counts of %d, to the gamma regression that it is there", (size) => {
    const draw = random(5);
    const x = Array.from({ length: 300 }, () => draw.normal());
    const y = x.map((each) => Math.round(size * draw.exponential() * Math.exp(each / 2)));
    const fit = negativeBinomial("y ~ x", { x, y });
    expect(fit.converged).toBe(true);
    expect(fit.warnings).toEqual([]);
    const ratios = y.map((each, i) => each / Math.exp(fit.coef["(Intercept)"] + fit.coef.x * x[i]!));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / 300;
    expect(mean(ratios.map((ratio) => ratio - 1))).toBeCloseTo(0, 8);
    expect(mean(ratios.map((ratio, i) => (ratio - 1) * x[i]!))).toBeCloseTo(0, 8);
    const deviance = mean(ratios.map((ratio) => ratio - 1 - Math.log(ratio)));
    expect(logLessDigamma(1 / fit.alpha) / deviance).toBeCloseTo(1, 7);
  });

  it("drops a dummy with zeros only together with its rows, and says so", () => {
    const n = [0, 0, 0, 9, 1, 3, 0, 14, 4, 0, 2, 0];
    const rows = { n, d: n.map((_, i) => Number(i < 2)), x: [1, 2, 3, 4, 1, 2, 2, 1, 5, 3, 1, 2] };
    const fit = negativeBinomial("n ~ d + x", rows);
    expect(fit.warnings[0]).toMatchObject({ code: "quasi-separation", columns: ["d"], rows: 2 });
    const kept = negativeBinomial("n ~ x", { n: n.slice(2), x: rows.x.slice(2) });
    expectNumbers(fit.coef, kept.coef, 1e-10);
    expect(() => negativeBinomial("n ~ d + x", rows, { separation: "error" })).toThrow(/'d'/);
  });

  it("draws bootstrap samples again from the start", () => {
    const { formula } = reference.negativeBinomial.phd;
    const vcov = { bootstrap: { replications: 60, seed: 3 } };
    const drawn: Fit = estimate(formula, data.phd, { vcov });
    const robust: Fit = estimate(formula, data.phd, { vcov: "robust" });
    expect(drawn.se.lnAlpha! / robust.se.lnAlpha!).toBeGreaterThan(0.7);
    expect(drawn.se.lnAlpha! / robust.se.lnAlpha!).toBeLessThan(1.4);
  });
});

describeShared("negativeBinomial on the reference case", () => {
  it("has the estimates of R's glm.nb on the visits to doctors, and gretl's standard errors, which do not take α as known", () => {
    const { formula, coefficients, loglik, data: file } = readCase("negbin_doctorvisits");
    const fit = estimate(formula, readSharedCsv("reference", ...(file as string).split("/")));
    const { theta, ...others } = coefficients as Record<string, number>;
    expectNumbers(fit.coef, { ...others, lnAlpha: -Math.log(theta!) }, 1e-9);
    expect(fit.logLik / loglik).toBeCloseTo(1, 12);
    const { "negbin:se": gretl } = readCase("gretl_all").values;
    Object.keys(others).forEach((name, j) => expect(fit.se[name] / gretl[j], name).toBeCloseTo(1, 7));
  });
});
