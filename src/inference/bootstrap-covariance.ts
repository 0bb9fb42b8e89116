import type { ChosenCovariance, FittedModel, SquareMatrix } from "../fit/model.ts";
import { bootstrapRun, failureWarnings } from "./bootstrap-run.ts";
import type { BootstrapSpec } from "./bootstrap-spec.ts";

/**
 * The covariance of the estimates over bootstrap samples, around their mean: Σ_b (θ_b - θ̄)(θ_b - θ̄)'/(R - 1). Used
 * with the normal distribution.
 *
 * @throws EstimandError "bad-option", "one-cluster", "unknown-column"; "undefined-covariance" where most samples fail
 */
export function bootstrapCovariance(model: FittedModel, { bootstrap }: BootstrapSpec): ChosenCovariance {
  const draws: Float64Array[] = [];
  const facts = bootstrapRun(model, bootstrap, ({ theta }) => draws.push(theta));
  const of = facts.cluster === undefined ? "pairs" : `clusters of ${facts.cluster}`;
  return {
    values: covarianceOf(draws),
    label: `bootstrap(${of})`,
    formula: `${facts.replications - facts.failed} replications, seed ${facts.seed}`,
    distribution: "normal",
    df: null,
    warnings: failureWarnings(facts),
    facts: { bootstrap: facts },
  };
}

function covarianceOf(draws: readonly Float64Array[]): SquareMatrix {
  const k = draws[0]!.length;
  const mean = new Float64Array(k);
  for (const draw of draws) for (let j = 0; j < k; j++) mean[j]! += draw[j]! / draws.length;
  const out = new Float64Array(k * k);
  for (const draw of draws) {
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) {
        out[a * k + b]! += ((draw[a]! - mean[a]!) * (draw[b]! - mean[b]!)) / (draws.length - 1);
      }
    }
  }
  return out;
}
