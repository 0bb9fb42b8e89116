import { describe, expect, it } from "vitest";
import { probit, probitDefinition } from "../../src/estimators/probit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import {
  type BinaryEstimator,
  expectGoldCase,
  expectInfert,
  expectNumbers,
  expectSharedCase,
  infert,
  infertFormula,
  ourName,
} from "./binary-reference.ts";

const estimate: BinaryEstimator = (formula, data, options) => probit(formula as string, data, options);
const healthy = () => estimate(infertFormula, infert.data);

describe("probit", () => {
  it("agrees with R on the infert data: coefficients, log-likelihoods, and every kind of standard error", () => {
    expectInfert(estimate, infert.probit);
  });

  it("agrees with R under frequency weights", () => {
    const weighted = estimate(infertFormula, infert.data, { weights: { kind: "frequency", column: "weight" } });
    expectNumbers(weighted.coef, infert.probitWeighted.coefficients, 1e-10, ourName);
    expectNumbers(weighted.se, infert.probitWeighted.se.observed!, 1e-9, ourName);
    expect(weighted.logLik! / infert.probitWeighted.loglik).toBeCloseTo(1, 12);
    expect(weighted.logLikNull! / infert.probitWeighted.loglik_null).toBeCloseTo(1, 12);
    expect(weighted.nobs).toBe((infert.data.weight as number[]).reduce((sum, w) => sum + w, 0));
    expect(weighted.conventions.weights).toBe("frequency (weight)");
  });

  it("has the same estimates under the three kinds of weights, and robust standard errors under probability weights", () => {
    const by = (kind: "frequency" | "analytic" | "probability") =>
      estimate(infertFormula, infert.data, { weights: { kind, column: "weight" } });
    expectNumbers(by("analytic").coef, by("frequency").coef, 1e-10);
    expectNumbers(by("probability").coef, by("frequency").coef, 1e-10);
    expect(by("analytic").conventions.vcov).toBe("iid");
    expect(by("probability").conventions.vcov).toBe("robust");
    expect(by("probability").tests.model!.name).toBe("Wald test");
    expect(by("analytic").nobs).toBe(248);
  });

  it("has the leverages of a generalized linear model", () => {
    const hats = new Float64Array(5);
    modelOf(healthy())!.hats!(0, 5, hats);
    for (const [i, h] of infert.probit.hats!.entries()) expect(hats[i]! / h).toBeCloseTo(1, 7);
  });

  it("fills every field of a fit and freezes it", () => {
    const { coef, ...rest } = healthy();
    expect(Object.keys(coef)).toEqual([
      "(Intercept)",
      "age",
      "parity",
      "induced",
      "spontaneous",
      "education[12+ yrs]",
      "education[6-11yrs]",
    ]);
    expect(rest).toMatchObject({
      estimator: "probit",
      title: "Probit",
      formula: infertFormula,
      outcome: "case",
      nobs: 248,
      dfModel: 6,
      dfResidual: 241,
      converged: true,
      rows: { used: 248, dropped: [] },
      droppedColumns: [],
      warnings: [],
      conventions: {
        vcov: "iid",
        distribution: "normal",
        df: null,
        information: "observed",
        weights: "none",
        separation: "drop",
      },
    });
    expect(rest.gradientNorm).toBeLessThan(1e-20);
    expect(rest.aic).toBeCloseTo(-2 * rest.logLik! + 14, 10);
    expect(rest.bic).toBeCloseTo(-2 * rest.logLik! + 7 * Math.log(248), 10);
    expect(rest.tests.model).toMatchObject({ name: "Likelihood-ratio test", df: [6], distribution: "chi2" });
    expect(Object.isFrozen(healthy())).toBe(true);
    expect(Object.isFrozen(healthy().coef)).toBe(true);
    expect(JSON.parse(JSON.stringify(healthy())).coef).toEqual(coef);
    expect(String(healthy())).toContain("Pseudo R²");
  });

  it("takes truth values as the outcome", () => {
    const data = { ...infert.data, case: (infert.data.case as number[]).map((y) => y === 1) };
    expect(estimate(infertFormula, data).coef).toEqual(healthy().coef);
  });

  it("moves the constant by an offset and nothing else", () => {
    const data = { ...infert.data, shift: (infert.data.age as number[]).map((age) => 0.01 * age + 0.5) };
    const shifted = estimate(infertFormula, data, { offset: "shift" });
    expect(shifted.coef.age).toBeCloseTo(healthy().coef.age! - 0.01, 11);
    expect(shifted.coef["(Intercept)"]).toBeCloseTo(healthy().coef["(Intercept)"]! - 0.5, 11);
    expect(shifted.logLik).toBeCloseTo(healthy().logLik!, 10);
    expect(shifted.logLikNull).not.toBeCloseTo(healthy().logLikNull!, 3);
  });

  it("tests against a coin's toss when there is no constant", () => {
    const without = estimate("case ~ age + parity - 1", infert.data);
    expect(without.logLikNull).toBeCloseTo(248 * Math.log(0.5), 10);
    expect(without.dfModel).toBe(2);
  });

  it("reports each iteration and stops at the limit with converged: false and a warning that says so", () => {
    const seen: number[] = [];
    const stopped = estimate(infertFormula, infert.data, {
      maxIterations: 1,
      onIteration: ({ iteration }) => void seen.push(iteration),
    });
    expect(seen).toContain(1);
    expect(stopped.converged).toBe(false);
    expect(stopped.warnings[0]).toMatchObject({ code: "not-converged", ending: "too-many-iterations" });
    expect(String(stopped)).toMatch(/did not converge/);
  });

  it("has quantities with the derivatives that numerical differentiation finds", () => {
    for (const quantity of Object.values(probitDefinition.quantities)) {
      expect(derivativeFaults(quantity, { eta: { index: [-5, -1, 0, 0.3, 2, 6] } })).toEqual([]);
    }
  });

  it("is unharmed by columns of scale 1e-8 and 1e10", () => {
    const scaled = {
      ...infert.data,
      age: (infert.data.age as number[]).map((x) => x * 1e10),
      parity: (infert.data.parity as number[]).map((x) => x * 1e-8),
    };
    const { coef, se, warnings } = estimate(infertFormula, scaled);
    expect(coef.age! * 1e10).toBeCloseTo(healthy().coef.age!, 12);
    expect(coef.parity! * 1e-8).toBeCloseTo(healthy().coef.parity!, 12);
    expect(se.parity! * 1e-8).toBeCloseTo(healthy().se.parity!, 12);
    expect(warnings).toEqual([]);
  });
});

