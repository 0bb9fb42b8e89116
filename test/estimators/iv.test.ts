import { describe, expect, expectTypeOf, it } from "vitest";
import { ivDiagnostics } from "../../src/diagnostics/iv-diagnostics.ts";
import { iv } from "../../src/estimators/iv.ts";
import type { IvFit } from "../../src/estimators/iv-fit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { errorOf } from "../data/error-of.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { bracketed, expectNumbers, linearReference, type Numbers } from "./linear-reference.ts";
import { testsOf } from "./over-identified.ts";

const { cigarettes, mtcars } = linearReference;
const formula: string = "lp ~ lri + [lrp ~ tdiff + rtax]";

/** The numbers of a fit under the names of the committed reference. */
function statistics(fit: IvFit): Record<string, unknown> {
  const { wuHausman, sargan, hansenJ } = testsOf(fit);
  return {
    ...fit,
    wuHausman: wuHausman!.statistic,
    sargan: sargan?.statistic,
    hansenJ: hansenJ?.statistic,
    effectiveF: fit.effectiveF?.statistic,
    critical: fit.effectiveF?.criticalValue,
    AR: fit.tests.andersonRubin?.statistic,
    low: fit.andersonRubin?.stretches[0]?.low,
    high: fit.andersonRubin?.stretches[0]?.high,
  };
}

function expectFirstStages(fit: IvFit, expected: (typeof linearReference)["iv"], robust: boolean): void {
  for (const [name, stage] of Object.entries(fit.firstStage)) {
    const reference = expected.firstStage[name];
    expectNumbers(stage.coef, reference.coef, 1e-10);
    expectNumbers(stage.se, robust ? reference.se_robust : reference.se, 1e-10);
    expectNumbers({ F: stage.partialF.statistic }, { F: robust ? reference.F_robust : reference.F }, 1e-10);
  }
}

function expectAsInR(fit: IvFit, expected: (typeof linearReference)["iv"], robust: boolean): void {
  expectNumbers(fit.coef, expected.coefficients, 1e-11);
  expectNumbers(fit.se, robust ? expected.se.robust : expected.se.iid, 1e-11);
  const { rss, sigma, r2, craggDonald, sargan, hansenJ } = expected;
  expectNumbers(statistics(fit), { rss, sigma, r2, craggDonald }, 1e-10);
  expectNumbers(statistics(fit), { wuHausman: robust ? expected.wuHausman_robust : expected.wuHausman }, 1e-9);
  if (hansenJ > 1e-6) expectNumbers(statistics(fit), robust ? { hansenJ } : { sargan }, 1e-9);
  expectFirstStages(fit, expected, robust);
  const single = robust ? expected.robust : expected.iid;
  if (single === undefined) return;
  const { effectiveF, critical, AR, set } = single;
  expectNumbers(statistics(fit), { effectiveF, critical, AR }, 1e-9);
  expectNumbers(statistics(fit), { low: set[0], high: set[1] }, 1e-9);
}

