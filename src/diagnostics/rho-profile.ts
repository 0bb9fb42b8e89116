import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import { type OlsenPredictor, olsenLikelihood } from "../likelihood/olsen-likelihood.ts";
import type { ProblemData } from "../likelihood/problem.ts";
import type { NewtonOptions } from "../optimize/newton.ts";
import {
  type FittedSelection,
  type IndependentEquations,
  independentEquations,
  type SelectionData,
} from "./independent-equations.ts";

/** The maximum of a log-likelihood over all parameters but ρ. */
export interface ProfilePoint {
  readonly rho: number;
  readonly logLik: number;
  /** All parameters there, atanh ρ among them. */
  readonly theta: Float64Array;
}

/** The profile likelihood of ρ for given data. */
export interface RhoProfile {
  /** At ρ = 0: equations that have nothing to do with each other. */
  readonly independent: ProfilePoint;
  /** The point at a ρ strictly between -1 and 1, searched from a point near it. */
  at(rho: number, near: ProfilePoint): ProfilePoint;
}

/** The profile of a selection model; at ρ = 0 it is a probit and a regression. */
export interface SelectionProfile extends RhoProfile {
  readonly independent: IndependentEquations & ProfilePoint;
}

/** Where a profile is looked at: even steps within ±0.9, closer towards ±1, where the likelihood changes fast. */
export const rhoGrid: readonly number[] = [
  ...[-0.999, -0.995, -0.99, -0.98, -0.95],
  ...Array.from({ length: 19 }, (_, i) => (i - 9) / 10),
  ...[0.95, 0.98, 0.99, 0.995, 0.999],
];

/** A search ends at a decrement of 1e-7, without polishing: the log-likelihood is then right to half of that. */
const roughly: NewtonOptions = { tolerance: 1e-7, polishing: 0 };

/**
 * Prepares the profile of a selection model. In Olsen's parameters (γ, β/σ, 1/σ) the likelihood at one ρ is concave, so each point has one
 * maximum and Newton's method finds it. The outcome enters as its least-squares residual, so that an outcome far from 0
 * and nearly constant is told apart from the intercept.
 *
 * @param selection the probit of selection, where it is known
 * Source: Olsen (1982), Econometrica 50, 223-240.
 */
export function rhoProfile(data: SelectionData, selection?: FittedSelection): SelectionProfile {
  const independent = independentEquations(data, selection);
  const { gamma, beta, sigma, residual } = independent;
  const searched = olsenData(data, residual);
  return {
    independent: {
      ...independent,
      rho: 0,
      logLik: independent.selectionLogLik + independent.outcomeLogLik,
      theta: Float64Array.of(...gamma, ...beta, Math.log(sigma), 0),
    },
    at(rho, { theta }) {
      const problem = likelihoodProblem(olsenLikelihood(rho), searched);
      const { point, value } = maximize(problem, toOlsen(theta, gamma.length, beta), roughly);
      return { rho, logLik: value, theta: fromOlsen(point, gamma.length, beta, rho) };
    },
  };
}

/** The profile on a grid, in its order: from ρ = 0 outwards, each point started on the line through the two before it. */
export function profileOnGrid(profile: RhoProfile, grid: readonly number[] = rhoGrid): readonly ProfilePoint[] {
  const walk = (rhos: readonly number[]): ProfilePoint[] => {
    let before: ProfilePoint = profile.independent;
    let last = before;
    return rhos.map((rho) => {
      const next = profile.at(rho, onLine(before, last, rho));
      [before, last] = [last, next];
      return next;
    });
  };
  const left = walk(grid.filter((rho) => rho < 0).sort((a, b) => b - a));
  const right = walk(grid.filter((rho) => rho > 0).sort((a, b) => a - b));
  return [...left.reverse(), profile.independent, ...right];
}

/** A guess at ρ from two points of the profile, linear in atanh ρ. */
function onLine(before: ProfilePoint, last: ProfilePoint, rho: number): ProfilePoint {
  if (before === last) return last;
  const [from, to] = [Math.atanh(before.rho), Math.atanh(last.rho)];
  const share = (Math.atanh(rho) - to) / (to - from);
  return { ...last, theta: last.theta.map((x, j) => x + share * (x - before.theta[j]!)) };
}

/** The points higher than their neighbours: one for each local maximum. The ends of the grid may be among them. */
export function localMaxima(points: readonly ProfilePoint[]): readonly ProfilePoint[] {
  return points.filter(({ logLik }, i) => {
    const before = points[i - 1]?.logLik ?? Number.NEGATIVE_INFINITY;
    const after = points[i + 1]?.logLik ?? Number.NEGATIVE_INFINITY;
    return logLik > before && logLik >= after;
  });
}

function olsenData(
  { rows, predictors, outcomes, weights }: SelectionData,
  residual: Float64Array,
): ProblemData<OlsenPredictor, "selected" | "outcome"> {
  return {
    rows,
    predictors: {
      selection: predictors.selection,
      scaledOutcome: { columns: predictors.outcome.columns },
      precision: { columns: undefined },
    },
    outcomes: { selected: outcomes.selected, outcome: residual },
    weights,
  };
}

/** (γ, β, ln σ, atanh ρ) to (γ, (β - b)/σ, 1/σ), where b are the coefficients of the regression. */
function toOlsen(theta: Float64Array, split: number, b: Float64Array): Float64Array {
  const end = theta.length - 2;
  const precision = Math.exp(-theta[end]!);
  const olsen = theta.slice(0, end + 1);
  for (let j = split; j < end; j++) olsen[j] = (theta[j]! - b[j - split]!) * precision;
  olsen[end] = precision;
  return olsen;
}

function fromOlsen(olsen: Float64Array, split: number, b: Float64Array, rho: number): Float64Array {
  const end = olsen.length - 1;
  const sigma = 1 / olsen[end]!;
  const theta = new Float64Array(end + 2);
  for (let j = 0; j < end; j++) theta[j] = j < split ? olsen[j]! : olsen[j]! * sigma + b[j - split]!;
  theta[end] = Math.log(sigma);
  theta[end + 1] = Math.atanh(rho);
  return theta;
}
