import { describe, expect, it } from "vitest";
import type { EstimandError } from "../../src/errors.ts";
import { breuschGodfrey } from "../../src/diagnostics/breusch-godfrey.ts";
import { breuschPagan } from "../../src/diagnostics/breusch-pagan.ts";
import { conditionIndices } from "../../src/diagnostics/condition-indices.ts";
import { durbinWatson } from "../../src/diagnostics/durbin-watson.ts";
import { influence } from "../../src/diagnostics/influence.ts";
import { reset } from "../../src/diagnostics/reset.ts";
import { vif } from "../../src/diagnostics/vif.ts";
import { whiteTest } from "../../src/diagnostics/white-test.ts";
import { iv } from "../../src/estimators/iv.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { byR, expectArrays, expectP, expectTest } from "./linear-reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: columns of a reference data set
type Data = any;

/** What every data set is held to. */
function agrees(data: () => Data, expected: Data, exactDurbinWatson: boolean): void {
  const fit = () => ols(expected.formula as string, data());

  it("Breusch-Pagan in both forms, as lmtest's bptest", () => {
    expectTest(breuschPagan(fit()), expected.bpKoenker);
    expectTest(breuschPagan(fit(), { form: "original" }), expected.bpOriginal);
  });

  it("White in full and in its special form, as the regression by lm", () => {
    expectTest(whiteTest(fit()), expected.white, 1e-8);
    expectTest(whiteTest(fit(), { special: true }), expected.whiteSpecial);
  });

  it("RESET as lmtest's resettest, and in the fit's own covariance as car's linearHypothesis", () => {
    expectTest(reset(fit()), expected.reset, 1e-8);
    expectTest(reset(fit(), { powers: [2] }), expected.reset2, 1e-8);
    expectTest(reset(withVcov(fit(), "HC1")), expected.resetRobust, 1e-8);
  });

  it("Breusch-Godfrey as lmtest's bgtest", () => {
    expectTest(breuschGodfrey(fit()), expected.bg1);
    expectTest(breuschGodfrey(fit(), { order: 2 }), expected.bg2);
    expectTest(breuschGodfrey(fit(), { order: 2, form: "F" }), expected.bgF);
  });

  it("Durbin-Watson as lmtest's dwtest, exact for few rows and approximate for many", () => {
    const test = durbinWatson(fit());
    expect(test.statistic).toBeCloseTo(expected.dwNormal.statistic, 11);
    if (exactDurbinWatson) {
      expectP(test.p, expected.dwExact.p, 1e-7);
      expectP(durbinWatson(fit(), { alternative: "negative" }).p, expected.dwNegative.p, 1e-9);
    } else {
      expectP(test.p, expected.dwNormal.p);
      expectP(durbinWatson(fit(), { alternative: "two-sided" }).p, expected.dwTwoSided.p);
    }
  });

  it("variance inflation as car's vif", () => {
    expectArrays(
      vif(fit()).rows.map((row) => row.vif),
      expected.vif.vif,
    );
  });

  it("Belsley's condition indices and variance shares as R's svd", () => {
    const { rows, conditionNumber } = conditionIndices(fit());
    expectArrays(
      rows.map((row) => row.index),
      expected.belsley.indices,
      1e-10,
    );
    expect(conditionNumber).toBe(rows.at(-1)!.index);
    const names = Object.keys(rows[0]!.varianceShares);
    names.forEach((name, j) => {
      expectArrays(
        rows.map((row) => row.varianceShares[name]!),
        expected.belsley.shares[j],
      );
    });
  });

  it("leverages, studentized residuals, Cook's distances, DFFITS and DFBETA as R's lm", () => {
    sameInfluence(influence(fit()), expected.influence, expected.some);
  });
}

