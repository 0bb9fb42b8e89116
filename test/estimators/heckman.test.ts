import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { heckman, type HeckmanFit, type HeckmanOptions } from "../../src/estimators/heckman.ts";
import { EstimandError } from "../../src/errors.ts";
import { modelOf } from "../../src/fit/model.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { expectNumbers } from "./binary-reference.ts";
import { selectionFormulas, selectionSample } from "./selection-sample.ts";

// biome-ignore lint/suspicious/noExplicitAny: a reference file
const reference: any = JSON.parse(
  readFileSync(new URL("../reference/heckman-simulated.json", import.meta.url), "utf8"),
);
const both = ["ml", "two-step"] as const;

type Data = Readonly<Record<string, ArrayLike<unknown>>>;
const fitted = (
  data: Data,
  options: HeckmanOptions = {},
  formulas: { selection: string; outcome: string } = selectionFormulas,
): HeckmanFit => heckman(formulas, data, options);
const sample = selectionSample(5, 400);

function errorOf(run: () => unknown): EstimandError {
  try {
    run();
  } catch (error) {
    if (error instanceof EstimandError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

const prefixed =
  (role: string) =>
  (name: string): string =>
    `${role}:${name}`;

describe("heckman by maximum likelihood", () => {
  it("agrees with sampleSelection on simulated data", () => {
    const { ml } = reference;
    const fit = fitted(reference.data);
    for (const role of ["selection", "outcome"]) {
      expectNumbers(fit.coef, ml[role].coef, 1e-8, prefixed(role));
      expectNumbers(fit.se, ml[role].se, 1e-6, prefixed(role));
    }
    expect(fit.logLik! / ml.logLik).toBeCloseTo(1, 12);
    for (const name of ["sigma", "rho"] as const) {
      expect(fit[name] / ml[name].estimate).toBeCloseTo(1, 8);
      expect(fit.derived![name]!.se / ml[name].se).toBeCloseTo(1, 6);
    }
    expect(fit).toMatchObject({
      converged: true,
      warnings: [],
      nobs: 400,
      nSelected: reference.data.d.filter(Boolean).length,
    });
  });

  it("maps the intervals of ln σ and atanh ρ back, and has a symmetric one for λ", () => {
    const fit = fitted(sample);
    const { sigma, rho, lambda } = fit.derived!;
    const ends = (name: string) => [-1, 1].map((side) => fit.coef[name]! + side * 1.959963984540054 * fit.se[name]!);
    const [lnLow, lnHigh] = ends("lnSigma");
    const [atanhLow, atanhHigh] = ends("atanhRho");
    expect([sigma!.low, sigma!.high]).toEqual([
      expect.closeTo(Math.exp(lnLow!), 12),
      expect.closeTo(Math.exp(lnHigh!), 12),
    ]);
    expect([rho!.low, rho!.high]).toEqual([
      expect.closeTo(Math.tanh(atanhLow!), 12),
      expect.closeTo(Math.tanh(atanhHigh!), 12),
    ]);
    expect(lambda!.estimate).toBeCloseTo(fit.rho * fit.sigma, 13);
    expect(lambda!.high - lambda!.estimate).toBeCloseTo(lambda!.estimate - lambda!.low, 12);
  });

  it("tests ρ = 0 by likelihood ratio, against the two equations estimated apart, and by Wald", () => {
    const fit = fitted(sample);
    const { lrRho, waldRho } = fit.tests;
    const atZero = fit.profile!.find(({ rho }) => rho === 0)!.logLik;
    expect(lrRho!.statistic).toBeCloseTo(2 * (fit.logLik! - atZero), 8);
    expect(waldRho!.statistic).toBeCloseTo((fit.coef.atanhRho! / fit.se.atanhRho!) ** 2, 9);
    expect(lrRho).toMatchObject({ df: [1], distribution: "chi2" });
    expect(String(lrRho)).toContain("ρ = 0");
  });

  it("recovers the truth from repeated samples, with standard errors that tell their spread", () => {
    const truth = { "selection:z": 0.8, "outcome:a": 0.7, lnSigma: Math.log(1.5), atanhRho: Math.atanh(0.6) };
    const fits = Array.from({ length: 36 }, (_, r) => fitted(selectionSample(500 + r, 600)));
    for (const [name, value] of Object.entries(truth)) {
      const draws = fits.map(({ coef }) => coef[name]!);
      const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
      const spread = Math.sqrt(draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (draws.length - 1));
      const stated = fits.reduce((sum, { se }) => sum + se[name]!, 0) / fits.length;
      expect(Math.abs(mean - value) / (spread / 6), name).toBeLessThan(3.5);
      expect(spread / stated, name).toBeGreaterThan(0.7);
      expect(spread / stated, name).toBeLessThan(1.3);
    }
  });

  it("gives the same estimate from the profile of a part of a large sample as from all of it", () => {
    const large = selectionSample(11, 24_000);
    const [auto, whole] = [fitted(large), fitted(large, { profile: "whole" })];
    expect(auto.profileRows).toBe(4800);
    expect(auto.rhoSet).toBeUndefined();
    expect(whole.profileRows).toBe(24_000);
    expect(whole.rhoSet).toHaveLength(1);
    expectNumbers(auto.coef, whole.coef, 1e-9);
    expect(auto.tests.lrRho!.statistic / whole.tests.lrRho!.statistic).toBeCloseTo(1, 9);
  });

  it("stops at the limit of iterations and says so", () => {
    const fit = fitted(sample, { maxIterations: 0 });
    expect(fit.converged).toBe(false);
    expect(fit.warnings.map(({ code }) => code)).toContain("not-converged");
  });
});

describe("heckman in two steps", () => {
  it("agrees with sampleSelection on simulated data", () => {
    const { twoStep } = reference;
    const fit = fitted(reference.data, { method: "two-step" });
    for (const role of ["selection", "outcome"]) {
      expectNumbers(fit.coef, twoStep[role].coef, 1e-7, prefixed(role));
      expectNumbers(fit.se, twoStep[role].se, 1e-6, prefixed(role));
    }
    expect(fit.coef["outcome:lambda"]! / twoStep.lambda.estimate).toBeCloseTo(1, 7);
    expect(fit.se["outcome:lambda"]! / twoStep.lambda.se).toBeCloseTo(1, 6);
    expect([fit.sigma / twoStep.sigma, fit.rho / twoStep.rho]).toEqual([expect.closeTo(1, 7), expect.closeTo(1, 7)]);
  });

  const beyond = selectionSample(3, 300, { rho: 1 });

  it("takes ρ as 1 and σ as |λ| where the estimate of ρ is above 1, and warns", () => {
    const fit = fitted(beyond, { method: "two-step" });
    expect(fit.rho).toBe(1);
    expect(fit.sigma).toBe(fit.lambda);
    expect(fit.conventions.rhoRule).toBe("rhosigma");
    expect(fit.warnings.find(({ code }) => code === "rho-out-of-bounds")!.message).toContain("no correlation");
  });

  it("follows the other rules: σ kept, ρ kept but for the covariance, nothing changed", () => {
    const by = (rhoRule: "rhosigma" | "rhotrunc" | "rholimited" | "rhoforce") =>
      fitted(beyond, { method: "two-step", rhoRule });
    const [rhosigma, rhotrunc, rholimited, rhoforce] = [
      by("rhosigma"),
      by("rhotrunc"),
      by("rholimited"),
      by("rhoforce"),
    ];
    expect(rhotrunc.rho).toBe(1);
    expect(rhotrunc.sigma).toBeLessThan(rhosigma.sigma);
    expect(rholimited.rho).toBeGreaterThan(1);
    expect(rholimited.se).toEqual(rhotrunc.se);
    expect(rhoforce.rho).toBe(rholimited.rho);
    expect(rhoforce.se["outcome:lambda"]).not.toBeCloseTo(rhotrunc.se["outcome:lambda"]!, 8);
    const { lnSigma, ...coefficients } = rhosigma.coef;
    expect(lnSigma).toBe(Math.log(rhosigma.lambda));
    for (const fit of [rhotrunc, rholimited, rhoforce])
      expect(fit.coef).toEqual({ ...coefficients, lnSigma: Math.log(fit.sigma) });
  });

  it("has σ = |λ| with the standard error of |λ|, and ρ without one, where ρ is put at 1", () => {
    for (const vcov of ["iid", "HC0"] as const) {
      const { derived } = fitted(beyond, { method: "two-step", vcov });
      expect(derived!.sigma!.se / derived!.lambda!.se).toBeCloseTo(1, 12);
      expect(derived!.rho!.se).toBeNaN();
    }
  });

  it("takes the first step's covariance from the information asked for", () => {
    const [observed, expected, opg] = (["observed", "expected", "opg"] as const).map((information) =>
      fitted(sample, { method: "two-step", information }),
    );
    expect(observed!.se["selection:a"]).not.toBeCloseTo(expected!.se["selection:a"]!, 6);
    expect(opg!.se["selection:a"]).not.toBeCloseTo(expected!.se["selection:a"]!, 6);
    expect(observed!.se["outcome:a"]).not.toBeCloseTo(expected!.se["outcome:a"]!, 8);
  });
});

describe.each(both)("heckman (%s)", (method) => {
  const fit = fitted(sample, { method });

  it("names its coefficients by equation", () => {
    const ancillary = method === "ml" ? ["lnSigma", "atanhRho"] : ["outcome:lambda", "lnSigma"];
    const inEquations = ["(Intercept)", "a", "b", "z"]
      .map((x) => `selection:${x}`)
      .concat(["(Intercept)", "a", "b"].map((x) => `outcome:${x}`));
    expect(Object.keys(fit.coef)).toEqual([...inEquations, ...ancillary]);
    expect(fit).toMatchObject({
      estimator: "heckman",
      method,
      formula: selectionFormulas,
      outcome: "d, y",
      nobs: 400,
      converged: true,
    });
  });

  it("counts rows twice by a frequency weight of 2 as by writing them twice, in every covariance", () => {
    const count = sample.a.map((_, i) => 1 + (i % 3));
    const rows = Array.from(count.keys()).flatMap((i) => Array.from({ length: count[i]! }, () => i));
    const written = Object.fromEntries(
      Object.entries(sample).map(([name, x]) => [name, Float64Array.from(rows, (i) => x[i]!)]),
    );
    for (const vcov of ["iid", "HC0", "robust", cluster("group")] as const) {
      const weighted = fitted({ ...sample, count }, { method, vcov, weights: { kind: "frequency", column: "count" } });
      const repeated = fitted(written, { method, vcov });
      expectNumbers(weighted.coef, repeated.coef, 1e-9);
      expectNumbers(weighted.se, repeated.se, 1e-8);
      expect([weighted.nobs, weighted.nSelected]).toEqual([repeated.nobs, repeated.nSelected]);
      expect([weighted.sigma, weighted.rho]).toEqual([
        expect.closeTo(repeated.sigma, 9),
        expect.closeTo(repeated.rho, 9),
      ]);
    }
  });

  it("has robust standard errors under probability weights, and no likelihood-ratio test of them", () => {
    const data = { ...sample, p: sample.a.map((_, i) => 1 + (i % 3)) };
    const weighted = fitted(data, { method, weights: { kind: "probability", column: "p" } });
    expect(weighted.conventions.vcov).toBe("robust");
    expect(weighted.tests.lrRho).toBeUndefined();
  });

  it("drops a row for a missing outcome only where it is selected", () => {
    const y = sample.y.slice();
    const selected = Array.from(y.keys()).filter((i) => sample.d[i] === 1);
    y[selected[0]!] = Number.NaN;
    const b = sample.b.slice();
    b[selected[1]!] = Number.NaN;
    const less = fitted({ ...sample, y, b }, { method });
    expect(less.nobs).toBe(398);
    expect(less.nSelected).toBe(fit.nSelected - 2);
    expect(less.rows.dropped.reduce((sum, { count }) => sum + count, 0)).toBe(2);
    expect(fit.rows.dropped).toEqual([]);
  });

  it("does not look at what stands in the outcome's columns where not selected", () => {
    const only = sample.a.map((a, i) => (sample.d[i] === 1 ? a : Number.NaN));
    const y = sample.y.map((value, i) => (sample.d[i] === 1 ? value : -1e300));
    const formulas = { selection: "d ~ a + b + z", outcome: "y ~ only + b" };
    const same = fitted({ ...sample, only, y }, { method }, formulas);
    expect(same.coef["outcome:only"]).toBeCloseTo(fit.coef["outcome:a"]!, 10);
    expect(same.nobs).toBe(400);
  });

  it("is equivariant: scaling and shifting the outcome scales and shifts its estimates", () => {
    const other = fitted({ ...sample, y: sample.y.map((value) => 1000 * value - 5e6) }, { method });
    expect(other.coef["outcome:a"]! / fit.coef["outcome:a"]!).toBeCloseTo(1000, 5);
    expect(other.rho).toBeCloseTo(fit.rho, 8);
    expect(other.sigma / fit.sigma).toBeCloseTo(1000, 5);
  });

  it("moves by an offset in either equation as its algebra says", () => {
    const formulas = { selection: "d ~ a + b + z + offset(z)", outcome: "y ~ a + b + offset(a)" };
    const moved = fitted(sample, { method }, formulas);
    expect(moved.coef["selection:z"]).toBeCloseTo(fit.coef["selection:z"]! - 1, 8);
    expect(moved.coef["outcome:a"]).toBeCloseTo(fit.coef["outcome:a"]! - 1, 8);
    expect(moved.rho).toBeCloseTo(fit.rho, 8);
  });

  it("changes its covariance after the fit as in the call", () => {
    for (const vcov of ["HC0", "robust", cluster("group")] as const) {
      expect(withVcov(fit, vcov).se).toEqual(fitted(sample, { method, vcov }).se);
    }
    expect(errorOf(() => fitted(sample, { method, vcov: "HC3" as never })).code).toBe("undefined-covariance");
  });

  it("is frozen, prints itself, and keeps its numbers in JSON", () => {
    expect(Object.isFrozen(fit)).toBe(true);
    expect(String(fit)).toContain("Heckman selection model");
    const copy = JSON.parse(JSON.stringify(fit));
    expect(copy).toMatchObject({
      coef: fit.coef,
      sigma: fit.sigma,
      rho: fit.rho,
      lambda: fit.lambda,
      selectionLogLik: fit.selectionLogLik,
    });
    expect(JSON.stringify(fit).length).toBeLessThan(12_000);
  });

  it("offers its quantities, E[y | selected] first", () => {
    expect(Object.keys(modelOf(fit)!.quantities)).toEqual([
      "conditional",
      "unconditional",
      "mean",
      "probability",
      "index",
      "mills",
    ]);
  });

  it("refuses an outcome of selection that is not 0 or 1, and one that never or always is 1", () => {
    const code = (d: ArrayLike<number>) => errorOf(() => fitted({ ...sample, d, y: sample.a }, { method })).code;
    expect(code(sample.d.map((x) => 2 * x))).toBe("outcome-not-binary");
    expect(code(sample.d.map(() => 0))).toBe("no-selection");
    expect(code(sample.d.map(() => 1))).toBe("no-selection");
  });

  it("refuses to estimate an outcome equation from fewer selected rows than it has parameters", () => {
    const d = sample.d.map((_, i) => (i % 100 === 0 ? 1 : 0));
    const error = errorOf(() => fitted({ ...sample, d, y: sample.z }, { method }));
    expect(error).toMatchObject({ code: "too-few-rows", facts: { selected: 4, parameters: 4 } });
    expect(error.message).toContain("'d'");
  });

  it("refuses words that are no options, and a missing equation", () => {
    const wrong = (options: object) => errorOf(() => fitted(sample, { method, ...options } as HeckmanOptions)).code;
    expect(wrong({ method: "mle" })).toBe("bad-option");
    expect(wrong({ rhoRule: "clamp" })).toBe("bad-option");
    expect(wrong({ profile: "no" })).toBe("bad-option");
    expect(wrong({ information: "numerical" })).toBe("bad-option");
    expect(errorOf(() => fitted(sample, { method }, { selection: "d ~ a + z" } as never))).toMatchObject({
      code: "bad-option",
    });
  });

  it("finds columns that separate the selected from the others: refuses all, drops some and says so", () => {
    const apart = { ...sample, perfect: sample.d.map((d, i) => d * 3 + Math.sin(i)) };
    const formulas = { selection: "d ~ a + b + z + perfect", outcome: "y ~ a + b" };
    expect(errorOf(() => fitted(apart, { method }, formulas)).code).toBe("complete-separation");
    const dummy = { ...sample, never: sample.d.map((d, i) => (d === 0 && i % 4 === 0 ? 1 : 0)) };
    const some = fitted(dummy, { method }, { selection: "d ~ a + b + z + never", outcome: "y ~ a + b" });
    expect(some.coef["selection:never"]).toBeUndefined();
    expect(some.nobs).toBeLessThan(400);
    expect(some.warnings.length).toBeGreaterThan(0);
  });
});

describe("heckman's options by method", () => {
  it("has no expected information for maximum likelihood", () => {
    expect(errorOf(() => fitted(sample, { information: "expected" })).code).toBe("bad-option");
  });

  it("takes maximum likelihood when no method is named", () => {
    expect(fitted(sample).method).toBe("ml");
  });
});
