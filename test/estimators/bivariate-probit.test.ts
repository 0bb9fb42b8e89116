import { expect, it } from "vitest";
import { bivariateProbit, type BivariateProbitFit } from "../../src/estimators/bivariate-probit.ts";
import { treatmentEffects } from "../../src/estimators/treatment-effects.ts";
import { modelOf } from "../../src/fit/model.ts";
import { numericalGradient } from "../../src/inference/delta-method.ts";
import { predict } from "../../src/inference/predict.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { quadraticForm } from "../../src/linalg/matrix.ts";
import { random } from "../../src/random/generator.ts";
import { bivariateNormalCdf } from "../../src/special/bivariate-normal.ts";
import { normalCdf } from "../../src/special/normal.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { expectNumbers } from "./binary-reference.ts";
import { twoOutcomes } from "./two-outcomes.ts";

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
const fitted = bivariateProbit as any as (formulas: string[], data: object, options?: object) => BivariateProbitFit;
const codes = (fit: BivariateProbitFit): string[] => fit.warnings.map(({ code }) => code);

describeShared("bivariateProbit", () => {
  it.each(["biprobit_mroz", "biprobit_recursive_mroz"])("agrees with 50-digit arithmetic on %s", (name) => {
    const { coefficients, loglik, se } = readCase(`gold_${name}`);
    const formulas = (readCase(name).formula as string).split(" ; ");
    const [first, second] = formulas.map((formula) => formula.split(" ~ ")[0]!);
    const rename = (each: string): string =>
      each.replace("eq1", first!).replace("eq2", second!).replace("atanhrho", "atanhRho");
    const fit = fitted(formulas, readSharedCsv("reference", "data", "derived_mroz_bip.csv"));
    expectNumbers(fit.coef, coefficients, 1e-11, rename);
    expectNumbers({ logLik: fit.logLik }, { logLik: loglik }, 1e-14);
    expectNumbers(fit.se, se.observed, 1e-11, rename);
    expectNumbers(
      fitted(formulas, readSharedCsv("reference", "data", "derived_mroz_bip.csv"), { information: "opg" }).se,
      se.opg,
      1e-10,
      rename,
    );
    expectNumbers(withVcov(fit, "HC0").se, se.robust, 1e-10, rename);
    expect(codes(fit)).toEqual([]);
  });

  it("agrees with R (pbivnorm, analytic score) where both equations have the same columns", () => {
    const { coefficients, loglik, se, stats, formula } = readCase("biprobit_mroz_samex");
    const fit = fitted(formula.split(" ; "), readSharedCsv("reference", "data", "derived_mroz_bip.csv"));
    const rename = (each: string): string =>
      each.replace("eq1", "inlf").replace("eq2", "hi").replace("atanhrho", "atanhRho");
    expectNumbers(fit.coef, coefficients, 1e-10, rename);
    expectNumbers(fit.se, se.observed, 1e-8, rename);
    expectNumbers(
      { logLik: fit.logLik, rho: fit.rho, se: fit.derived!.rho!.se },
      { logLik: loglik, rho: stats.rho, se: stats.se_rho },
      1e-8,
    );
  });
});

const formulas = ["y1 ~ x + z", "y2 ~ x + w"];
const recursive = ["y1 ~ x + z", "y2 ~ y1*x + w"];

it("bivariateProbit has the quantities of Stata's predict: the four cells add up, conditionals are their ratios", () => {
  const data = twoOutcomes(3, 400, 0.5);
  const fit = fitted(formulas, data);
  const value = (type: string): Float64Array =>
    Float64Array.from(predict(fit, data, { type }).estimate as ArrayLike<number>);
  const [p11, p10, p01, p00] = ["p11", "p10", "p01", "p00"].map(value) as Float64Array[];
  const [pmarg1, pmarg2, pcond1, pcond2] = ["pmarg1", "pmarg2", "pcond1", "pcond2"].map(value) as Float64Array[];
  const [index1, index2, at0] = ["index1", "index2", "pcond2at0"].map(value) as Float64Array[];
  for (let i = 0; i < 400; i++) {
    expect(p11![i]! + p10![i]! + p01![i]! + p00![i]!).toBeCloseTo(1, 14);
    expect(p11![i]).toBeCloseTo(bivariateNormalCdf(index1![i]!, index2![i]!, fit.rho), 14);
    expect(pmarg1![i]).toBeCloseTo(p11![i]! + p10![i]!, 14);
    expect(pmarg2![i]).toBeCloseTo(p11![i]! + p01![i]!, 14);
    expect(pcond1![i]).toBeCloseTo(p11![i]! / pmarg2![i]!, 13);
    expect(pcond2![i]).toBeCloseTo(p11![i]! / pmarg1![i]!, 13);
    expect(at0![i]).toBeCloseTo(p01![i]! / (1 - pmarg1![i]!), 12);
  }
});