describe("iv", () => {
  const fit = iv(formula, cigarettes);

  it("agrees with AER's ivreg and its diagnostics", () => {
    expectAsInR(fit, linearReference.iv, false);
    expect(fit).toMatchObject({ nobs: 48, dfModel: 2, dfResidual: 45, converged: true, warnings: [] });
    expect(fit.conventions).toMatchObject({ vcov: "iid", distribution: "t", df: 45, small: true });
    expect(Object.keys(fit.tests)).toEqual(["model", "andersonRubin", "wuHausman", "sargan"]);
  });

  it("carries a robust covariance through first stage, tests and sets, in the call and afterwards", () => {
    for (const robust of [iv(formula, cigarettes, { vcov: "robust" }), withVcov(fit, "HC1")]) {
      expectAsInR(robust, linearReference.iv, true);
      expect(Object.keys(robust.tests)).toEqual(["model", "andersonRubin", "wuHausman", "hansenJ"]);
      expect(testsOf(robust).hansenJ!.name).toContain("Hansen J");
    }
    expectNumbers(withVcov(fit, "HC0").se, linearReference.iv.se.HC0, 1e-11);
  });

  it("carries clusters through, with G - 1 degrees of freedom", () => {
    const clustered = iv(formula, cigarettes, { vcov: cluster("region") });
    expectAsInR(clustered, linearReference.iv_cluster, true);
    expect(clustered.tests.andersonRubin!.df).toEqual([2, 11]);
    expect(clustered.firstStage.lrp!.partialF.df).toEqual([2, 11]);
    expect(clustered.tests.wuHausman!.df).toEqual([1, 11]);
  });

  it("takes analytic weights, and probability weights with robust standard errors", () => {
    const weights = { kind: "analytic", column: "population" } as const;
    expectAsInR(iv(formula, cigarettes, { weights }), linearReference.iv_weighted, false);
    const sampled = iv(formula, cigarettes, { weights: { ...weights, kind: "probability" } });
    expectAsInR(sampled, linearReference.iv_weighted, true);
    expect(sampled.conventions.vcov).toBe("robust");
  });

  it("takes frequency weights as repeated rows", () => {
    const counts = cigarettes.region.map((region: number) => 1 + (region % 3));
    const rows = counts.flatMap((count: number, i: number) => Array<number>(count).fill(i));
    const repeated = Object.fromEntries(
      Object.entries<number[]>(cigarettes).map(([name, column]) => [name, rows.map((i: number) => column[i]!)]),
    );
    for (const vcov of ["iid", "HC1"] as const) {
      const weighted = iv(
        formula,
        { ...cigarettes, counts },
        { vcov, weights: { kind: "frequency", column: "counts" } },
      );
      const expanded = iv(formula, repeated, { vcov });
      expectNumbers(weighted.coef, expanded.coef, 1e-11);
      expectNumbers(weighted.se, expanded.se, 1e-10);
      const numbers = Object.entries(statistics(expanded)).filter(([, value]) => typeof value === "number");
      expectNumbers(statistics(weighted), Object.fromEntries(numbers) as Numbers, 1e-9);
    }
  });

  it("has nothing to say of overidentification when the model is just identified", () => {
    const just = iv("lp ~ lri + [lrp ~ tdiff]" as string, cigarettes);
    expectAsInR(just, linearReference.iv_just, false);
    expectAsInR(withVcov(just, "robust"), linearReference.iv_just, true);
    expect(testsOf(just).sargan).toBeUndefined();
    expect(testsOf(withVcov(just, "robust")).hansenJ).toBeUndefined();
  });

  it("takes two endogenous columns", () => {
    const two = iv("mpg ~ am + [wt + hp ~ disp + cyl + qsec + carb]" as string, mtcars);
    expectAsInR(two, linearReference.iv_two, false);
    expectAsInR(withVcov(two, "robust"), linearReference.iv_two, true);
    expect(Object.keys(two.firstStage)).toEqual(["wt", "hp"]);
    expect(two.effectiveF).toBeUndefined();
    for (const fit of [two, withVcov(two, "robust")]) {
      const { statistic, p } = ivDiagnostics(fit).reducedForm.partialF;
      expectNumbers({ ...fit.tests.andersonRubin }, { statistic, p }, 1e-10);
    }
    expect(two.craggDonaldBound).toMatchObject({ value: 7.56 });
    expect(String(two).replaceAll(/\s+/g, " ")).toContain("7.560 (Stock and Yogo) guards against a bias above 10%");
  });

  it("has Stata's large-sample standard errors with small: false", () => {
    const large = iv(formula, cigarettes, { small: false });
    expectNumbers(large.se, linearReference.iv.se.large, 1e-11);
    expect(large.conventions).toMatchObject({ distribution: "normal", df: null });
    expectNumbers(iv(formula, cigarettes, { small: false, vcov: "robust" }).se, linearReference.iv.se.HC0, 1e-11);
    expect(large.tests.andersonRubin).toMatchObject({ distribution: "chi2", df: [2] });
  });

  it("subtracts an offset from the outcome", () => {
    const data = { ...cigarettes, rest: cigarettes.lp.map((y: number, i: number) => y - cigarettes.lri[i]) };
    const offset = iv(formula, data, { offset: "lri" });
    expectNumbers(offset.coef, iv("rest ~ lri + [lrp ~ tdiff + rtax]" as string, data).coef, 1e-10);
  });

  it("equals least squares when the columns are their own instruments", () => {
    const data = { ...cigarettes, same: cigarettes.lrp };
    const own = iv("lp ~ lri + [lrp ~ same + tdiff]" as string, data);
    expectNumbers(own.coef, ols("lp ~ lri + lrp" as string, data).coef, 1e-9);
  });

  it("keeps the digits of nearly collinear columns", () => {
    const data = { ...cigarettes, far: cigarettes.lri.map((x: number) => x + 1e6) };
    const shifted = iv("lp ~ far + [lrp ~ tdiff + rtax]" as string, data);
    expectNumbers({ far: shifted.coef.far!, lrp: shifted.coef.lrp! }, { far: fit.coef.lri!, lrp: fit.coef.lrp! }, 1e-8);
    expectNumbers({ far: shifted.se.far!, lrp: shifted.se.lrp! }, { far: fit.se.lri!, lrp: fit.se.lrp! }, 1e-8);
    const { sargan, wuHausman } = testsOf(fit);
    const expected = { sargan: sargan!.statistic, wuHausman: wuHausman!.statistic, craggDonald: fit.craggDonald };
    expectNumbers(statistics(shifted), expected, 1e-6);
  });

  it("reads any data and drops incomplete rows, clusters among them", () => {
    const region = cigarettes.region.map((value: number, i: number) => (i === 3 ? null : value));
    const lri = cigarettes.lri.map((value: number, i: number) => (i === 5 ? Number.NaN : value));
    const fitted = iv(formula, { ...cigarettes, region, lri }, { vcov: cluster("region") });
    expect(fitted.rows).toMatchObject({ used: 46 });
  });

  it.each([
    ["under-identified", "lp ~ lri + lrp", {}],
    ["under-identified", "lp ~ [lri + lrp ~ tdiff]", {}],
    ["bad-option", "lp ~ lri + [lrp ~ tdiff]", { method: "3sls" }],
    ["bad-option", "lp ~ lri + [lrp ~ tdiff]", { small: "yes" }],
    ["undefined-covariance", "lp ~ lri + [lrp ~ tdiff]", { vcov: "HC3" }],
    ["constant-outcome", "one ~ lri + [lrp ~ tdiff]", {}],
    ["unknown-column", "lp ~ lri + [lrp ~ tdif]", {}],
  ])("refuses with %s: %s %j", (code, text, options) => {
    const data = { ...cigarettes, one: cigarettes.lp.map(() => 1) };
    expect(errorOf(() => iv(text as string, data, options as object)).code).toBe(code);
  });

  it("names endogenous columns and instruments when there are too few of these", () => {
    const error = errorOf(() => iv("lp ~ [lri + lrp ~ tdiff]" as string, cigarettes));
    expect(error.message).toContain("2 endogenous columns (lri and lrp) and 1 excluded instrument (tdiff)");
  });

  it("refuses instruments that are exactly uncorrelated with the endogenous column", () => {
    const data = { y: [1, 4, 2, 8, 5, 7, 3, 9], x: [1, 2, 1, 2, 1, 2, 1, 2], z: [1, 1, -1, -1, 1, 1, -1, -1] };
    const error = errorOf(() => iv("y ~ [x ~ z]" as string, data));
    expect(error.code).toBe("under-identified");
    expect(error.message).toContain("The instruments z do not move x");
  });

  it("refuses instruments that move two columns only together", () => {
    const signs = (every: number): number[] =>
      Array.from({ length: 16 }, (_, i) => (Math.floor(i / every) % 2 ? 1 : -1));
    const [a, b, c, d] = [signs(1), signs(2), signs(4), signs(8)] as [number[], number[], number[], number[]];
    const data = { a, b, y: a.map((_, i) => i % 5), x: a.map((z, i) => z + c[i]!), w: a.map((z, i) => 2 * z + d[i]!) };
    const error = errorOf(() => iv("y ~ [x + w ~ a + b]" as string, data));
    expect(error.code).toBe("under-identified");
    expect(error.message).toContain("do not move a combination of x and w");
  });

  it("refuses an endogenous column that the exogenous ones determine", () => {
    const data = { ...cigarettes, twice: cigarettes.lri.map((x: number) => 2 * x) };
    const error = errorOf(() => iv("lp ~ lri + [twice ~ tdiff]" as string, data));
    expect(error.code).toBe("under-identified");
    expect(error.message).toContain("twice");
  });

  it("refuses fewer rows than instruments", () => {
    const few = Object.fromEntries(
      Object.entries<number[]>(cigarettes).map(([name, column]) => [name, column.slice(0, 4)]),
    );
    expect(errorOf(() => iv(formula, few)).code).toBe("too-few-rows");
  });

  it("prints first-stage strength and tests, and JSON keeps them", () => {
    expect(String(fit)).toContain("Wu-Hausman test of endogeneity: F(1, 44) = 3.0678");
    const copy = JSON.parse(JSON.stringify(fit));
    expect(copy.andersonRubin).toEqual(fit.andersonRubin);
    expect(copy.firstStage.lrp.partialF.statistic).toBe(fit.firstStage.lrp!.partialF.statistic);
    expect(Object.isFrozen(fit.firstStage.lrp)).toBe(true);
  });

  it("names its coefficients and columns to the compiler, and knows no HC3", () => {
    const data = { y: [1, 4, 2, 8, 5], x: [1, 2, 2, 2, 1], z: [1, 3, 2, 4, 1] };
    const typed = iv("y ~ [x ~ z]", data);
    expectTypeOf(typed.coef.x).toEqualTypeOf<number>();
    // @ts-expect-error: z is an instrument, not a coefficient
    void typed.coef.z;
    // @ts-expect-error: no such column
    expect(() => iv("y ~ [x ~ w]", data)).toThrow(/w/);
    // @ts-expect-error: there are no leverages
    expect(() => iv("y ~ [x ~ z]", data, { vcov: "HC3" })).toThrow(/HC3/);
  });
});

