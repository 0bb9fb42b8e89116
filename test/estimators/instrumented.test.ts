import { describe, expect, it } from "vitest";
import { weakInstrumentInference } from "../../src/diagnostics/weak-instrument-inference.ts";
import { random } from "../../src/random/generator.ts";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { normalCdf } from "../../src/special/normal.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";
import { dataOf, expectEstimates, expectNumbers, instrumentedCases, type Numbers } from "./endogenous-reference.ts";

interface Crosscheck {
  readonly newey_ivprobit_pkg: { readonly coefficients: readonly number[]; readonly se: readonly number[] };
}

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
const estimators: Readonly<Record<string, any>> = { probit: ivProbit, tobit: ivTobit };

describeShared("models with endogenous columns on real data", () => {
  it.each(instrumentedCases)("agree with densities written out, differentiated to rounding: %s", (name, reference) => {
    const limits = reference.lower === undefined ? {} : { lower: reference.lower };
    const data = dataOf(name, reference);
    const fit = (method: string): Fit =>
      estimators[name.split("_")[0]!](reference.formula, data, { ...limits, method });
    expectEstimates(fit("ml"), reference.ml);
    expectEstimates(fit("two-step"), reference.twoStep);
    const controlled = fit("control-function");
    expectEstimates(controlled, reference.controlFunction);
    expect(controlled.tests.residuals!.statistic / reference.controlFunction.residuals).toBeCloseTo(1, 8);
    if (reference.weakAt === undefined) return;
    for (const kind of ["iid", "HC0"] as const) {
      for (const method of [fit("ml"), controlled]) {
        const found = weakInstrumentInference(withVcov(method, kind), { value: reference.weakAt.value });
        for (const [test, statistic] of Object.entries(reference.weakAt[kind]))
          expect(found[test as "kleibergenK"].test.statistic / statistic, `${test}, ${kind}`).toBeCloseTo(1, 7);
      }
    }
  });

  it.each([
    {
      name: "mroz",
      file: "derived_mroz_bip.csv",
      formula: "inlf ~ educ + exper + expersq + age + kidslt6 + kidsge6 + [nwifeinc ~ huseduc]",
      column: "nwifeinc",
      unnamed: { "first:huseduc": "first:" },
    },
    {
      name: "sim",
      file: "sim_ivprobit.csv",
      formula: "y ~ x1 + [d ~ z1 + z2]",
      column: "d",
      unnamed: { x1: "2", "first:x1": "first:" },
    },
  ])("ivProbit agrees with 50-digit arithmetic: $name", ({ name, file, formula, column, unnamed }) => {
    const gold = readCase(`gold_ivprobit_${name}_ml`);
    // biome-ignore lint/suspicious/noExplicitAny: a formula as a value
    const fit: Fit = ivProbit(formula as any, readSharedCsv("reference", "data", file));
    const robust = withVcov(fit, "HC0");
    const theirs = (ours: string): string => {
      if (ours === "atanhRho") return "atanhrho";
      if (ours === `${column}:lnSigma`) return "lnsigma_v";
      const plain = ours.startsWith(`${column}:`) ? ours.replace(`${column}:`, "first:") : ours;
      return (unnamed as Readonly<Record<string, string>>)[plain] ?? plain;
    };
    expect(fit.vcov.names.length).toBe(Object.keys(gold.coefficients).length);
    for (const ours of fit.vcov.names) {
      expect(fit.coef[ours]! / Number(gold.coefficients[theirs(ours)]), ours).toBeCloseTo(1, 10);
      expect(fit.se[ours]! / Number(gold.se.observed[theirs(ours)]), ours).toBeCloseTo(1, 10);
      expect(robust.se[ours]! / Number(gold.se.robust[theirs(ours)]), ours).toBeCloseTo(1, 10);
    }
    expect(fit.logLik! / Number(gold.loglik)).toBeCloseTo(1, 13);
  });

  it.each([
    {
      name: "mroz",
      file: "derived_mroz_bip.csv",
      formula: "inlf ~ educ + exper + expersq + age + kidslt6 + kidsge6 + [nwifeinc ~ huseduc]",
      column: "nwifeinc",
    },
    { name: "sim", file: "sim_ivprobit.csv", formula: "y ~ x1 + [d ~ z1 + z2]", column: "d" },
  ])(
    "ivProbit by control function agrees with R's second step, and by two steps with ivprobit: $name",
    ({ name, file, formula, column }) => {
      const reference = readCase(`ivprobit_${name}_cf`);
      const data = readSharedCsv("reference", "data", file);
      // biome-ignore lint/suspicious/noExplicitAny: a formula as a value
      const fit = (method: "two-step" | "control-function"): Fit => ivProbit(formula as any, data, { method });
      const controlled = fit("control-function");
      const theirs = (ours: string): string => (ours === "x1" ? "2" : ours);
      const { vhat: residual, ...others } = reference.coefficients as Numbers;
      expectNumbers(
        { ...controlled.coef, "2": controlled.coef.x1! },
        { ...others, [`residual(${column})`]: residual! },
        1e-8,
      );
      const { vhat } = reference.se.second_step_uncorrected_observed;
      const z = controlled.coef[`residual(${column})`]! / Number(vhat);
      expect(controlled.tests.residuals!.statistic / (z * z)).toBeCloseTo(1, 7);
      const newey = (reference as unknown as { readonly crosscheck: Crosscheck }).crosscheck.newey_ivprobit_pkg;
      const twoStep = fit("two-step");
      // the package takes the expected information where we take the observed
      const { second_step_uncorrected_observed: observed, second_step_uncorrected_expected: expected } = reference.se;
      Object.keys(twoStep.coef).forEach((name, j) => {
        expect(twoStep.coef[name]! / newey.coefficients[j]!, name).toBeCloseTo(1, 3);
        const information = Number(observed[theirs(name)]) / Number(expected[theirs(name)]);
        expect(twoStep.se[name]! / newey.se[j]! / information, name).toBeCloseTo(1, 2);
      });
    },
  );

  it("ivTobit by control function has the estimates of micsr, whose covariance is none", () => {
    const reference = readCase("ivtobit_mroz_twosteps");
    const data = readSharedCsv("reference", "data", "wooldridge_mroz.csv");
    const formula = "hours ~ educ + exper + expersq + age + kidslt6 + kidsge6 + [nwifeinc ~ huseduc]";
    // biome-ignore lint/suspicious/noExplicitAny: a formula as a value
    const fit: Fit = ivTobit(formula as any, data, { lower: 0, method: "control-function" });
    const { sigma, rho_nwifeinc: residual, ...others } = reference.coefficients as Numbers;
    expectNumbers(fit.coef, { ...others, "residual(nwifeinc)": residual! }, 1e-5);
    expect(Math.exp(fit.coef.lnSigma!) / sigma!).toBeCloseTo(1, 5);
  });
});

