import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type OlsFit, ols } from "../../src/estimators/ols.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { errorOf } from "../data/error-of.ts";
import { expectClose } from "../linalg/expect-close.ts";
import { describeShared, readCase, readSharedCsv, sharedPath } from "../shared.ts";
import { expectNumbers, linearReference, type Numbers } from "./linear-reference.ts";

const { mtcars } = linearReference;
const formula: string = "mpg ~ wt + hp + am";

/** The statistics of a fit under the names of the reference. */
function statistics(fit: OlsFit): Record<string, unknown> {
  const [df1, df2] = fit.tests.model!.df;
  return { ...fit, F: fit.tests.model!.statistic, df1, df2 };
}

function expectLm(fit: OlsFit, expected: (typeof linearReference)["ols"]): void {
  expectNumbers(fit.coef, expected.coefficients, 1e-12);
  expectNumbers(fit.se, expected.se.iid, 1e-12);
  const { r2, adjR2, sigma, rss, F, logLik, aic, bic } = expected;
  expectNumbers(statistics(fit), { r2, adjR2, sigma, rss, F, logLik, aic, bic }, 1e-11);
  expect(fit.tests.model!.df).toEqual(expected.df);
}

describe("ols", () => {
  const fit = ols(formula, mtcars);

  it("agrees with R's lm in coefficients, standard errors and statistics", () => {
    expectLm(fit, linearReference.ols);
    expect(fit).toMatchObject({
      estimator: "ols",
      nobs: 32,
      dfModel: 3,
      dfResidual: 28,
      converged: true,
      warnings: [],
    });
    expect(fit.conventions).toMatchObject({ vcov: "iid", distribution: "t", df: 28, weights: "none", r2: "centred" });
  });

  it.each(["HC0", "HC1", "HC2", "HC3"] as const)("agrees with R's sandwich in %s", (vcov) => {
    expectNumbers(ols(formula, mtcars, { vcov }).se, linearReference.ols.se[vcov], 1e-11);
    expectNumbers(withVcov(fit, vcov).se, linearReference.ols.se[vcov], 1e-11);
  });

  it("takes robust for HC1 and builds the F test of the slopes from it", () => {
    const robust = ols(formula, mtcars, { vcov: "robust" });
    expectNumbers(robust.se, linearReference.ols.se.HC1, 1e-11);
    expectNumbers(statistics(robust), { F: linearReference.ols.waldF_HC1 }, 1e-11);
  });

  it("clusters with Stata's factor and G - 1 degrees of freedom", () => {
    const clustered = ols(formula, mtcars, { vcov: cluster("carb") });
    expectNumbers(clustered.se, linearReference.ols.se.cluster, 1e-11);
    expect(clustered.conventions.df).toBe(5);
    expect(clustered.tests.model!.df).toEqual([3, 5]);
    expect(clustered.warnings.map(({ code }) => code)).toContain("few-clusters");
  });

  it("leaves out the F test, and says so, when clusters allow fewer restrictions than there are slopes", () => {
    const data = { ...mtcars, half: mtcars.gear.map((_: number, row: number) => (row % 2 === 0 ? "a" : "b")) };
    const test = ols(formula, data, { vcov: cluster("half") }).tests.model!;
    expect(test.statistic).toBeNaN();
    expect(test.note).toContain("Not computed");
  });

  it("computes R² around zero without an intercept, as lm does, and says so", () => {
    const through = ols("mpg ~ 0 + wt + hp" as string, mtcars);
    expectLm(through, linearReference.no_intercept);
    expect(through.conventions.r2).toBe("uncentred");
    expect(String(through)).toContain("R² is uncentred");
  });

  it("takes analytic weights as lm takes weights", () => {
    for (const vcov of ["iid", "HC0", "HC1", "HC2", "HC3"] as const) {
      const weighted = ols(formula, mtcars, { vcov, weights: { kind: "analytic", column: "qsec" } });
      expectNumbers(weighted.coef, linearReference.analytic.coefficients, 1e-12);
      expectNumbers(weighted.se, linearReference.analytic.se[vcov], 1e-11);
      if (vcov !== "iid") continue;
      const { r2, adjR2, F, logLik } = linearReference.analytic;
      expectNumbers(statistics(weighted), { r2, adjR2, F, logLik }, 1e-11);
      expect(weighted.conventions.weights).toBe("analytic (qsec)");
    }
  });

  it("takes frequency weights as repeated rows, in every covariance", () => {
    const weights = { kind: "frequency", column: "count" } as const;
    expectLm(ols(formula, mtcars, { weights }), linearReference.frequency);
    for (const vcov of ["HC0", "HC1", "HC2", "HC3"] as const) {
      expectNumbers(ols(formula, mtcars, { vcov, weights }).se, linearReference.frequency.se[vcov], 1e-11);
    }
  });

  it("takes probability weights as analytic ones with robust standard errors and no likelihood", () => {
    const weighted = ols(formula, mtcars, { weights: { kind: "probability", column: "qsec" } });
    expectNumbers(weighted.se, linearReference.analytic.se.HC1, 1e-11);
    expect(weighted.conventions.vcov).toBe("robust");
    expect(weighted.logLik).toBeUndefined();
    const error = errorOf(() =>
      ols(formula, mtcars, { vcov: "iid", weights: { kind: "probability", column: "qsec" } }),
    );
    expect(error.code).toBe("bad-option");
  });

  it("subtracts an offset from the outcome", () => {
    const shifted = {
      ...mtcars,
      rest: mtcars.mpg.map((mpg: number, i: number) => mpg - 2 * mtcars.drat[i]),
      twice: mtcars.drat.map((x: number) => 2 * x),
    };
    const plain = ols("rest ~ wt + hp" as string, shifted);
    const offset = ols("mpg ~ wt + hp" as string, shifted, { offset: "twice" });
    expectNumbers(offset.coef, plain.coef, 1e-12);
    expectNumbers(statistics(offset), { r2: plain.r2, F: plain.tests.model!.statistic, logLik: plain.logLik! }, 1e-11);
  });

  it("has large-sample standard errors, z and chi-square with small: false", () => {
    const large = ols(formula, mtcars, { small: false });
    expectNumbers({ ratio: large.se.wt! / fit.se.wt! }, { ratio: Math.sqrt(28 / 32) }, 1e-12);
    expect(large.conventions).toMatchObject({ distribution: "normal", df: null });
    expect(large.tests.model).toMatchObject({ distribution: "chi2", df: [3] });
  });

  it("is one number with an intercept only, with no test of slopes", () => {
    const mean = ols("mpg ~ 1" as string, mtcars);
    expectNumbers(mean.coef, { "(Intercept)": 20.090625 }, 1e-14);
    expect(mean.r2).toBeCloseTo(0, 12);
    expect(mean.tests).toEqual({});
  });

  it("drops a collinear column and names it", () => {
    const fitted = ols("mpg ~ wt + I(2 * wt) + hp" as string, mtcars);
    expect(fitted.droppedColumns).toEqual([{ name: "I(2 * wt)", reason: "collinear with wt" }]);
    expect(fitted.dfModel).toBe(2);
  });

  it("warns of a perfect fit", () => {
    const warnings = ols("double ~ wt + hp" as string, {
      ...mtcars,
      double: mtcars.wt.map((x: number) => 2 * x + 1),
    }).warnings;
    expect(warnings.map(({ code }) => code)).toEqual(["perfect-fit"]);
    expect(warnings[0]!.message).toContain("'double'");
  });

  it("says its offset, in the record and in the summary", () => {
    const fit = ols("mpg ~ wt" as string, mtcars, { offset: "hp" });
    expect(fit.conventions.offset).toBe("hp");
    expect(String(fit)).toContain("Offset: hp, with coefficient 1.");
    expect(ols("mpg ~ wt" as string, mtcars).conventions).not.toHaveProperty("offset");
  });

  it("refuses numbers whose squares are no numbers, and does not call them a perfect fit", () => {
    for (const scale of [1e200, 1e-200]) {
      const rescaled = { ...mtcars, mpg: mtcars.mpg.map((y: number) => scale * y) };
      const error = errorOf(() => ols("mpg ~ wt" as string, rescaled));
      expect(error.code).toBe("scale-out-of-range");
      expect(error.message).toContain("'mpg ~ wt'");
    }
  });

  it("names the row of the data, not of the sample, whose leverage is 1", () => {
    const alone = mtcars.mpg.map((_: number, i: number) => Number(i === 4));
    const wt = mtcars.wt.map((x: number, i: number) => (i === 0 ? null : x));
    const error = errorOf(() => ols("mpg ~ wt + alone" as string, { ...mtcars, wt, alone }, { vcov: "HC3" }));
    expect(error.code).toBe("undefined-covariance");
    expect(error.message).toContain("row 5 of the data has leverage 1");
    expect(error.facts.row).toBe(5);
  });

  it("warns of columns that are collinear in all but name, and names them", () => {
    const noise = mtcars.qsec.map((x: number, i: number) => mtcars.wt[i] + 1e-8 * (x - 17));
    const warning = ols("mpg ~ wt + twin + hp" as string, { ...mtcars, twin: noise }).warnings[0]!;
    expect(warning.code).toBe("near-collinear");
    expect(warning.columns).toEqual(["wt", "twin"]);
  });

  it("survives columns of wild scales with the same fit", () => {
    const wild = ols("mpg ~ I(wt * 1e-8) + I(hp * 1e10) + am" as string, mtcars);
    expectNumbers(
      { wt: wild.coef["I(wt * 1e-8)"]! * 1e-8, hp: wild.coef["I(hp * 1e10)"]! * 1e10 },
      { wt: fit.coef.wt!, hp: fit.coef.hp! },
      1e-11,
    );
    expect(wild.warnings).toEqual([]);
  });

  it.each([
    ["too-few-rows", "mpg ~ wt + hp", { mpg: [1, 2, 4], wt: [1, 2, 3], hp: [3, 1, 2] }],
    ["constant-outcome", "mpg ~ wt", { mpg: [7, 7, 7, 7], wt: [1, 2, 3, 5] }],
    ["unknown-column", "mpg ~ weight", { mpg: [1, 2, 4], wt: [1, 2, 3] }],
    ["outcome-not-numeric", "mpg ~ wt", { mpg: ["a", "b", "c"], wt: [1, 2, 3] }],
    ["infinite-value", "mpg ~ wt", { mpg: [1, 2, 4], wt: [1, Number.POSITIVE_INFINITY, 3] }],
    ["bad-option", "mpg ~ [wt ~ hp]", { mpg: [1, 2, 4], wt: [1, 2, 2], hp: [3, 1, 2] }],
  ])("refuses with %s: %s", (code, text, data) => {
    expect(errorOf(() => ols(text as string, data)).code).toBe(code);
  });

  it("refuses one row and one cluster", () => {
    expect(errorOf(() => ols("y ~ x" as string, { y: [1], x: [2] })).code).toBe("too-few-rows");
    const data = { ...mtcars, one: mtcars.wt.map(() => 1) };
    expect(errorOf(() => ols(formula, data, { vcov: cluster("one") })).code).toBe("one-cluster");
  });

  it("is frozen, and JSON keeps its record", () => {
    expect(Object.isFrozen(fit)).toBe(true);
    const copy = JSON.parse(JSON.stringify(fit));
    expect(copy.coef).toEqual(fit.coef);
    expect(copy.vcov).toEqual(fit.vcov);
  });

  it("names its coefficients and columns to the compiler", () => {
    const data = { wage: [1, 2, 4, 3], educ: [1, 2, 2, 5] };
    const typed = ols("wage ~ educ", data);
    expectTypeOf(typed.coef.educ).toEqualTypeOf<number>();
    // @ts-expect-error: no such coefficient
    void typed.coef.age;
    // @ts-expect-error: no such column
    expect(() => ols("wage ~ age", data)).toThrow(/age/);
  });
});

