import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type Maximum, maximize, type MaximizeOptions } from "../likelihood/maximize.ts";
import { maximumAtBound } from "../likelihood/maximum-at-bound.ts";
import { poissonLikelihood } from "../likelihood/poisson-likelihood.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { startAtMean } from "./poisson-start.ts";

type Problem = LikelihoodProblem<"index" | "lnAlpha", "y">;

/** The Poisson model of the same counts: α = 0. */
export function poissonOf({ data }: Problem): LikelihoodProblem<"index", "y"> {
  return likelihoodProblem(poissonLikelihood, { ...data, predictors: { index: data.predictors.index } });
}

const known = new WeakMap<Problem, Maximum>();

/** Its maximum, searched once for a problem. */
export function poissonMaximum(problem: Problem, frame: Frame): Maximum {
  const before = known.get(problem);
  if (before !== undefined) return before;
  const poisson = poissonOf(problem);
  const maximum = maximize(poisson, startAtMean(poisson, frame));
  known.set(problem, maximum);
  return maximum;
}

/**
 * The maximum over (β, ln α), from Poisson's β and the first α that is better than none: that of the moments, else of a grid.
 * Where there is none and the likelihood falls as α leaves 0, the maximum is Poisson's.
 */
export function dispersedMaximum(problem: Problem, poisson: Maximum, options: MaximizeOptions): Maximum {
  const { excess, squares, mean } = moments(problem, poisson.point);
  const from = (lnAlpha: number): Float64Array => Float64Array.of(...poisson.point, lnAlpha);
  const grid = Array.from({ length: 10 }, (_, k) => 2 * k - 8 - Math.log(mean));
  const better = [Math.log(excess / squares), ...grid].find((at) => problem.value(from(at)) > poisson.value);
  const lnAlpha = better ?? (excess > 0 ? grid[0] : undefined);
  return lnAlpha === undefined ? maximumAtBound(poisson) : maximize(problem, from(lnAlpha), options);
}

/** Σ [(y - μ)² - y], twice the slope of the likelihood in α at 0, and Σ μ²: their ratio estimates α. And the mean of y. */
function moments(problem: Problem, beta: Float64Array) {
  const { outcomes, weights, rows } = problem.data;
  let [excess, squares, sum] = [0, 0, 0];
  poissonOf(problem).eachBlock(beta, ({ start, rows, eta }) => {
    for (let i = 0; i < rows; i++) {
      const weight = weights?.[start + i] ?? 1;
      const y = outcomes.y[start + i]!;
      const mean = Math.exp(eta.index[i]!);
      excess += weight * ((y - mean) ** 2 - y);
      squares += weight * mean * mean;
      sum += y;
    }
  });
  return { excess, squares, mean: sum / rows };
}