/** How the standard errors of the reference cases are asked for. */
const kinds: Readonly<Record<string, { readonly vcov: VcovOption; readonly small?: false }>> = {
  classical_small: { vcov: "iid" },
  classical_large: { vcov: "iid", small: false },
  HC0: { vcov: "HC0" },
  HC1: { vcov: "HC1" },
  cluster_year_CR1_stata: { vcov: cluster("year") },
};

const pythonKinds: Readonly<Record<string, { readonly vcov: VcovOption; readonly small?: false }>> = {
  unadjusted_large: { vcov: "iid", small: false },
  unadjusted_debiased: { vcov: "iid" },
  robust_large: { vcov: "robust", small: false },
  robust_debiased: { vcov: "robust" },
};

const caseNames = ["card_1z", "card_2z", "card_full", "cig95", "griliches_1e", "hsng2"];

describeShared("iv on the reference cases", () => {
  it.each(caseNames)("iv_%s_2sls (R)", (name) => {
    const { reference, data, text } = caseOf(`iv_${name}_2sls`);
    const fit = iv(text, data);
    expect(fit.nobs).toBe(reference.n);
    expectNumbers(fit.coef, reference.coefficients, 1e-8);
    const { rss, sigma, r2 } = reference.stats;
    expectNumbers(statistics(fit), { rss, sigma, r2, craggDonald: reference.tests.cragg_donald_F }, 1e-9);
    for (const [kind, options] of Object.entries(kinds)) {
      if (reference.se[kind] !== undefined)
        expectNumbers(iv(text, data, options as object).se, reference.se[kind], 1e-9);
    }
    expectTests(fit, withVcov(fit, "HC1"), reference.tests);
  });

  it.each(caseNames.filter((name) => name !== "card_full"))("py_iv_%s (linearmodels)", (name) => {
    const python = readCase(`py_iv_${name}`).estimators["2sls"];
    const { data, text } = caseOf(`iv_${name}_2sls`);
    const fit = iv(text, data);
    expectNumbers(fit.coef, python.coefficients, 1e-8);
    for (const [kind, options] of Object.entries(pythonKinds)) {
      expectNumbers(iv(text, data, options as object).se, python[kind], 1e-8);
    }
    for (const [column, stage] of Object.entries<Numbers>(python.first_stage)) {
      expectNumbers({ ...fit.firstStage[column] }, { partialR2: stage["partial.rsquared"]! }, 1e-8);
    }
    if (testsOf(fit).sargan !== undefined) {
      const { stat, p } = python.tests.sargan;
      expectNumbers({ ...testsOf(fit).sargan }, p > 1e-6 ? { statistic: stat, p } : { statistic: stat }, 1e-8);
    }
  });
});