/** A polynomial or linear formula for NIST's columns, in I(x^d). */
function nistFormula(design: string, names: readonly string[], size: number): string {
  const regressors = names.filter((name) => name !== "y");
  if (regressors.length > 1) return `y ~ ${regressors.join(" + ")}`;
  if (design.includes("0 + x")) return "y ~ 0 + x";
  return `y ~ x${Array.from({ length: size - 2 }, (_, d) => ` + I(x^${d + 2})`).join("")}`;
}

/** Certified values against the fit: digits of coefficients, then of standard errors. */
function expectCertified(
  data: Readonly<Record<string, ArrayLike<number>>>,
  design: string,
  certified: { coefficients: readonly number[]; standardErrors: readonly number[]; rss: number },
  digits: readonly [number, number],
): void {
  const { coefficients, standardErrors, rss } = certified;
  const fit = ols(nistFormula(design, Object.keys(data), coefficients.length), data);
  expect(fit.droppedColumns).toEqual([]);
  expectClose(Object.values(fit.coef), coefficients, { relative: 10 ** -digits[0] });
  if (rss > 0) {
    expectClose(Object.values(fit.se), standardErrors, { relative: 10 ** -digits[1] });
    expectClose([fit.rss], [rss], { relative: 10 ** -digits[1] });
  } else {
    expect(fit.warnings.map(({ code }) => code)).toContain("perfect-fit");
  }
}

