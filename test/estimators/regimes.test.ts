import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { switching } from "../../src/estimators/switching.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { random } from "../../src/random/generator.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Numbers = Readonly<Record<string, number>>;
type Estimates = {
  readonly coef: Numbers;
  readonly se: Readonly<Record<"iid" | "HC0", Numbers>>;
  readonly logLik: number;
};

interface Case {
  readonly data: string;
  readonly formula: { readonly treatment: string; readonly outcome: string; readonly regime: string };
  readonly treatment: {
    readonly ml: Estimates;
    readonly twoStep: {
      readonly coef: Numbers;
      readonly se: Readonly<Record<"classical" | "HC0", Numbers>>;
      readonly sigma: number;
    };
  };
  readonly switching: Estimates;
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/endogenous.json", import.meta.url), "utf8")) as {
  cases: Readonly<Record<string, Case>>;
};

function near(found: Numbers, expected: Numbers, tolerance: number): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs(found[name]! / value - 1), `${name}: ${found[name]} against ${value}`).toBeLessThan(tolerance);
  }
}

function dataOf(name: string, reference: Case): Record<string, Float64Array> {
  const data = readSharedCsv(...reference.data.split("/")) as Record<string, Float64Array>;
  if (name === "regimes_card") return { ...data, college: data.educ!.map((years) => (years >= 14 ? 1 : 0)) };
  if (name === "regimes_k401k") return { ...data, lninc: data.inc!.map(Math.log) };
  return data;
}

describeShared("treatment and switching", () => {
  const wanted = Object.entries(cases).filter(([name]) => name.startsWith("regimes_"));

  it.each(wanted)("agree with likelihoods written out in R: %s", (name, reference) => {
    const data = dataOf(name, reference);
    const { treatment: selection, outcome, regime } = reference.formula;
    const treated = treatment({ treatment: selection, outcome }, data);
    near(treated.coef, reference.treatment.ml.coef, 1e-6);
    near(treated.se, reference.treatment.ml.se.iid, 1e-6);
    near(withVcov(treated, "HC0").se, reference.treatment.ml.se.HC0, 1e-6);
    expect(treated.logLik! / reference.treatment.ml.logLik).toBeCloseTo(1, 11);
    const fit = switching({ selection, outcome0: regime, outcome1: regime }, data);
    expect(fit.logLik / reference.switching.logLik).toBeCloseTo(1, 10);
    near(fit.coef, reference.switching.coef, 1e-6);
    near(fit.se, reference.switching.se.iid, 1e-6);
  });

  it.each(wanted)("treatment in two steps agrees with stacked moments written out in R: %s", (name, reference) => {
    const { treatment: selection, outcome } = reference.formula;
    const { twoStep } = reference.treatment;
    const data = dataOf(name, reference);
    const fit = treatment({ treatment: selection, outcome }, data, { method: "two-step", rhoRule: "rhoforce" });
    near(fit.coef, twoStep.coef, 1e-8);
    near(fit.se, twoStep.se.classical, 1e-8);
    near(withVcov(fit, "HC0").se, twoStep.se.HC0, 1e-6);
    expect(fit.derived.sigma.estimate / twoStep.sigma).toBeCloseTo(1, 10);
    expect(fit.tests.lambda!.statistic).toBeCloseTo((fit.coef["outcome:lambda"]! / fit.se["outcome:lambda"]!) ** 2, 9);
  });

  it("switching agrees with sampleSelection, and has counterfactual means that add up", () => {
    const reference = readCase("switching_tobit5_sim");
    const data = readSharedCsv("reference", "data", "sim_switching.csv") as Record<string, Float64Array>;
    const fit = switching({ selection: "s ~ z + x", outcome0: "y ~ x", outcome1: "y ~ x" }, data);
    const c = reference.coefficients as Numbers;
    near(
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
    expect(fit.logLik / reference.loglik).toBeCloseTo(1, 11);
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

it("treatment warns where the likelihood leaves ρ open, and is silent where an instrument tells it", () => {
  const draw = random(4);
  const columns = (strength: number): Record<string, Float64Array> => {
    const [x, z, v, e] = [0, 1, 2, 3].map(() => Float64Array.from({ length: 300 }, () => draw.normal()));
    const d = v!.map((error, i) => Number(0.5 * x![i]! + strength * z![i]! + error > 0));
    const y = v!.map((error, i) => 1 + x![i]! + 0.7 * d[i]! + 0.5 * error + e![i]!);
    return { x: x!, z: z!, d, y };
  };
  const fit = (strength: number) => treatment({ treatment: "d ~ x + z", outcome: "y ~ x + d" }, columns(strength));
  const codes = (strength: number): string[] => fit(strength).warnings.map(({ code }) => code);
  expect(codes(1.5)).toEqual([]);
  expect(codes(0)).toEqual(["flat-profile"]);
  const [[low, high]] = fit(1.5).rhoSet as readonly [readonly [number, number]];
  expect(high - low).toBeLessThan(0.8);
});