// biome-ignore lint/suspicious/noExplicitAny: the cases have many shapes
function caseOf(name: string): { reference: any; data: ReturnType<typeof readSharedCsv>; text: string } {
  const reference = readCase(name);
  const path: string = name.includes("hsng2") ? "data/derived_hsng2.csv" : reference.data;
  return { reference, data: readSharedCsv("reference", ...path.split("/")), text: bracketed(reference.formula) };
}

// biome-ignore lint/suspicious/noExplicitAny: the cases have many shapes
function expectTests(fit: IvFit, robust: IvFit, tests: any): void {
  const [name, stage] = Object.entries(fit.firstStage)[0]!;
  expectNumbers(
    { F: stage.partialF.statistic, ...stage },
    { F: tests.weak_F[name], partialR2: tests.partial_R2[name] },
    1e-9,
  );
  expectNumbers({ F: robust.firstStage[name]!.partialF.statistic }, { F: tests.weak_F_HC1[name] }, 1e-9);
  expectNumbers(statistics(robust), { effectiveF: tests.effective_F_MOP_robust }, 1e-9);
  expectNumbers(statistics(fit), { wuHausman: tests.wu_hausman_F, AR: tests.AR_F_at_0 }, 1e-8);
  expect(fit.tests.wuHausman!.df).toEqual(tests.wu_hausman_df);
  if (tests.overid_df > 0) {
    expectNumbers(statistics(fit), { sargan: tests.sargan_chi2 }, 1e-9);
    expectNumbers(statistics(robust), { hansenJ: tests.hansen_J_2step }, 1e-9);
    expect(testsOf(fit).sargan!.df).toEqual([tests.overid_df]);
  }
  const [low, high] = tests.ivmodel.AR_ci95[0];
  if (low === null) expect(fit.andersonRubin!.shape).toBe("empty");
  else expectNumbers(statistics(fit), { low, high }, 1e-9);
}
