import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { waldStatistic } from "./model-test.ts";

/** The tests that the regime is exogenous, ρ₀ = ρ₁ = 0: `{ lrRho, waldRho }`; no likelihood ratio under probability weights. */
export function exogenousRegimes(
  likelihoodRatio: number,
  weights: string | undefined,
  model: FittedModel,
  covariance: ChosenCovariance,
): Readonly<Record<string, TestResult>> {
  const k = model.theta.length;
  const hypothesis = "The errors of both regimes are uncorrelated with the selection's (ρ₀ = ρ₁ = 0).";
  const common = { null: hypothesis, distribution: "chi2", df: [2] } as const;
  const note = "It takes the likelihood to be right; the robust standard errors play no part in it.";
  const lr = {
    ...common,
    name: "Likelihood-ratio test of exogenous switching",
    statistic: Math.max(0, likelihoodRatio),
    ...(covariance.label === "iid" ? {} : { note }),
  };
  const wald = waldStatistic(model, covariance, [k - 2, k - 1]);
  return {
    ...(weights === "probability" ? {} : { lrRho: testResult(lr) }),
    waldRho: testResult({ ...common, name: "Wald test of exogenous switching", statistic: wald }),
  };
}
