import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { LikelihoodOptions } from "../../src/estimators/likelihood-definition.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { readCase, readSharedCsv } from "../shared.ts";

type Numbers = Readonly<Record<string, number>>;
export type BinaryEstimator = (
  formula: string,
  data: Readonly<Record<string, ArrayLike<unknown>>>,
  options?: LikelihoodOptions,
) => Fit;

/** Every number of `expected` under our names, each within the relative tolerance. */
export function expectNumbers(
  actual: Numbers,
  expected: Numbers,
  tolerance: number,
  rename = (name: string) => name,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const ours = actual[rename(name)];
    expect(ours, `${rename(name)} is there`).toBeTypeOf("number");
    expect(Math.abs(ours! / Number(value) - 1), `${name}: ${ours} against ${value}`).toBeLessThan(tolerance);
  }
}

/** How each kind of standard error in the reference cases is asked for here. */
function optionsOf(kind: string, groups: string): LikelihoodOptions | undefined {
  const expected = kind.includes("_exp") || kind === "expected" ? ({ information: "expected" } as const) : {};
  if (kind === "expected" || kind === "observed") return expected;
  if (kind === "opg") return { information: "opg" };
  if (kind === "robust_obs" || kind === "robust_exp") return { ...expected, vcov: "HC0" };
  if (kind === "robust_obs_n_nm1") return { vcov: "robust" };
  if (kind === `cluster_${groups}_obs_GGm1` || kind === `cluster_${groups}_exp_GGm1`)
    return { ...expected, vcov: cluster(groups) };
  return undefined;
}

/**
 * A case of the reference folder: coefficients, log-likelihood, statistics and every kind of standard error offered.
 */
export function expectSharedCase(estimate: BinaryEstimator, name: string): void {
  const reference = readCase(name);
  const data = readSharedCsv("reference", ...(reference.data as string).split("/"));
  const fit = estimate(reference.formula, data);
  expectNumbers(fit.coef, reference.coefficients, 1e-10);
  expectNumbers(
    { ...fit, LR: fit.tests.model!.statistic, p: fit.tests.model!.p } as unknown as Numbers,
    {
      logLik: reference.loglik,
      logLikNull: reference.stats.ll_null,
      pseudoR2: reference.stats.mcfadden_r2,
      aic: reference.stats.aic,
      bic: reference.stats.bic,
      LR: reference.stats.LR,
      p: reference.stats.p,
    },
    1e-9,
  );
  expect(fit).toMatchObject({ nobs: reference.n, dfModel: reference.stats.df, converged: true, warnings: [] });
  let compared = 0;
  for (const [kind, errors] of Object.entries<Numbers>(reference.se)) {
    const options = optionsOf(kind, reference.options.cluster ?? "");
    if (options === undefined) continue;
    expectNumbers(estimate(reference.formula, data, options).se, errors, 1e-8);
    compared++;
  }
  expect(compared).toBeGreaterThanOrEqual(reference.options.cluster === null ? 6 : 8);
}

/** A case computed with 50 digits. */
export function expectGoldCase(estimate: BinaryEstimator, name: string): void {
  const gold = readCase(`gold_${name}`);
  const { data, formula } = readCase(name);
  const columns = readSharedCsv("reference", ...(data as string).split("/"));
  const fit = estimate(formula, columns);
  expectNumbers(fit.coef, gold.coefficients, 1e-11);
  expect(fit.logLik! / Number(gold.loglik)).toBeCloseTo(1, 13);
  expectNumbers(fit.se, gold.se.observed, 1e-11);
  expectNumbers(estimate(formula, columns, { information: "opg" }).se, gold.se.opg, 1e-11);
  expectNumbers(estimate(formula, columns, { vcov: "HC0" }).se, gold.se.robust, 1e-11);
}

export interface InfertReference {
  readonly coefficients: Numbers;
  readonly loglik: number;
  readonly loglik_null: number;
  readonly se: Readonly<Record<string, Numbers>>;
  readonly hats?: readonly number[];
}

interface Infert {
  readonly data: Readonly<Record<string, (number | string)[]>>;
  readonly probit: InfertReference;
  readonly logit: InfertReference;
  readonly probitWeighted: InfertReference;
}

/** Results of R on its `infert` data, made by binary-infert.R. */
export const infert: Infert = JSON.parse(
  readFileSync(new URL("../reference/binary-infert.json", import.meta.url), "utf8"),
);

export const infertFormula = "case ~ age + parity + induced + spontaneous + education";

/** R names a level's column "education12+ yrs". */
export function ourName(name: string): string {
  return name.replace(/^education(.+)$/, "education[$1]");
}

/** R's numbers for the infert data: HC types and clusters are sandwiches around the expected information there. */
export function expectInfert(estimate: BinaryEstimator, reference: InfertReference): void {
  const fit = estimate(infertFormula, infert.data);
  expectNumbers(fit.coef, reference.coefficients, 1e-10, ourName);
  expect(fit.logLik! / reference.loglik).toBeCloseTo(1, 12);
  expect(fit.logLikNull! / reference.loglik_null).toBeCloseTo(1, 12);
  const asked: Readonly<Record<string, LikelihoodOptions>> = {
    observed: {},
    expected: { information: "expected" },
    opg: { information: "opg" },
    robust: { vcov: "robust" },
    HC0: { vcov: "HC0", information: "expected" },
    HC1: { vcov: "HC1", information: "expected" },
    HC2: { vcov: "HC2", information: "expected" },
    HC3: { vcov: "HC3", information: "expected" },
    cluster: { vcov: cluster("stratum"), information: "expected" },
  };
  for (const [kind, errors] of Object.entries(reference.se)) {
    expectNumbers(estimate(infertFormula, infert.data, asked[kind]!).se, errors, 1e-7, ourName);
  }
}
