import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { influence } from "../../src/diagnostics/influence.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import type { IvOptions } from "../../src/estimators/iv-options.ts";
import { ols } from "../../src/estimators/ols.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { residuals } from "../../src/inference/fitted.ts";
import { hac } from "../../src/inference/hac-spec.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { errorOf } from "../data/error-of.ts";
import { simulatedIv } from "../diagnostics/iv-data.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { bracketed, expectNumbers, linearReference, type Numbers } from "./linear-reference.ts";
import { testsOf } from "./over-identified.ts";

// biome-ignore lint/suspicious/noExplicitAny: a reference file has many shapes
const reference: any = JSON.parse(readFileSync(new URL("../reference/iv-methods.json", import.meta.url), "utf8"));
const { cigarettes } = linearReference;
const mtcars = {
  ...linearReference.mtcars,
  group: linearReference.mtcars.mpg.map((_: number, i: number) => (i + 1) % 11),
};
const models = [
  { name: "cigarettes", data: cigarettes, formula: "lp ~ lri + [lrp ~ tdiff + rtax]", groups: "region" },
  { name: "mtcars", data: mtcars, formula: "mpg ~ am + [wt + hp ~ disp + cyl + qsec + carb]", groups: "group" },
] as const;

const kClasses: Readonly<Record<string, IvOptions>> = {
  liml: { method: "liml" },
  fuller1: { method: "fuller" },
  fuller4: { method: "fuller", alpha: 4 },
  half: { method: "kclass", k: 0.5 },
};
const gmms = { two: "gmm", iterated: "gmm-iterated", cue: "gmm-cue" } as const;

describe.each(models)("iv's methods against their definitions in R: $name", ({ name, data, formula, groups }) => {
  const fitted = (options: IvOptions): IvFit => iv(formula as string, data, options);

  it.each(Object.keys(kClasses))("%s", (method) => {
    const expected = reference[name][method];
    const fit = fitted(kClasses[method]!);
    expectNumbers({ ...fit }, { k: expected.k }, 1e-11);
    expectNumbers(fit.coef, expected.coefficients, 1e-9);
    expectNumbers(fit.se, expected.iid, 1e-9);
    expectNumbers(withVcov(fit, "HC0").se, expected.HC0, 1e-9);
    const clustered = fitted({ ...kClasses[method], vcov: cluster(groups), small: false });
    expectNumbers(clustered.se, expected.cluster, 1e-9);
    expectNumbers({ ...testsOf(fit).sargan }, { statistic: expected.sargan }, 1e-7);
    if (method !== "half") expectNumbers(withVcov(fit, "bekker").se, expected.bekker, 1e-9);
  });

  it.each(["two", "iterated", "cue"] as const)("GMM: %s", (steps) => {
    const expected = reference[name].gmm[steps];
    const tolerance = 1e-9;
    const fit = fitted({ method: gmms[steps], small: false });
    expect(fit.converged).toBe(true);
    expectNumbers(fit.coef, expected.coefficients, tolerance);
    expectNumbers(withVcov(fit, "HC0").se, expected.HC0, tolerance);
    expectNumbers(withVcov(fit, "efficient").se, expected.efficient, tolerance);
    expectNumbers({ ...testsOf(fit).hansenJ }, { statistic: expected.J }, 1e-7);
    expectNumbers(fitted({ method: gmms[steps], vcov: "iid" }).se, expected.iid, tolerance);
    const clustered = reference[name].gmm_cluster[steps];
    const byGroups = fitted({ method: gmms[steps], vcov: cluster(groups), small: false });
    expect(byGroups.weightMatrix).toBe(`cluster(${groups})`);
    expectNumbers(byGroups.coef, clustered.coefficients, tolerance);
    expectNumbers(withVcov(byGroups, "efficient").se, clustered.efficient, tolerance);
  });
});

const formula = "lp ~ lri + [lrp ~ tdiff + rtax]" as string;