const committed = ["Filip", "Longley", "Norris", "Wampler1", "Wampler5"];
const all = ["NoInt1", "NoInt2", "Norris", "Pontius", "Filip", "Longley", ...[1, 2, 3, 4, 5].map((w) => `Wampler${w}`)];
const digitsOf = (name: string): readonly [number, number] => (name === "Filip" ? [7, 7] : [9, 8]);

describe("ols on NIST's certified data", () => {
  it.each(committed)("%s: 9 digits in coefficients, 8 in standard errors (7 for Filip)", (name) => {
    const set = JSON.parse(readFileSync(new URL(`../reference/nist/${name}.json`, import.meta.url), "utf8"));
    expectCertified(set.data, set.design, set.certified, digitsOf(name));
  });
});

describeShared("ols on all eleven sets of NIST", () => {
  it.each(all)("%s: 9 digits in coefficients, 8 in standard errors (7 for Filip)", (name) => {
    const file = JSON.parse(readFileSync(sharedPath("reference", "nist", `${name}.json`), "utf8"));
    const data = readSharedCsv("reference", "nist", `${name}.csv`) as Record<string, Float64Array>;
    const numbers = (record: Numbers): number[] => Object.values(record);
    const certified = {
      coefficients: numbers(file.coefficients),
      standardErrors: numbers(file.se.classical),
      rss: file.stats.rss,
    };
    expectCertified(data, file.formula, certified, digitsOf(name));
  });
});

