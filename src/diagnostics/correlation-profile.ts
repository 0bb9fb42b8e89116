import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
import type { NewtonOptions } from "../optimize/newton.ts";
import type { ProfilePoint, RhoProfile } from "./rho-profile.ts";

/** With half of the decrement, which is what a last step would gain, the log-likelihood is right to about 1e-5. */
export const closely: NewtonOptions = { tolerance: 1e-3, polishing: 0 };

/**
 * The profile over ρ of any likelihood with a constant predictor atanh ρ: at each ρ that predictor becomes an offset, and the
 * log-likelihood is maximised over all other parameters by Newton's method.
 *
 * @param independent the point at ρ = 0 where it is known, or parameters near it (the equations one by one); atanh ρ among
 *   them is not read
 * @example
 * const profile = correlationProfile(problem, theta);
 * profileOnGrid(profile).map(({ rho, logLik }) => [rho, logLik]);
 */
export function correlationProfile<P extends string, Y extends string>(
  { likelihood, data, ranges }: LikelihoodProblem<P, Y>,
  independent: Float64Array | ProfilePoint,
): RhoProfile {
  const { start } = ranges.find(({ name }) => name === "atanhRho")!;
  const offset = new Float64Array(data.rows);
  const fixed: PredictorData = { columns: [], offset };
  const problem = likelihoodProblem(likelihood, { ...data, predictors: { ...data.predictors, atanhRho: fixed } });
  const at = (rho: number, theta: Float64Array): ProfilePoint => {
    const atanhRho = Math.atanh(rho);
    offset.fill(atanhRho);
    const others = theta.filter((_, j) => j !== start);
    const { point, value, converged, decrement } = maximize(problem, others, closely);
    return {
      rho,
      logLik: converged ? value + decrement / 2 : value,
      theta: Float64Array.of(...point.subarray(0, start), atanhRho, ...point.subarray(start)),
    };
  };
  const known = independent instanceof Float64Array ? at(0, independent) : independent;
  return { independent: known, at: (rho, near) => at(rho, near.theta) };
}
