import type { Frame } from "../formula/frame-types.ts";
import { maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { constantAlone } from "./constant-alone.ts";

/**
 * The log-likelihood of a binary model with a constant alone (with the offset, where there is one); without a constant
 * among its regressors, of the model where every coefficient is zero.
 */
export function binaryNullLogLik(problem: LikelihoodProblem<"index", "y">, frame: Frame): number {
  const { offset, regressors } = frame.equations[0]!;
  const { outcomes, weights } = problem.data;
  const constant = regressors.names.includes("(Intercept)");
  if (constant && offset === undefined) return shareLogLik(outcomes.y, weights);
  const reduced = constantAlone(problem, frame);
  return constant ? maximize(reduced, new Float64Array(1)).value : reduced.value(new Float64Array(0));
}

/** N₁ ln(N₁/N) + N₀ ln(N₀/N). */
function shareLogLik(y: Float64Array, weights: Float64Array | undefined): number {
  let ones = 0;
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    const w = weights?.[i] ?? 1;
    total += w;
    ones += w * y[i]!;
  }
  return ones * Math.log(ones / total) + (total - ones) * Math.log((total - ones) / total);
}