describe("probit refuses", () => {
  const refusal = (formula: string, data: Parameters<BinaryEstimator>[1], options?: Parameters<BinaryEstimator>[2]) => {
    try {
      estimate(formula, data, options);
    } catch (error) {
      return error as { code: string; message: string };
    }
    return undefined;
  };

  it("an outcome that is not 0/1, naming column, value and row", () => {
    const error = refusal("parity ~ age", infert.data);
    expect(error).toMatchObject({ code: "outcome-not-binary" });
    expect(error!.message).toMatch(/'parity' must be 0 or 1 .* it is 6 in row 1/);
  });

  it("a text outcome", () => {
    expect(refusal("education ~ age", infert.data)?.code).toBe("outcome-not-numeric");
  });

  it("an outcome without variation, in the rows that are complete", () => {
    const age = (infert.data.age as number[]).map((x, i) => (infert.data.case![i] === 1 ? Number.NaN : x));
    const error = refusal("case ~ age", { ...infert.data, age });
    expect(error).toMatchObject({ code: "constant-outcome" });
    expect(error!.message).toMatch(/'case' is 0 in all 165 rows/);
  });

  it("options that it does not know", () => {
    expect(refusal(infertFormula, infert.data, { information: "fisher" as "opg" })?.message).toMatch(
      /"observed", "expected", "opg"/,
    );
    expect(refusal(infertFormula, infert.data, { separation: "fifth" as "drop" })?.message).toMatch(
      /"drop", "error", "keep"/,
    );
    expect(refusal(infertFormula, infert.data, { maxIterations: -1 })?.code).toBe("bad-option");
    expect(refusal(infertFormula, infert.data, { tolerance: 0 })?.code).toBe("bad-option");
  });

  it("more parameters than rows", () => {
    const few = Object.fromEntries(
      Object.entries(infert.data).map(([name, values]) => [name, [...values.slice(0, 2), ...values.slice(-2)]]),
    );
    expect(refusal("case ~ age + parity + induced + spontaneous + age:parity", few)?.code).toBe("too-few-rows");
  });
});

describeShared("probit on the reference cases", () => {
  it.each(["probit_mroz", "probit_hmda", "probit_swisslabor", "probit_resume_cluster"])(
    "agrees with R on %s",
    (name) => {
      expectSharedCase(estimate, name);
    },
  );

  it("agrees with 50-digit arithmetic on probit_mroz to 11 digits", () => {
    expectGoldCase(estimate, "probit_mroz");
  });

  it("agrees with R on probit_hmda_weights, as frequency weights and as probability weights", () => {
    const reference = readCase("probit_hmda_weights");
    const data = readSharedCsv("reference", "data", "derived_hmda_fw.csv");
    const frequency = estimate(reference.formula, data, { weights: { kind: "frequency", column: "fw" } });
    expectNumbers(frequency.coef, reference.coefficients, 1e-10);
    expectNumbers(frequency.se, reference.se.observed, 1e-9);
    expect(frequency.logLik! / reference.loglik).toBeCloseTo(1, 12);
    expect(frequency.tests.model!.statistic / reference.stats.LR).toBeCloseTo(1, 10);
    const expected = estimate(reference.formula, data, {
      weights: { kind: "frequency", column: "fw" },
      information: "expected",
    });
    expectNumbers(expected.se, reference.se.expected, 1e-9);
    const weights = { kind: "probability", column: "fw" } as const;
    expectNumbers(estimate(reference.formula, data, { weights }).se, reference.se.robust_obs_n_nm1, 1e-9);
    expectNumbers(estimate(reference.formula, data, { weights, vcov: "HC0" }).se, reference.se.robust_obs, 1e-9);
  });
});