function sameInfluence(
  found: ReturnType<typeof influence>,
  expected: Data,
  some?: readonly number[],
  tolerance = 1e-9,
): void {
  const pick = (values: Float64Array): number[] => (some ?? [...values.keys()]).map((i) => values[i]!);
  expectArrays(pick(found.leverage), expected.hat, tolerance);
  expectArrays(pick(found.studentized), expected.rstudent, tolerance);
  expectArrays(pick(found.cooksDistance), expected.cooks, tolerance);
  expectArrays(pick(found.dffits), expected.dffits, tolerance);
  expectArrays(pick(Object.values(found.dfbeta)[1]!), expected.dfbeta, tolerance);
  if (expected.rstandard !== undefined) expectArrays(pick(found.standardized), expected.rstandard, tolerance);
}

describe("tests of a linear model on Longley's data agree with R:", () => {
  agrees(() => byR.longley.data, byR.longley.fit, true);
});

describe("tests of a linear model on New York's air agree with R:", () => {
  agrees(() => byR.airquality.data, byR.airquality.fit, false);

  it("a category counts as one term, by Fox and Monette's generalized factor", () => {
    const { formula, vif: expected, bpKoenker, white } = byR.airquality.month;
    const fit = ols(formula as string, byR.airquality.data);
    const { rows } = vif(fit);
    expect(rows.map(({ df }) => df)).toEqual(expected.df);
    expectArrays(
      rows.map((row) => row.vif),
      expected.vif,
    );
    expectArrays(
      rows.map((row) => row.adjusted),
      expected.adjusted,
    );
    expectTest(breuschPagan(fit), bpKoenker);
    expectTest(whiteTest(fit), white, 1e-8);
  });

  it("the variance may depend on columns that the formula does not have", () => {
    const { formula, bpKoenker } = byR.airquality.terms;
    expectTest(breuschPagan(ols(formula as string, byR.airquality.data), { terms: "Temp + Day" }), bpKoenker);
  });

  it("influence under analytic weights", () => {
    const weights = { kind: "analytic", column: "Solar.R" } as const;
    sameInfluence(
      influence(ols("Ozone ~ Wind + Temp", byR.airquality.data, { weights })),
      byR.airquality.weighted.influence,
    );
  });
});

describeShared("tests of a linear model on wages agree with R:", () => {
  const wages = () => readSharedCsv("reference", "data", "wooldridge_wage1.csv");
  agrees(wages, byR.wage1, false);

  it("and with the reference case", () => {
    const { tests } = readCase("ols_wage1") as Data;
    const fit = ols(byR.wage1.formula as string, wages());
    expect(breuschPagan(fit).statistic).toBeCloseTo(tests.bp_koenker, 9);
    expect(breuschPagan(fit, { form: "original" }).statistic).toBeCloseTo(tests.bp_original, 9);
    expect(reset(fit).statistic).toBeCloseTo(tests.reset_F_23, 9);
    expect(whiteTest(fit, { special: true }).statistic).toBeCloseTo(tests.white_special_LM, 9);
  });
});

describe("influence on two-stage least squares", () => {
  const formula = "log(packs) ~ [log(price) ~ salestax + tax] + log(income)";

  it("agrees with R's ivreg on cigarettes", () => {
    sameInfluence(influence(iv(formula, byR.cigarettes.data)), byR.cigarettes.iv, byR.cigarettes.iv.some, 1e-8);
  });

  it("is what estimating without the row gives", () => {
    const fit = iv(formula, byR.cigarettes.data);
    const { dfbeta } = influence(fit);
    const without = iv(
      formula,
      Object.fromEntries(
        Object.entries(byR.cigarettes.data as Record<string, number[]>).map(([name, values]) => [
          name,
          values.filter((_, i) => i !== 7),
        ]),
      ),
    );
    for (const name of fit.vcov.names) {
      expect(dfbeta[name]![7]).toBeCloseTo(fit.coef[name]! - without.coef[name]!, 9);
    }
  });
});

