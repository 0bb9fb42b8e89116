import type { Likelihood } from "./likelihood.ts";

/**
 * A normal outcome of known variance: ℓ = -½ ln(2πσ²) - (y - η)²/(2σ²). It makes a linear model a likelihood, for tests
 * of its mean: σ² at its restricted estimate may be taken as known, since its score is orthogonal to the mean's.
 */
export function normalMeanLikelihood(variance: number): Likelihood<"mean", "y"> {
  const constant = -0.5 * Math.log(2 * Math.PI * variance);
  return {
    predictors: ["mean"],
    outcomes: ["y"],
    rows({ rows, eta, outcome }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const error = outcome.y[i]! - eta.mean[i]!;
        value[i] = constant - (error * error) / (2 * variance);
        first.mean[i] = error / variance;
        second.mean_mean[i] = -1 / variance;
      }
    },
    expected({ rows }, { second }) {
      second.mean_mean.fill(-1 / variance, 0, rows);
    },
  };
}
