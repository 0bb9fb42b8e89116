import { expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { switching } from "../../src/estimators/switching.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { dataOf, expectEstimates, expectNumbers, type Numbers, regimesCases } from "./endogenous-reference.ts";

describeShared("treatment and switching", () => {
  it.each(regimesCases)("agree with densities written out, differentiated to rounding: %s", (name, reference) => {
    const data = dataOf(name, reference);
    const { treatment: selection, outcome, regime } = reference.formula;
    expectEstimates(treatment({ treatment: selection, outcome }, data), reference.treatment.ml);
    const fit = switching({ selection, outcome0: regime, outcome1: regime }, data);
    expectEstimates(fit, reference.switching.ml);
  });

  it.each(regimesCases)("treatment in two steps agrees with stacked moments written out: %s", (name, reference) => {
    const { treatment: selection, outcome } = reference.formula;
    const { twoStep } = reference.treatment;
    const data = dataOf(name, reference);
    const fit = treatment({ treatment: selection, outcome }, data, { method: "two-step", rhoRule: "rhoforce" });
    expectEstimates(fit, twoStep);
    expect(fit.derived.sigma.estimate / twoStep.sigma).toBeCloseTo(1, 10);
    expect(fit.tests.lambda!.statistic).toBeCloseTo((fit.coef["outcome:lambda"]! / fit.se["outcome:lambda"]!) ** 2, 9);
  });

  it.each(regimesCases)("switching in two steps agrees with stacked moments written out: %s", (name, reference) => {
    const { treatment: selection, regime } = reference.formula;
    const { twoStep } = reference.switching;
    const formulas = { selection, outcome0: regime, outcome1: regime };
    const fit = switching(formulas, dataOf(name, reference), { method: "two-step", rhoRule: "rhoforce" });
    expectEstimates(fit, twoStep);
    expect(fit.derived.sigma0.estimate / twoStep.sigma0).toBeCloseTo(1, 10);
    expect(fit.derived.sigma1.estimate / twoStep.sigma1).toBeCloseTo(1, 10);
    const { names, values } = withVcov(fit, "HC0").vcov;
    const [a, b] = ["outcome0:lambda", "outcome1:lambda"].map((lambda) => (names as string[]).indexOf(lambda));
    expect(values[a!]![b!]! / twoStep.lambdasHC0).toBeCloseTo(1, 8);
  });

  it.each(regimesCases)(
    "switching in two steps is in each regime a selection model, σ and ρ included: %s",
    (name, reference) => {
      const { treatment: selection, regime } = reference.formula;
      const given = dataOf(name, reference);
      const indicator = selection.split(" ~ ")[0]!;
      const turned = { ...given, [indicator]: (given[indicator] as Float64Array).map((d) => 1 - d) };
      for (const vcov of ["iid", "HC0"] as const) {
        const options = { method: "two-step", vcov } as const;
        const both = switching({ selection, outcome0: regime, outcome1: regime }, given, options);
        const { derived } = both;
        [turned, given].forEach((data, r) => {
          const alone = heckman({ selection, outcome: regime }, data, options);
          const coef: Numbers = both.coef;
          const se: Numbers = both.se;
          expect(coef[`lnSigma${r}`]! / alone.coef.lnSigma!).toBeCloseTo(1, 8);
          expect(se[`lnSigma${r}`]! / alone.se.lnSigma!).toBeCloseTo(1, 8);
          const [ours, theirs] = [derived[`rho${r as 0 | 1}`], alone.derived!.rho!];
          expect(Math.abs(ours.estimate / theirs.estimate)).toBeCloseTo(1, 8);
          if (Math.abs(theirs.estimate) < 1) expect(ours.se / theirs.se).toBeCloseTo(1, 7);
        });
      }
    },
  );

  it("switching agrees with sampleSelection, and has counterfactual means that add up", () => {
    const reference = readCase("switching_tobit5_sim");
    const data = readSharedCsv("reference", "data", "sim_switching.csv") as Record<string, Float64Array>;
    const fit = switching({ selection: "s ~ z + x", outcome0: "y ~ x", outcome1: "y ~ x" }, data);
    const c = reference.coefficients as Numbers;
    expectNumbers(
      {
        ...fit.coef,
        sigma0: fit.derived.sigma0.estimate,
        rho0: fit.derived.rho0.estimate,
        rho1: fit.derived.rho1.estimate,
      },
      {
        "selection:z": c.z!,
        "outcome0:x": c["x.1"]!,
        "outcome1:x": c["x.2"]!,
        sigma0: c.sigma1!,
        rho0: c.rho1!,
        rho1: c.rho2!,
      },
      1e-7,
    );
    expect(fit.derived.rho0.se / reference.se.observed.rho1).toBeCloseTo(1, 5);
    expect(fit.logLik! / reference.loglik).toBeCloseTo(1, 11);
    const average = (type: string): number =>
      predictions(fit, { type }).coef[Object.keys(predictions(fit, { type }).coef)[0]!]!;
    expect(average("effect")).toBeCloseTo(average("outcome1") - average("outcome0"), 12);
    expect(average("effectIn1")).toBeCloseTo(average("outcome1In1") - average("outcome0In1"), 12);
  });

  it("treatment agrees with sampleSelection", () => {
    const reference = readCase("treatreg_sim");
    const data = readSharedCsv("reference", "data", "sim_treatreg.csv") as Record<string, Float64Array>;
    const fit = treatment({ treatment: "t ~ z + x", outcome: "yt ~ x + t" }, data);
    expect(fit.coef["outcome:t"]! / reference.coefficients.t).toBeCloseTo(1, 8);
    expect(fit.se["outcome:t"]! / reference.se.observed.t).toBeCloseTo(1, 6);
    expect(fit.derived.rho.se / reference.se.observed.rho).toBeCloseTo(1, 6);
  });
});

/** d = 1 where 0.5x + strength·z + v > 0, and outcomes with errors that depend on v. */
function regimesOf(rows: number, strength: number): Record<string, Float64Array> {
  const draw = random(4);
  const [x, z, v, e] = [0, 1, 2, 3].map(() => Float64Array.from({ length: rows }, () => draw.normal()));
  const d = v!.map((error, i) => Number(0.5 * x![i]! + strength * z![i]! + error > 0));
  const y = v!.map((error, i) => 1 + x![i]! + 0.7 * d[i]! + 0.5 * error + e![i]!);
  return { x: x!, z: z!, d, y };
}

it("treatment warns where the likelihood leaves ρ open, and is silent where an instrument tells it", () => {
  const fit = (strength: number) =>
    treatment({ treatment: "d ~ x + z", outcome: "y ~ x + d" }, regimesOf(300, strength));
  const codes = (strength: number): string[] => fit(strength).warnings.map(({ code }) => code);
  expect(codes(1.5)).toEqual([]);
  expect(codes(0)).toContain("flat-profile");
  const [[low, high]] = fit(1.5).rhoSet as readonly [readonly [number, number]];
  expect(high - low).toBeLessThan(0.8);
});

it("switching warns of the correlations that the likelihood leaves open, by name, and is silent where an instrument tells them", () => {
  const formulas = { selection: "d ~ x + z", outcome0: "y ~ x", outcome1: "y ~ x" } as const;
  const strong = switching(formulas, regimesOf(500, 1.5));
  expect(strong.warnings).toEqual([]);
  for (const each of ["rho0", "rho1"] as const) {
    const [[low, high]] = strong.rhoSets![each] as readonly [readonly [number, number]];
    const { estimate, low: lower, high: upper } = strong.derived[each];
    expect([low < estimate, estimate < high, high - low < 0.9]).toEqual([true, true, true]);
    expect([Math.abs(low - lower) < 0.15, Math.abs(high - upper) < 0.15]).toEqual([true, true]);
    const best = Math.max(...strong.profiles![each].map(({ logLik }) => logLik));
    expect(strong.logLik! - best).toSatisfy((above: number) => above >= 0 && above < 1);
  }
  const weak = switching(formulas, regimesOf(500, 0));
  const told = weak.warnings.filter(({ code }) => code === "flat-profile" || code === "boundary");
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ message }) => /ρ₀|ρ₁/.test(message))).toBe(true);
  expect(weak.tests).not.toHaveProperty("waldRho");
});