describeShared("influence on two-stage least squares with many rows", () => {
  it("agrees with R's ivreg on schooling", () => {
    const card = readSharedCsv("reference", "data", "wooldridge_card.csv");
    const fit = iv("lwage ~ [educ ~ nearc4 + nearc2] + exper + expersq + black + south + smsa", card);
    sameInfluence(influence(fit), byR.card.iv, byR.card.iv.some, 1e-7);
  });
});

describe("tests of linear models", () => {
  const data = byR.airquality.data as Record<string, number[]>;
  const fit = ols("Ozone ~ Wind + Temp", data);
  const refusal = (run: () => unknown): EstimandError => {
    try {
      run();
    } catch (error) {
      return error as EstimandError;
    }
    throw new Error("nothing was thrown");
  };

  it("count a row with frequency weight w as w rows", () => {
    const times = data.Wind!.map((_, i) => 1 + (i % 3));
    const weights = { kind: "frequency", column: "times" } as const;
    const weighted = ols("Ozone ~ Wind + Temp" as string, { ...data, times }, { weights });
    const repeated = Object.fromEntries(
      Object.entries(data).map(([name, values]) => [
        name,
        values.flatMap((value, i) => Array.from({ length: times[i]! }, () => value)),
      ]),
    );
    const duplicated = ols("Ozone ~ Wind + Temp", repeated);
    for (const test of [breuschPagan, whiteTest, reset]) {
      const [one, other] = [test(weighted), test(duplicated)];
      expect(one.statistic).toBeCloseTo(other.statistic, 8);
      expect(one.df).toEqual(other.df);
    }
    expect(refusal(() => breuschGodfrey(weighted)).code).toBe("undefined-test");
  });

  it("refuse models whose errors they do not know, saying which", () => {
    const binary = probit("high ~ Wind" as string, { ...data, high: data.Ozone!.map((x) => Number(x > 40)) });
    expect(refusal(() => breuschPagan(binary))).toMatchObject({ code: "undefined-test" });
    expect(refusal(() => reset(binary)).message).toContain("Probit");
    const saved = JSON.parse(JSON.stringify(fit));
    expect(refusal(() => whiteTest(saved)).code).toBe("needs-data");
  });

  it("refuse options that mean nothing", () => {
    expect(refusal(() => breuschPagan(fit, { form: "studentized" as "koenker" })).code).toBe("bad-option");
    expect(refusal(() => reset(fit, { powers: [1] })).code).toBe("bad-option");
    expect(refusal(() => breuschGodfrey(fit, { order: 0 })).code).toBe("bad-option");
    expect(refusal(() => durbinWatson(fit, { alternative: "less" as "negative" })).code).toBe("bad-option");
  });

  it("refuse options that they do not have: a misspelt one would be ignored in silence", () => {
    const misspelt = { pwers: [2], ordr: 2, frm: "F" } as object;
    for (const test of [breuschPagan, whiteTest, reset, breuschGodfrey, durbinWatson, vif, conditionIndices]) {
      expect(
        refusal(() => test(fit, misspelt)),
        test.name,
      ).toMatchObject({ code: "bad-option" });
      expect(refusal(() => test(fit, misspelt)).message).toContain("has no option 'pwers'");
    }
  });

  it("say when rows are missing between neighbours", () => {
    const holes = { ...data, Wind: data.Wind!.map((x, i) => (i === 40 ? Number.NaN : x)) };
    expect(durbinWatson(ols("Ozone ~ Wind + Temp" as string, holes)).note).toContain(
      "1 left the sample between others",
    );
    expect(breuschGodfrey(fit).note).toBeUndefined();
  });

  it("print themselves", () => {
    expect(String(breuschPagan(fit))).toMatch(
      /^Breusch-Pagan test \(Koenker's form\): χ²\(2\) = [\d.]+, p = 0\.\d{3}\. Null: /,
    );
    expect(String(durbinWatson(fit))).toMatch(/^Durbin-Watson test: d = 1\.\d+, p = 0\.\d{3}\. Null: /);
    expect(String(vif(fit))).toContain("Variance inflation");
    expect(String(conditionIndices(fit))).toContain("(Intercept)");
  });
});