/** How the covariances of the reference cases are asked for. */
const kinds: Readonly<Record<string, VcovOption>> = {
  classical: "iid",
  HC0: "HC0",
  HC1: "HC1",
  HC2: "HC2",
  HC3: "HC3",
  cluster_firm_CR1_stata: cluster("firm"),
  cluster_year_CR1_stata: cluster("year"),
  fixest_firm: cluster("firm"),
  fixest_twoway_min: cluster("firm", "year"),
  twoway_multi0_CR1: { cluster: ["firm", "year"], perTerm: true },
};

describeShared("ols on the reference cases", () => {
  it.each(["ols_card", "ols_wage1", "ols_petersen_cluster", "ols_investment_hac"])("%s", (name) => {
    const reference = readCase(name);
    const data = readSharedCsv("reference", ...reference.data.split("/"));
    const fit = ols(reference.formula as string, data);
    expect(fit.nobs).toBe(reference.n);
    expectNumbers(fit.coef, reference.coefficients, 1e-11);
    expectNumbers(statistics(fit), ourStatistics(reference), 1e-10);
    for (const [kind, vcov] of Object.entries(kinds)) {
      if (reference.se[kind] !== undefined) expectNumbers(withVcov(fit, vcov).se, reference.se[kind], 1e-10);
      if (reference.vcov[kind] !== undefined) {
        expectClose(withVcov(fit, vcov).vcov.values.flat(), reference.vcov[kind].flat(), {
          relative: 1e-8,
          absolute: 1e-14,
        });
      }
    }
    expect(fit.warnings).toEqual([]);
  });
});

/** The statistics of a case under our names. R's AIC and BIC count σ as a parameter, ours do not. */
// biome-ignore lint/suspicious/noExplicitAny: the cases have many shapes
function ourStatistics({ stats, n, loglik }: any): Numbers {
  const { r2, adj_r2: adjR2, sigma, F, df1, df2, rss } = stats;
  const known = { r2, adjR2, sigma, F, df1, df2, rss, aic: stats.aic - 2, bic: stats.bic - Math.log(n) };
  return typeof loglik === "number" ? { ...known, logLik: loglik } : known;
}
