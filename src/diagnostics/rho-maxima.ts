import { type HeckmanPredictor, heckmanLikelihood } from "../likelihood/heckman-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type MaximizeOptions, type Maximum, maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { FittedSelection, SelectionData } from "./independent-equations.ts";
import { localMaxima, type ProfilePoint, profileOnGrid, type RhoProfile, rhoGrid, rhoProfile } from "./rho-profile.ts";
import { drop, type RhoInterval, rhoSet } from "./rho-set.ts";
import { nearEnough, thinnedData } from "./thinned-data.ts";

/** Beyond it a maximum is degenerate: ρ has run into its boundary. */
export const interiorLimit = 0.99;

/** A local maximum of the likelihood. */
export interface LocalMaximum {
  readonly rho: number;
  readonly logLik: number;
}

/** What the likelihood of a selection model looks like along ρ, and its best interior maximum. */
export interface SelectionMaxima {
  /** Undefined where the likelihood has no maximum with |ρ| <= 0.99. */
  readonly best: Maximum | undefined;
  /** All local maxima found, the highest first; degenerate ones too. */
  readonly maxima: readonly LocalMaximum[];
  /**
   * The highest point beyond |ρ| = 0.99, where the likelihood does not exclude it: it is in the 95% set, or higher than the
   * best interior maximum, or there is none.
   */
  readonly boundary: LocalMaximum | undefined;
  /** The profile on the grid, and the number of rows that it was made of. */
  readonly points: readonly ProfilePoint[];
  readonly profileRows: number;
  /** The 95% likelihood-ratio set of ρ; undefined where the profile was made of a part of the rows. */
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** The model with ρ = 0. */
  readonly independent: RhoProfile["independent"];
}

/**
 * Searches all local maxima of the likelihood: the profile over a grid of ρ shows where they are, Newton's method on all
 * parameters starts from each. Above 20 000 rows the grid is searched on every m-th row; unless that shows one interior
 * maximum and nothing else, again on all rows.
 *
 * @param selection the probit of selection
 * @param options of the search; `wholeProfile`: the grid on all rows however many they are
 *
 * Source: Nawata (1994), Economics Letters 45, 33-40; Olsen (1982).
 */
export function selectionMaxima(
  problem: LikelihoodProblem<HeckmanPredictor, "selected" | "outcome">,
  selection: FittedSelection,
  { wholeProfile = false, ...options }: MaximizeOptions & { readonly wholeProfile?: boolean },
): SelectionMaxima {
  const { data } = problem;
  const profile = rhoProfile(data, selection);
  const part = wholeProfile ? undefined : profileOfPart(data);
  const { points, rows } = part ?? { points: profileOnGrid(profile), rows: data.rows };
  const runs = localMaxima(points)
    .filter(({ rho }) => Math.abs(rho) < rhoGrid.at(-1)!)
    .map(({ theta }) => maximize(problem, part === undefined ? theta : nearer(data, theta), options));
  const maxima = distinct(runs.filter(({ converged }) => converged));
  const best = maxima.find(isInterior) ?? runs.find((run) => isInterior(run) && run.ending !== "no-ascent");
  const whole = rows === data.rows;
  return {
    best,
    maxima: maxima.map(described),
    boundary: whole ? boundaryAbove(best?.value, points, maxima) : undefined,
    points,
    profileRows: rows,
    rhoSet: whole ? rhoSet(profile, withMaximum(points, best), best?.value ?? highest(points).logLik) : undefined,
    independent: profile.independent,
  };
}

/** From a start found in a small part of the data one for all of it, by way of a twentieth, or of 10 000 rows. */
function nearer(data: SelectionData, theta: Float64Array): Float64Array {
  const more = thinnedData(data, Math.max(10_000, data.rows / 20));
  return more === undefined ? theta : maximize(likelihoodProblem(heckmanLikelihood, more), theta, nearEnough).point;
}

const rhoOf = ({ point }: Maximum): number => Math.tanh(point.at(-1)!);

const isInterior = (maximum: Maximum): boolean => Math.abs(rhoOf(maximum)) <= interiorLimit;

const described = (maximum: Maximum): LocalMaximum => ({ rho: rhoOf(maximum), logLik: maximum.value });

/** The profile of a thinned sample, where it has one interior maximum and nothing else to look into. */
function profileOfPart(data: SelectionData): { points: readonly ProfilePoint[]; rows: number } | undefined {
  const part = thinnedData(data);
  if (part === undefined) return undefined;
  const points = profileOnGrid(rhoProfile(part));
  const peaks = localMaxima(points);
  const plain = peaks.length === 1 && boundaryAbove(peaks[0]!.logLik, points, []) === undefined;
  return plain ? { points, rows: part.rows } : undefined;
}

/** The highest first; two starts may have led to one maximum. */
function distinct(maxima: readonly Maximum[]): Maximum[] {
  const sorted = [...maxima].sort((a, b) => b.value - a.value);
  return sorted.filter((run, i) => sorted.findIndex((other) => Math.abs(rhoOf(other) - rhoOf(run)) < 1e-6) === i);
}

function boundaryAbove(
  best: number | undefined,
  points: readonly ProfilePoint[],
  maxima: readonly Maximum[],
): LocalMaximum | undefined {
  const beyond = [...points, ...maxima.map(described)].filter(({ rho }) => Math.abs(rho) > interiorLimit);
  const { rho, logLik } = highest(beyond);
  return best === undefined || logLik > best - drop ? { rho, logLik } : undefined;
}

function withMaximum(points: readonly ProfilePoint[], best: Maximum | undefined): readonly ProfilePoint[] {
  if (best === undefined) return points;
  return [...points, { ...described(best), theta: best.point }].sort((a, b) => a.rho - b.rho);
}

function highest<P extends LocalMaximum>(points: readonly P[]): P {
  return points.reduce((a, b) => (b.logLik > a.logLik ? b : a));
}