describe("iv's methods", () => {
  it("are two-stage least squares when the model is just identified", () => {
    const just = "lp ~ lri + [lrp ~ tdiff]" as string;
    const expected = iv(just, cigarettes);
    for (const method of ["liml", "gmm", "gmm-iterated", "gmm-cue"] as const) {
      const fit = iv(just, cigarettes, { method });
      expectNumbers(fit.coef, expected.coef, 1e-9);
      expect(testsOf(fit).hansenJ ?? testsOf(fit).sargan).toBeUndefined();
    }
  });

  it("are LIML by continuous updating with iid weights, and least squares at k = 0", () => {
    const updated = iv(formula, cigarettes, { method: "gmm-cue", weightMatrix: "iid" });
    expectNumbers(updated.coef, iv(formula, cigarettes, { method: "liml" }).coef, 1e-8);
    const { coef, se } = iv(formula, cigarettes, { method: "kclass", k: 0 });
    const least = ols("lp ~ lri + lrp" as string, cigarettes);
    expectNumbers(coef, least.coef, 1e-10);
    expectNumbers(se, least.se, 1e-10);
  });

  it.each(["liml", "fuller", "gmm", "gmm-iterated", "gmm-cue"] as const)("take frequency weights: %s", (method) => {
    const counts = cigarettes.region.map((region: number) => 1 + (region % 3));
    const rows = counts.flatMap((count: number, i: number) => Array<number>(count).fill(i));
    const repeated = Object.fromEntries(
      Object.entries<number[]>(cigarettes).map(([name, column]) => [name, rows.map((i: number) => column[i]!)]),
    );
    const weights = { kind: "frequency", column: "counts" } as const;
    const weighted = iv(formula, { ...cigarettes, counts }, { method, weights, vcov: "HC1" });
    const expanded = iv(formula, repeated, { method, vcov: "HC1" });
    expectNumbers(weighted.coef, expanded.coef, 1e-8);
    expectNumbers(weighted.se, expanded.se, 1e-8);
  });

  it.each([
    ["liml", 1e6],
    ["gmm", 1e3],
  ] as const)("keep the digits of nearly collinear columns: %s", (method, shift) => {
    const data = { ...cigarettes, far: cigarettes.lri.map((x: number) => x + shift) };
    const fit = iv(formula, cigarettes, { method });
    const shifted = iv("lp ~ far + [lrp ~ tdiff + rtax]" as string, data, { method });
    const { lri: far, lrp } = fit.coef as Numbers;
    expectNumbers(shifted.coef, { far: far!, lrp: lrp! }, 1e-8);
    expectNumbers(shifted.se, { far: fit.se.lri!, lrp: fit.se.lrp! }, 1e-8);
  });

  it("take autocorrelated weights, and fix what a rule chose", () => {
    const fit = iv(formula, cigarettes, { method: "gmm-iterated", vcov: hac({ lags: 2 }) });
    expect(fit.weightMatrix).toBe("hac(Bartlett, 2 lags)");
    expect(fit.converged).toBe(true);
    const ruled = iv(formula, cigarettes, { method: "gmm", weightMatrix: hac({ rule: "stock-watson" }) });
    expect(ruled.weightMatrix).toContain("2 lags");
  });

  it("estimate again in a bootstrap and after JSON", () => {
    const fit = iv(formula, cigarettes, { method: "liml", vcov: bootstrap({ seed: 1, replications: 50 }) });
    expect(fit.se.lrp! / iv(formula, cigarettes, { method: "liml" }).se.lrp!).toBeGreaterThan(0.5);
    expect(String(reviveFit(JSON.stringify(fit)))).toBe(String(fit));
    expect(String(fit)).toContain("limited-information maximum likelihood");
  });

  it("leave influence to two-stage least squares", () => {
    expect(errorOf(() => influence(iv(formula, cigarettes, { method: "gmm" }))).code).toBe("undefined-test");
  });

  it.each([
    ["bad-option", { method: "3sls" }, /3sls/],
    ["bad-option", { alpha: 1 }, /fuller/],
    ["bad-option", { method: "fuller", alpha: -1 }, /alpha/],
    ["bad-option", { method: "kclass" }, /k:/],
    ["bad-option", { method: "liml", k: 1 }, /kclass/],
    ["bad-option", { method: "kclass", k: 20 }, /k must be below/],
    ["bad-option", { weightMatrix: "robust" }, /GMM/],
    ["undefined-covariance", { vcov: "efficient" }, /GMM/],
    ["undefined-covariance", { method: "gmm", vcov: "bekker" }, /LIML/],
    ["undefined-covariance", { method: "gmm", vcov: cluster("half") }, /2 clusters cannot weigh 4 instruments/],
  ])("refuse with %s: %j", (code, options, words) => {
    const half = cigarettes.lp.map((_: number, i: number) => i % 2);
    const error = errorOf(() => iv(formula, { ...cigarettes, half }, options as IvOptions));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });

  it("know no HC3 and no other words to the compiler", () => {
    const data = { y: [1, 4, 2, 8, 5, 3], x: [1, 2, 2, 2, 1, 3], z: [1, 3, 2, 4, 1, 2], w: [2, 1, 1, 3, 2, 2] };
    expectTypeOf(iv("y ~ [x ~ z + w]", data, { method: "liml" }).coef.x).toEqualTypeOf<number>();
    // @ts-expect-error: no such method
    expect(() => iv("y ~ [x ~ z + w]", data, { method: "ols" })).toThrow(/ols/);
    // @ts-expect-error: there are no leverages
    expect(() => iv("y ~ [x ~ z + w]", data, { method: "gmm", vcov: "HC3" })).toThrow(/HC3/);
  });
});