it("treatmentEffects are the averages of the formula, interactions included, with delta-method standard errors", () => {
  const data = twoOutcomes(5, 800, 0.4);
  const fit = fitted(recursive, data);
  expect(fit.treatment).toBe("y1");
  const { names, theta } = modelOf(fit)!;
  const average = (b: Float64Array, group: 0 | 1 | undefined): number => {
    const at = (name: string): number => b[names.indexOf(name)]!;
    let [sum, count] = [0, 0];
    for (let i = 0; i < 800; i++) {
      if (group !== undefined && data.y1[i] !== group) continue;
      const q = group === 0 ? -1 : 1;
      const z = at("y1:(Intercept)") + at("y1:x") * data.x[i]! + at("y1:z") * data.z[i]!;
      const x0 = at("y2:(Intercept)") + at("y2:x") * data.x[i]! + at("y2:w") * data.w[i]!;
      const x1 = x0 + at("y2:y1") + at("y2:y1:x") * data.x[i]!;
      const rho = q * Math.tanh(at("atanhRho"));
      sum +=
        group === undefined
          ? normalCdf(x1) - normalCdf(x0)
          : (bivariateNormalCdf(x1, q * z, rho) - bivariateNormalCdf(x0, q * z, rho)) / normalCdf(q * z);
      count++;
    }
    return sum / count;
  };
  const effects = treatmentEffects(fit);
  const covariance = Float64Array.from(fit.vcov.values.flat());
  for (const [name, group] of [
    ["ate", undefined],
    ["att", 1],
    ["atu", 0],
  ] as const) {
    expect(effects[name].estimate, name).toBeCloseTo(average(theta, group), 12);
    const slopes = numericalGradient(
      (b) => average(b, group),
      theta,
      (j) => fit.se[names[j]!]!,
    );
    expect(effects[name].se / Math.sqrt(quadraticForm(slopes, covariance, theta.length)), name).toBeCloseTo(1, 7);
  }
});

it("treatmentEffects refuses a model that is not recursive", () => {
  const fit = fitted(formulas, twoOutcomes(3, 400, 0.5));
  expect(() => treatmentEffects(fit)).toThrow("not recursive");
});

it("bivariateProbit says that a recursive model without an exclusion restriction rests on the normal distribution", () => {
  expect(codes(fitted(["y1 ~ x", "y2 ~ y1 + x"], twoOutcomes(7, 2000, 0.3)))).toContain("no-exclusion-restriction");
  expect(codes(fitted(["y1 ~ x + z", "y2 ~ y1 + x"], twoOutcomes(7, 2000, 0.3)))).toEqual([]);
});

it("bivariateProbit calls an estimate at ρ = 1 a boundary: no z for ρ, no Wald test, the likelihood-ratio test kept", () => {
  const draw = random(2);
  const x = Float64Array.from({ length: 300 }, () => draw.normal());
  const error = Float64Array.from({ length: 300 }, () => draw.normal());
  const y1 = x.map((value, i) => (value + error[i]! > 0 ? 1 : 0));
  const y2 = x.map((value, i) => (value + error[i]! > -0.8 ? 1 : 0)); // y1 = 1 implies y2 = 1
  const fit = fitted(["y1 ~ x", "y2 ~ x"], { x, y1, y2 });
  expect(fit.cells.n10).toBe(0);
  expect(codes(fit)).toEqual(["empty-cell", "boundary"]);
  expect(fit.converged).toBe(false);
  expect(fit.se.atanhRho).toBeNaN();
  expect(fit.se["y1:x"]).toBeGreaterThan(0);
  expect(Object.keys(fit.tests)).not.toContain("waldRho");
  expect(fit.tests.lrRho!.statistic).toBeGreaterThan(50);
  expect(fit.rhoSet!.at(-1)![1]).toBe(1);
  expect(String(fit)).toContain("ρ = 1");
});

it("bivariateProbit takes the rows complete for both equations, and names what is missing", () => {
  const data = twoOutcomes(3, 400, 0.5);
  const gaps = { ...data, w: Array.from(data.w, (value, i) => (i < 30 ? null : value)) };
  const fit = fitted(formulas, gaps);
  expect(fit.rows).toEqual({ used: 370, dropped: [{ reason: "missing: w", count: 30 }] });
});

it("bivariateProbit refuses one outcome twice, outcomes that explain each other, and what is no pair", () => {
  const data = twoOutcomes(3, 100, 0.5);
  expect(() => fitted(["y1 ~ x", "y1 ~ z"], data)).toThrow("Both formulas have the outcome 'y1'");
  expect(() => fitted(["y1 ~ x + y2", "y2 ~ x + y1"], data)).toThrow("regressors of each other");
  expect(() => fitted(["y1 ~ x"], data)).toThrow("takes two formulas");
});

it("bivariateProbit finds on a part of 5000 rows what the profile of all rows shows, and the set of ρ of all", () => {
  const data = twoOutcomes(11, 5000, 0.5);
  const part = fitted(formulas, data);
  const whole = fitted(formulas, data, { profile: "whole" });
  expect([part.profileRows, whole.profileRows]).toEqual([1666, 5000]);
  expect(part.logLik).toBeCloseTo(whole.logLik!, 9);
  expectNumbers(part.coef, whole.coef, 1e-9);
  expect(part.rhoSet).toHaveLength(1);
  part.rhoSet!.flat().forEach((end, i) => expect(end).toBeCloseTo(whole.rhoSet!.flat()[i]!, 5));
});
