import { describe, expect, it } from "vitest";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { coefficientTable } from "../../src/fit/coefficient-table.ts";
import { confint } from "../../src/inference/confint.ts";
import { cluster, type VcovOption } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { tQuantile } from "../../src/special/t.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectMatrix, expectRelative, matrixOf } from "./after-the-fit.ts";
import { byR, grunfeld } from "./dependent-errors.ts";

const formula = "inv ~ value + capital + late";

describe("CR2 and CR3", () => {
  for (const type of ["CR2", "CR3"] as const) {
    const fit = ols(formula, grunfeld, { vcov: cluster("firm", { type }) });
    const expected = byR.fewClusters[type];

    it(`${type} and its degrees of freedom agree with clubSandwich`, () => {
      expectMatrix(matrixOf(fit), expected.vcov, 11);
      fit.vcov.names.forEach((name, j) => {
        expectRelative(fit.conventions.dfByCoefficient![name]!, expected.df[j], 1e-10);
        expectRelative(coefficientTable(fit)[j]!.p, expected.p[j], 1e-9);
      });
      expect(fit.conventions.df).toBe(Math.min(...Object.values(fit.conventions.dfByCoefficient!)));
      expect(fit.conventions.vcov).toBe(`cluster(firm), ${type}`);
    });

    it(`tests of several coefficients under ${type} are Hotelling's T², as in clubSandwich`, () => {
      const slopes = fit.tests.model!;
      expectRelative(slopes.statistic, expected.slopes.F, 1e-9);
      expectRelative(slopes.df[1]!, expected.slopes.df, 1e-9);
      expectRelative(slopes.p, expected.slopes.p, 1e-8);
      const two = wald(fit, ["value = 0", "late = 0"]);
      expectRelative(two.statistic, expected.two.F, 1e-9);
      expectRelative(two.df[1]!, expected.two.df, 1e-9);
      expectRelative(wald(fit, "value = capital").df[1]!, expected.difference.df, 1e-10);
    });
  }

  const fit = ols(formula, grunfeld, { vcov: cluster("firm", { type: "CR2" }) });

  it("analytic weights are precisions, as in the regression on rows times √w", () => {
    const weighted = ols(formula, grunfeld, {
      vcov: cluster("firm", { type: "CR2" }),
      weights: { kind: "analytic", column: "w" },
    });
    expectMatrix(matrixOf(weighted), byR.fewClusters.weighted.vcov, 11);
    weighted.vcov.names.forEach((name, j) => {
      expectRelative(weighted.conventions.dfByCoefficient![name]!, byR.fewClusters.weighted.df[j], 1e-10);
    });
  });

  it("every coefficient has the interval of its own degrees of freedom", () => {
    const { late } = confint(fit).coef;
    const df = fit.conventions.dfByCoefficient!.late!;
    expectRelative(late.high - late.estimate, tQuantile(0.975, df) * fit.se.late, 1e-12);
    expect(Number(df.toFixed(3))).not.toBe(Number(fit.conventions.dfByCoefficient!.value!.toFixed(3)));
    expect(String(fit)).toMatch(/t with [\d.]+ to [\d.]+ \(Satterthwaite\) degrees of freedom, by coefficient/);
  });

  it("clusters of one row give HC2 and HC3", () => {
    const numbered: Record<string, number[]> = { ...grunfeld, row: grunfeld.inv!.map((_, i) => i) };
    const plain = ols(formula, numbered);
    const pairs = { CR2: "HC2", CR3: "HC3" } as const;
    for (const type of ["CR2", "CR3"] as const) {
      expectMatrix(matrixOf(withVcov(plain, cluster("row", { type }))), matrixOf(withVcov(plain, pairs[type])), 11);
    }
  });

  it("a row of frequency weight w is w rows of its cluster", () => {
    const repeated = Object.fromEntries(
      Object.entries(grunfeld).map(([name, values]) => [name, values.flatMap((v, i) => Array(grunfeld.w![i]).fill(v))]),
    ) as typeof grunfeld;
    const vcov = cluster("firm", { type: "CR2" });
    const counted = ols(formula, grunfeld, { vcov, weights: { kind: "frequency", column: "w" } });
    expectMatrix(matrixOf(counted), matrixOf(ols(formula, repeated, { vcov })), 11);
  });

  it("a fit out of JSON tests one coefficient with its degrees of freedom, several with the smallest", () => {
    const parsed = JSON.parse(JSON.stringify(fit)) as typeof fit;
    expect(wald(parsed, "late = 0").df[1]).toBe(fit.conventions.dfByCoefficient!.late);
    expect(wald(parsed, "late = 0").p).toBeCloseTo(wald(fit, "late = 0").p, 12);
    expect(wald(parsed, ["late = 0", "value = 0"])).toMatchObject({
      df: [2, fit.conventions.df],
      note: expect.stringContaining("smallest"),
    });
    expect(coefficientTable(parsed)).toEqual(coefficientTable(fit));
  });

  it("more restrictions than the clusters allow have no test", () => {
    const three = Object.fromEntries(
      Object.entries(grunfeld).map(([name, values]) => [name, values.filter((_, i) => grunfeld.firm![i]! <= 3)]),
    ) as typeof grunfeld;
    const small = ols("inv ~ value + capital + year", three, { vcov: cluster("firm", { type: "CR2" }) });
    expect(small.tests.model).toMatchObject({ statistic: Number.NaN, note: expect.stringContaining("fewer") });
  });

  it("are refused where they are not defined: likelihoods, instruments, several columns, unknown types", () => {
    const data: Record<string, number[]> = {
      ...grunfeld,
      high: grunfeld.inv!.map((x, i) => Number((x * 7 + i) % 2 > 1)),
    };
    const vcov = cluster("firm", { type: "CR2" }) as VcovOption as "HC0";
    const undefinedHere = expect.objectContaining({ code: "undefined-covariance" });
    expect(() => probit("high ~ value", data, { vcov })).toThrow(undefinedHere);
    expect(() => iv("inv ~ capital + [value ~ year]", data, { vcov })).toThrow(undefinedHere);
    const several = cluster("firm", "year", { type: "CR3" });
    const badOption = expect.objectContaining({ code: "bad-option" });
    expect(() => ols(formula, grunfeld, { vcov: several })).toThrow(badOption);
    expect(() => ols(formula, grunfeld, { vcov: { cluster: ["firm"], type: "CR4" as "CR2" } })).toThrow(badOption);
  });
});

