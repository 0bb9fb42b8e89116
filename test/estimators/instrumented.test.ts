import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ivProbit } from "../../src/estimators/iv-probit.ts";
import { ivTobit } from "../../src/estimators/iv-tobit.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { describeShared, readCase, readSharedCsv } from "../shared.ts";

type Numbers = Readonly<Record<string, number>>;
type Estimates = {
  readonly coef: Numbers;
  readonly se: Readonly<Record<"iid" | "HC0", Numbers>>;
  readonly logLik: number;
};

interface Crosscheck {
  readonly newey_ivprobit_pkg: { readonly coefficients: readonly number[]; readonly se: readonly number[] };
}

interface Case {
  readonly data: string;
  readonly formula: string;
  readonly lower?: number;
  readonly ml: Estimates;
  readonly controlFunction: Estimates & { readonly residuals: number };
  readonly twoStep: Estimates;
}

const { cases } = JSON.parse(readFileSync(new URL("../reference/endogenous.json", import.meta.url), "utf8")) as {
  cases: Readonly<Record<string, Case>>;
};

function near(found: Numbers, expected: Numbers, tolerance: number): void {
  for (const [name, value] of Object.entries(expected)) {
    expect(Math.abs(found[name]! / value - 1), `${name}: ${found[name]} against ${value}`).toBeLessThan(tolerance);
  }
}

type Columns = Readonly<Record<string, Float64Array>>;

/** What the program does to the columns of a file. */
const transformed: Readonly<Record<string, (raw: Columns) => Columns>> = {
  tobit_smoke: (raw) => ({ ...raw, lninc: raw.income!.map(Math.log) }),
  probit_federiv: (raw) => ({ ...raw, ltass: raw.ltass!.map((assets) => assets - 17) }),
};

// biome-ignore lint/suspicious/noExplicitAny: formulas as values
const estimators: Readonly<Record<string, any>> = { probit: ivProbit, tobit: ivTobit };

describeShared("models with endogenous columns on real data", () => {
  const wanted = Object.entries(cases).filter(([name]) => /^(probit|tobit)_/.test(name));

  it.each(wanted)("agree with likelihoods and stacked moments written out in R: %s", (name, reference) => {
    const raw = readSharedCsv(...(reference.data.split("/") as [string]));
    const change = transformed[name] ?? ((same) => same);
    const data = change(raw as Record<string, Float64Array>);
    const limits = typeof reference.lower === "number" ? { lower: reference.lower } : {};
    const fit = (method: string): Fit =>
      estimators[name.split("_")[0]!](reference.formula, data, { ...limits, method });
    for (const [method, expected] of [
      ["ml", reference.ml],
      ["control-function", reference.controlFunction],
      ["two-step", reference.twoStep],
    ] as const) {
      const found = fit(method);
      near(found.coef, expected.coef, 1e-6);
      near(found.se, expected.se.iid, 1e-6);
      near(withVcov(found, "HC0").se, expected.se.HC0, 1e-6);
      if (method === "ml") expect(found.logLik! / expected.logLik).toBeCloseTo(1, 11);
    }
    expect(fit("control-function").tests.residuals!.statistic / reference.controlFunction.residuals).toBeCloseTo(1, 6);
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
      near({ ...controlled.coef, "2": controlled.coef.x1! }, { ...others, [`residual(${column})`]: residual! }, 1e-8);
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
    near(fit.coef, { ...others, "residual(nwifeinc)": residual! }, 1e-5);
    expect(Math.exp(fit.coef.lnSigma!) / sigma!).toBeCloseTo(1, 5);
  });
});
