import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";

/** The Wald test of ρ = 0, of atanh ρ as the last parameter, as `{ waldRho }`, under the covariance chosen. */
export function rhoWaldTest(
  { theta }: FittedModel,
  { values }: ChosenCovariance,
): Readonly<Record<string, TestResult>> {
  return { waldRho: uncorrelated("Wald test of independent equations", theta.at(-1)! ** 2 / values.at(-1)!) };
}

/** The likelihood-ratio test of ρ = 0 as `{ lrRho }`; nothing under probability weights or where it is withheld. */
export function rhoLikelihoodRatioTest(
  statistic: number,
  weights: string | undefined,
  { label }: ChosenCovariance,
): Readonly<Record<string, TestResult>> {
  if (weights === "probability" || Number.isNaN(statistic)) return {};
  const test = uncorrelated("Likelihood-ratio test of independent equations", Math.max(0, statistic));
  if (label === "iid") return { lrRho: test };
  const note = "It takes the likelihood to be right; the robust standard errors play no part in it.";
  return { lrRho: testResult({ ...test, note }) };
}

function uncorrelated(name: string, statistic: number): TestResult {
  const hypothesis = "The errors of the two equations are uncorrelated (ρ = 0).";
  return testResult({ name, null: hypothesis, statistic, distribution: "chi2", df: [1] });
}
