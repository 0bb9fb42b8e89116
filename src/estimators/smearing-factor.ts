import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { TwoPartPredictor } from "../likelihood/two-part-likelihood.ts";

/**
 * Duan's smearing factor of a regression of log(y): the weighted mean of exp(residual) over the rows with an outcome.
 *
 * Source: Duan (1983), JASA 78, 605-610, equation 2.5.
 */
export function smearingFactor(
  problem: LikelihoodProblem<TwoPartPredictor, "selected" | "outcome">,
  theta: Float64Array,
): number {
  const { outcomes, weights } = problem.data;
  let [sum, total] = [0, 0];
  problem.eachBlock(theta, ({ start, rows, eta }) => {
    for (let i = 0; i < rows; i++) {
      if (outcomes.selected[start + i] !== 1) continue;
      const weight = weights?.[start + i] ?? 1;
      sum += weight * Math.exp(outcomes.outcome[start + i]! - eta.outcome[i]!);
      total += weight;
    }
  });
  return sum / total;
}
