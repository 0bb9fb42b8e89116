import { type MaximizeOptions, type Maximum, maximize } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import type { ProblemData } from "../likelihood/problem.ts";
import { betweenPoints } from "./between-points.ts";
import { highest } from "./highest.ts";
import { localMaxima, type ProfilePoint, profileOnGrid, type RhoProfile, rhoGrid } from "./rho-profile.ts";
import { drop, type RhoInterval, rhoSet, rhoSetAround } from "./rho-set.ts";
import { nearerStart } from "./nearer-start.ts";
import { thinnedData, whole as mostForSet } from "./thinned-data.ts";

/** Beyond it a maximum is degenerate: ρ has run into its boundary. */
export const interiorLimit = 0.99;

/** A local maximum of the likelihood. */
export interface LocalMaximum {
  readonly rho: number;
  readonly logLik: number;
}

/** What a likelihood looks like along ρ, and its best interior maximum. */
export interface RhoMaxima {
  /** Undefined where the likelihood has no maximum with |ρ| <= 0.99. */
  readonly best: Maximum | undefined;
  /** Its ρ. */
  readonly rhoOfBest: number | undefined;
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
  /** The 95% likelihood-ratio set of ρ; undefined above 20 000 rows where the profile was made of a part of them. */
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** The model with ρ = 0. */
  readonly independent: ProfilePoint;
}

/** A search over ρ. */
export interface RhoSearch<P extends string, Y extends string> {
  /** The profile of these data: of the problem's own, or of a part of their rows. */
  profileOf(data: ProblemData<P, Y>): RhoProfile;
  /** The grid on all rows however many they are. */
  readonly wholeProfile?: boolean;
  /** From how many rows on the grid is searched on a part of them, and on how many; default 20 000 and 5000. */
  readonly part?: { readonly from: number; readonly rows: number };
  /** Default: the grid for a selection model, whose likelihood changes fast along ρ. */
  readonly grid?: readonly number[];
}

/**
 * Searches all local maxima of a likelihood with a predictor atanh ρ: the profile over a grid of ρ shows where they are, Newton's method on all
 * parameters starts from each. Above 20 000 rows (or `part.from`) the grid is searched on every m-th row; unless that shows
 * one interior maximum and nothing else, again on all rows.
 *
 * @param options of the search by Newton's method
 *
 * Source: Nawata (1994), Economics Letters 45, 33-40; Olsen (1982).
 */
export function rhoMaxima<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  search: RhoSearch<P, Y>,
  options: MaximizeOptions = {},
): RhoMaxima {
  const { profileOf, wholeProfile = false, grid = rhoGrid } = search;
  const { data } = problem;
  const position = problem.ranges.find(({ name }) => name === "atanhRho")!.start;
  const asPoint = ({ point, value }: Maximum): ProfilePoint => ({
    rho: Math.tanh(point[position]!),
    logLik: value,
    theta: point,
  });
  const isInterior = (maximum: Maximum): boolean => Math.abs(asPoint(maximum).rho) <= interiorLimit;
  const profile = profileOf(data);
  const part = wholeProfile ? undefined : profileOfPart(data, search);
  const { points, rows } = part ?? { points: profileOnGrid(profile, grid), rows: data.rows };
  const polished = ({ theta }: ProfilePoint): Maximum =>
    maximize(problem, part === undefined ? theta : nearerStart(problem, theta), options);
  const hidden = part === undefined ? betweenPoints(problem, profile, points, interiorLimit) : [];
  const between = hidden.map(polished).filter((run) => run.converged && isInterior(run));
  const peaks = localMaxima(points).filter(({ rho }) => Math.abs(rho) < grid.at(-1)!);
  const runs = [...peaks.map(polished), ...between];
  const maxima = distinct(runs.filter(({ converged }) => converged).map(asPoint));
  const found = [...runs].sort((a, b) => b.value - a.value);
  const best =
    found.find((run) => run.converged && isInterior(run)) ??
    runs.find((run) => isInterior(run) && run.ending !== "no-ascent");
  if (best === undefined && part !== undefined) return rhoMaxima(problem, { ...search, wholeProfile: true }, options);
  const whole = rows === data.rows;
  const setOfBest = (): RhoMaxima["rhoSet"] =>
    best && data.rows <= mostForSet ? rhoSetAround(profile, asPoint(best), grid) : undefined;
  const all = best === undefined ? points : [...points, asPoint(best)].sort((a, b) => a.rho - b.rho);
  return {
    best,
    rhoOfBest: best && asPoint(best).rho,
    maxima: maxima.map(described),
    boundary: whole ? boundaryAbove(best?.value, [...points, ...maxima]) : undefined,
    points,
    profileRows: rows,
    rhoSet: whole ? rhoSet(profile, all, best?.value ?? highest(points).logLik) : setOfBest(),
    independent: profile.independent,
  };
}

const described = ({ rho, logLik }: LocalMaximum): LocalMaximum => ({ rho, logLik });

/** The profile of a thinned sample, where it has one interior maximum and nothing else to look into. */
function profileOfPart<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  { profileOf, grid = rhoGrid, part: size }: RhoSearch<P, Y>,
): { points: readonly ProfilePoint[]; rows: number } | undefined {
  const part = thinnedData(data, size?.rows, size?.from);
  if (part === undefined) return undefined;
  const points = profileOnGrid(profileOf(part), grid);
  const peaks = localMaxima(points);
  const plain = peaks.length === 1 && boundaryAbove(peaks[0]!.logLik, points) === undefined;
  return plain ? { points, rows: part.rows } : undefined;
}

/** The highest first; two starts may have led to one maximum. */
function distinct(maxima: readonly ProfilePoint[]): ProfilePoint[] {
  const sorted = [...maxima].sort((a, b) => b.logLik - a.logLik);
  return sorted.filter((run, i) => sorted.findIndex((other) => Math.abs(other.rho - run.rho) < 1e-6) === i);
}

function boundaryAbove(best: number | undefined, points: readonly LocalMaximum[]): LocalMaximum | undefined {
  const { rho, logLik } = highest(points.filter((point) => Math.abs(point.rho) > interiorLimit));
  return best === undefined || logLik > best - drop ? { rho, logLik } : undefined;
}
