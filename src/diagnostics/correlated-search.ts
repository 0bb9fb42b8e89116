import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { MaximizeOptions, Maximum } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { refinedMaximum } from "../likelihood/refined-maximum.ts";
import { withoutParameter } from "../likelihood/without-parameter.ts";
import { correlationProfile } from "./correlation-profile.ts";
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
 * @param predictor one of several that are atanh ρ; `independent` is then near the maximum with this one at 0
 */
export function correlatedSearch<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  independent: Float64Array,
  wholeProfile: boolean,
  options: MaximizeOptions,
  predictor?: P,
): CorrelatedMaximum {
  const known =
    predictor === undefined ? { rho: 0, theta: independent, logLik: problem.value(independent) } : independent;
  const maxima = rhoMaxima(
    problem,
    {
      wholeProfile,
      grid,
      part: { from: 4000, rows: 2000 },
      ...(predictor === undefined ? {} : { predictor }),
      profileOf: (data) =>
        data === problem.data
          ? correlationProfile(problem, known, predictor)
          : correlationProfile(likelihoodProblem(problem.likelihood, data), independent, predictor),
    },
    options,
  );
  const { best } = maxima;
  if (best === undefined) {
    const held = problem.ranges.find(({ name }) => name === (predictor ?? "atanhRho"))!.start;
    return { ...maxima, maximum: atProfileEnd(problem, maxima, held) };
  }
  const maximum = refinedMaximum(problem, best, options, best.point);
  return { ...maxima, best: maximum, maximum };
}

function atProfileEnd(problem: LikelihoodProblem, { points }: RhoMaxima, held: number): Maximum {
  const { theta, logLik } = points
    .filter(({ rho }) => Math.abs(rho) > interiorLimit)
    .reduce((a, b) => (b.logLik > a.logLik ? b : a));
  const k = problem.size;
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  problem.derivatives(theta, gradient, hessian);
  return {
    point: theta,
    value: logLik,
    gradient,
    hessian,
    inverse: withoutParameter(hessian, k, held),
    converged: false,
    ending: "stopped",
    iterations: 0,
    decrement: Number.NaN,
    ridge: 0,
    pivot: 1,
  };
}