describe("CR2 and CR3 after absorbed effects", () => {
  const panel: typeof grunfeld = { ...grunfeld, half: grunfeld.firm!.map((firm, i) => 2 * firm + (i % 2)) };

  it.each(["CR2", "CR3"] as const)("%s are those with dummies where each level lies in one cluster", (type) => {
    const vcov = cluster("firm", { type });
    for (const options of [{ vcov }, { vcov, weights: { kind: "analytic", column: "capital" } }] as const) {
      const absorbed = ols("inv ~ value + year | half", panel, options);
      const dummies = ols("inv ~ value + year + C(half)", panel, options);
      for (const name of ["value", "year"] as const) {
        expectRelative(absorbed.se[name], dummies.se[name], 1e-9);
        expectRelative(absorbed.conventions.dfByCoefficient![name]!, dummies.conventions.dfByCoefficient![name]!, 1e-8);
      }
    }
  });

  it("are refused where effects cross the clusters, and after instruments", () => {
    const vcov = cluster("firm", { type: "CR2" });
    expect(() => ols("inv ~ value + capital | half + year", panel, { vcov })).toThrow("lies in one cluster");
    expect(() => iv("inv ~ capital + [value ~ year] | half", panel, { vcov: vcov as VcovOption as "HC0" })).toThrow(
      expect.objectContaining({ code: "undefined-covariance" }),
    );
  });
});

describeShared("CR2 and CR3 on Petersen's data", () => {
  it("agree with clubSandwich, 500 clusters", () => {
    const { se } = readCase("ols_petersen_cluster");
    const data = readSharedCsv("reference", "data", "sandwich_PetersenCL.csv") as Record<string, Float64Array>;
    const fit = ols("y ~ x", data, { vcov: cluster("firm", { type: "CR2" }) });
    for (const name of ["(Intercept)", "x"] as const) {
      expectRelative(fit.se[name], se.cluster_firm_CR2[name], 1e-11);
      expectRelative(withVcov(fit, cluster("firm", { type: "CR3" })).se[name], se.cluster_firm_CR3[name], 1e-11);
    }
  });
});