describe("models with one endogenous column", () => {
  /** w = strength·z + v, y* = 0.2 + 0.5w + 0.8v + e. */
  const columns = (strength: number): Record<string, Float64Array> => {
    const draw = random(4);
    const [z, v, e] = [0, 1, 2].map(() => Float64Array.from({ length: 300 }, () => draw.normal()));
    const w = v!.map((error, i) => strength * z![i]! + error);
    const latent = w.map((value, i) => 0.2 + 0.5 * value + 0.8 * v![i]! + e![i]!);
    return { z: z!, w, y: latent.map((x) => Number(x > 0)), held: latent.map((x) => Math.max(0, x)) };
  };
  const fits = (strength: number) => [
    ivProbit("y ~ [w ~ z]", columns(strength)),
    ivTobit("held ~ [w ~ z]", columns(strength), { lower: 0 }),
  ];
  const codes = (strength: number): string[][] =>
    fits(strength).map(({ warnings }) => warnings.map(({ code }) => code).sort());

  it("warn where the instrument is weak and the likelihood leaves ρ open, and are silent where it is strong", () => {
    expect(codes(1)).toEqual([[], []]);
    for (const weak of codes(0.05)) {
      expect(weak).toContain("weak-instruments");
      expect(weak.some((code) => code === "flat-profile" || code === "boundary")).toBe(true);
    }
    for (const { rhoSet } of fits(1)) {
      const [[low, high]] = rhoSet as readonly [readonly [number, number]];
      expect(high - low).toBeLessThan(0.7);
    }
  });

  it("tell of the Anderson-Rubin set where the instrument is weak: it is the whole line, or rays", () => {
    for (const fit of fits(0.05)) {
      const { message } = fit.warnings.find(({ code }) => code === "weak-instruments")!;
      expect(message).toContain("Anderson-Rubin 95% confidence set");
      expect(message).toContain("unbounded");
      expect(["line", "rays"]).toContain(weakInstrumentInference(fit).andersonRubin.set.shape);
    }
  });

  it("have sets around the estimate in two steps that do not depend on the units of columns", () => {
    const data = columns(1);
    const units = { ...data, w: data.w!.map((value) => 1000 * value), z: data.z!.map((value) => value / 50) };
    const [set, scaled] = [data, units].map(
      (table) => weakInstrumentInference(ivProbit("y ~ [w ~ z]", table)).andersonRubin.set.stretches[0]!,
    );
    const twoStep = ivProbit("y ~ [w ~ z]", data, { method: "two-step" }).coef.w;
    expect(twoStep).toBeGreaterThan(set!.low!);
    expect(twoStep).toBeLessThan(set!.high!);
    expect((1000 * scaled!.low!) / set!.low!).toBeCloseTo(1, 8);
    expect((1000 * scaled!.high!) / set!.high!).toBeCloseTo(1, 8);
  });

  it("have by control function the probability averaged over the residuals as they are", () => {
    const made = columns(1);
    const skewed = made.w!.map((value, i) => value + 0.5 * made.z![(i * 7) % 300]! ** 2);
    const data: Record<string, Float64Array> = { ...made, w: skewed };
    const fit = ivProbit("y ~ [w ~ z]", data, { method: "control-function" });
    const { coef } = fit;
    const residuals = skewed.map((w, i) => w - coef["w:(Intercept)"]! - coef["w:z"]! * data.z![i]!);
    const { estimate } = predict(fit, undefined, { type: "asf" });
    for (const row of [0, 17, 200]) {
      const index = coef["(Intercept)"] + coef.w! * skewed[row]!;
      const sum = residuals.reduce((total, v) => total + normalCdf(index + coef["residual(w)"]! * v), 0);
      expect(estimate[row]! / (sum / 300)).toBeCloseTo(1, 9);
    }
    const normal = predict(fit, undefined, { type: "probability" }).estimate;
    expect(Math.max(...estimate.map((value, i) => Math.abs(value - normal[i]!)))).toSatisfy(
      (d: number) => d > 1e-3 && d < 0.05,
    );
    const [effects, ofNormal] = [marginalEffects(fit, { type: "asf" }), marginalEffects(fit)];
    expect(effects.coef.w! / ofNormal.coef.w!).toSatisfy((ratio: number) => Math.abs(ratio - 1) < 0.1);
    expect(effects.se.w! / ofNormal.se.w!).toSatisfy((ratio: number) => Math.abs(ratio - 1) < 0.2);
  });
});
