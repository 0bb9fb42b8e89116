import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { fixedAt, heldMaximum } from "../likelihood/held-maximum.ts";
import { type Maximum, maximize, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { correlationProfile } from "./correlation-profile.ts";
import { highest } from "./highest.ts";
import { interiorLimit, type RhoMaxima, rhoMaxima } from "./rho-maxima.ts";

/** Steps of 0.2: the likelihood of two 0/1 outcomes is bounded and smooth along ρ. */
const grid: readonly number[] = [-0.999, -0.99, -0.95, -0.8, -0.6, -0.4, -0.2, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, 0.999];

/** The maximum of a likelihood with correlated errors, and what the likelihood looks like along ρ. */
export interface CorrelatedMaximum extends RhoMaxima {
  /** The best interior maximum; without one, the highest point of the profile beyond |ρ| = 0.99. */
  readonly maximum: Maximum;
}

/**
 * Maximises a likelihood whose last parameter is atanh ρ, along its profile over ρ. Without an interior maximum the result is
 * the profile's end: not converged, with the covariance of the other parameters at that ρ.
 *
 * @param independent the maximum with ρ = 0: the equations one by one, then 0
 */
export function correlatedSearch<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  independent: Float64Array,
  wholeProfile: boolean,
  options: MaximizeOptions,
): CorrelatedMaximum {
  const known = { rho: 0, theta: independent, logLik: problem.value(independent) };
  const maxima = rhoMaxima(
    problem,
    {
      wholeProfile,
      grid,
      part: { from: 4000, rows: 2000 },
      profileOf: (data) =>
        data === problem.data
          ? correlationProfile(problem, known)
          : correlationProfile(likelihoodProblem(problem.likelihood, data), independent),
    },
    options,
  );
  const { best } = maxima;
  if (best === undefined) return { ...maxima, maximum: atProfileEnd(problem, maxima, options) };
  return { ...maxima, maximum: best };
}

/** The highest point beyond |ρ| = 0.99, on the grid or between, the other parameters brought to the last digits. */
function atProfileEnd<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  { points, boundary }: RhoMaxima,
  options: MaximizeOptions,
): Maximum {
  const { theta } = highest(points.filter(({ rho }) => Math.abs(rho) > interiorLimit && rho * boundary!.rho > 0));
  const held = problem.ranges.find(({ name }) => name === "atanhRho")!.start;
  const start = theta.with(held, Math.atanh(boundary!.rho));
  const { point } = maximize(problem, start, { ...options, fixed: fixedAt([held], problem.size) });
  return heldMaximum(problem, point, [held]);
}