const caseNames = ["card_1z", "card_2z", "card_full", "cig95", "griliches_1e", "hsng2"];

// biome-ignore lint/suspicious/noExplicitAny: the cases have many shapes
function caseOf(name: string): { expected: any; data: ReturnType<typeof readSharedCsv>; text: string } {
  const expected = readCase(name);
  const path: string = name.includes("hsng2") ? "data/derived_hsng2.csv" : expected.data;
  return { expected, data: readSharedCsv("reference", ...path.split("/")), text: bracketed(expected.formula) };
}

describe("GMM with absorbed effects", () => {
  it("counts those nested in the clusters of its weights as two-stage least squares does, which it is when just identified", () => {
    const data: Record<string, Float64Array> = { ...simulatedIv({ rows: 240, strength: [0.5], seed: 7 }) };
    data.firm = Float64Array.from({ length: 240 }, (_, i) => Math.floor(i / 6));
    data.year = Float64Array.from({ length: 240 }, (_, i) => i % 6);
    for (const formula of [
      "y ~ w + [x ~ z1] | firm",
      "y ~ w + [x ~ z1] | firm + year",
      "y ~ w + [x ~ z1] | year",
    ] as string[]) {
      const vcov = cluster("firm");
      const { se } = iv(formula, data, { vcov });
      expectNumbers(iv(formula, data, { method: "gmm", vcov: "efficient", weightMatrix: vcov }).se, se, 1e-8);
    }
  });
});

describeShared("iv's methods on the reference cases", () => {
  it.each(caseNames)("iv_%s_liml (R)", (name) => {
    const { expected, data, text } = caseOf(`iv_${name}_liml`);
    for (const [method, { kappa, ...at }] of [
      ["liml", { ...expected, kappa: expected.stats.kappa }],
      ["fuller", { ...expected.fuller1 }],
    ] as const) {
      const fit = iv(text, data, { method });
      expectNumbers({ ...fit }, { k: kappa }, 1e-10);
      expectNumbers(fit.coef, at.coefficients, 1e-8);
      expectNumbers(fit.se, at.se.classical_small, 1e-8);
      expectNumbers(iv(text, data, { method, small: false }).se, at.se.classical_large, 1e-8);
      expectNumbers(withVcov(fit, "HC0").se, at.se.HC0_PX_stata, 1e-8);
    }
  });

  it.each(caseNames)("iv_%s_gmm2 (R)", (name) => {
    const { expected, data, text } = caseOf(`iv_${name}_gmm2`);
    const fit = iv(text, data, { method: "gmm", small: false });
    expectNumbers(fit.coef, expected.coefficients, 1e-8);
    expectNumbers(fit.se, expected.se.sandwich_stata_robust, 1e-8);
    expectNumbers(withVcov(fit, "efficient").se, expected.se.W_first_step_residuals, 1e-8);
    if (expected.stats.J_df === 0) return;
    expectNumbers({ ...testsOf(fit).hansenJ }, { statistic: expected.stats.J }, 1e-8);
    const iterated = iv(text, data, { method: "gmm-iterated" });
    expectNumbers(iterated.coef, expected.coefficients_iterated, 1e-6);
    expectNumbers({ ...testsOf(iterated).hansenJ }, { statistic: expected.J_iterated }, 1e-6);
  });

  it.each(caseNames.filter((name) => name !== "card_full"))("py_iv_%s (linearmodels)", (name) => {
    const { liml, gmm2 } = readCase(`py_iv_${name}`).estimators;
    const { data, text } = caseOf(`iv_${name}_2sls`);
    const byLiml = iv(text, data, { method: "liml", small: false });
    expectNumbers(byLiml.coef, liml.coefficients, 1e-8);
    expectNumbers(byLiml.se, liml.unadjusted_large, 1e-8);
    const byGmm = iv(text, data, { method: "gmm", small: false });
    expectNumbers(byGmm.coef, gmm2.coefficients, 1e-7);
    expectNumbers(byGmm.se, gmm2.robust_large, 1e-7);
    expectNumbers(iv(text, data, { method: "gmm" }).se, gmm2.robust_debiased, 1e-7);
    // linearmodels centres the residuals here; ours are not.
    const mean = residuals(byGmm).reduce((sum, e) => sum + e, 0) / byGmm.nobs;
    const centring = Math.sqrt(1 - (byGmm.nobs * mean * mean) / byGmm.rss);
    const { se } = withVcov(byGmm, "iid");
    const centred = Object.fromEntries(Object.entries<number>(se).map(([column, value]) => [column, value * centring]));
    expectNumbers(centred, gmm2.unadjusted_large, 1e-7);
  });
});
