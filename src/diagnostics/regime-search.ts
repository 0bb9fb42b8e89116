import type { Maximum, MaximizeOptions } from "../likelihood/maximize.ts";
import { highest } from "./highest.ts";
import { nearerStart } from "./nearer-start.ts";
import { asPoint, beyond, distinct, isInside, polished } from "./regime-maximum.ts";
import { regimeGrid } from "./regime-grid.ts";
import {
  correlationsOf,
  type RegimePoint,
  type RegimeProfile,
  regimeProfile,
  type SwitchingProblem,
} from "./regime-profile.ts";
import { fewest, regimeParts, regimes, type RegimeView, regimeView } from "./regime-view.ts";
import type { ProfilePoint, RhoProfile } from "./rho-profile.ts";
import { drop, type RhoInterval, rhoSet, rhoSetAround } from "./rho-set.ts";
import { whole as mostForSet } from "./thinned-data.ts";

/** The profile over one regime's correlation. */
export interface RegimeAlong {
  readonly points: readonly ProfilePoint[];
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** With this correlation at 0; NaN where it is `open`. */
  readonly independent: number;
  /** The likelihood does not exclude that it is ±1, or is higher where the other one is. */
  readonly open: boolean;
}

/** The best interior maximum of a switching regression's likelihood, and what else it looks like with both |ρ| <= 0.999. */
export interface RegimeMaxima {
  /** The best maximum with both |ρ| <= 0.99; without one the highest point, not converged, with the correlations beyond ±0.99 held. */
  readonly maximum: Maximum;
  /** The local maxima found with both |ρ| <= 0.99, the highest first. */
  readonly maxima: readonly RegimePoint[];
  /** The highest point with a correlation beyond ±0.99, where the likelihood does not exclude it. */
  readonly boundary: RegimePoint | undefined;
  readonly independent: RegimePoint;
  readonly profileRows: number;
  readonly along: readonly [RegimeAlong, RegimeAlong];
}

/**
 * Searches the likelihood over both correlations together: its profile on a grid of pairs, where each point has one maximum
 * (Olsen's parameters); Newton's method on all parameters from each local maximum of the grid; then the profiles along either
 * correlation. Of more than 4000 rows the grid is that of 2000 of them, where it shows one interior maximum and nothing else, and
 * of more than 8000 rows it is that of 4000 otherwise: then Newton's method on all rows starts from each of its maxima.
 *
 * @param equations the maximum with ρ₀ = ρ₁ = 0, of any of these data
 */
export function regimeSearch(
  problem: SwitchingProblem,
  equations: (problem: SwitchingProblem) => RegimePoint,
  options: MaximizeOptions,
): RegimeMaxima {
  const profile = regimeProfile(problem, equations(problem));
  for (const part of regimeParts(problem)) {
    const view = regimeView(regimeProfile(part, equations(part)), part.data.rows);
    if (!view.plain && view.rows <= fewest) continue;
    const edges = view.plain || view.peaks.includes(view.edge) ? [] : [view.edge];
    const starts = [...view.peaks, ...edges, ...hiddenMaxima(part, view, options).map(asPoint)];
    const runs = starts.map((start) => polished(problem, onAllRows(problem, profile, start), options));
    if (!view.plain || runs[0]!.converged) return gathered(problem, profile, runs, view);
  }
  const view = regimeView(profile, problem.data.rows);
  const runs = view.peaks.map((point) => polished(problem, point, options));
  runs.push(...hiddenMaxima(problem, view, options));
  const top = highest(view.points.flat());
  if (top.logLik > highest(runs.map(asPoint)).logLik + 1e-6) runs.push(polished(problem, top, options));
  return gathered(problem, profile, runs, view);
}

/** Maxima between the last steps of the grid, from the points before its ends; a search that does not soon come to one is given up. */
function hiddenMaxima(problem: SwitchingProblem, { near }: RegimeView, options: MaximizeOptions): Maximum[] {
  const few = { ...options, maxIterations: Math.min(30, options.maxIterations ?? 30) };
  return near
    .map((point) => polished(problem, point, few))
    .filter(({ converged, point }) => converged && isInside(point));
}

/** Near a point of a part of the rows one of all rows: at a bound with its correlations. */
function onAllRows(problem: SwitchingProblem, profile: RegimeProfile, point: RegimePoint): RegimePoint {
  return isInside(point.theta)
    ? { theta: nearerStart(problem, point.theta), logLik: Number.NEGATIVE_INFINITY }
    : profile.at(correlationsOf(point.theta), point);
}

function gathered(
  problem: SwitchingProblem,
  profile: RegimeProfile,
  runs: readonly Maximum[],
  { rows, points, plain }: RegimeView,
): RegimeMaxima {
  const whole = rows === problem.data.rows;
  const found = [...runs].sort((a, b) => b.value - a.value);
  const maximum = found.find((run) => run.converged && isInside(run.point)) ?? found[0]!;
  const ends = [...(whole ? points.flat() : []), ...found.map(asPoint)].filter(({ theta }) => !isInside(theta));
  const edge = ends.length === 0 ? undefined : highest(ends);
  const boundary = edge !== undefined && edge.logLik > maximum.value - drop ? edge : undefined;
  const higher = isInside(maximum.point) && boundary !== undefined && boundary.logLik > maximum.value;
  const around = (line: RhoProfile, best: ProfilePoint): RegimeAlong["rhoSet"] =>
    plain && problem.data.rows <= mostForSet ? rhoSetAround(line, best, regimeGrid) : undefined;
  return {
    maximum,
    maxima: distinct(found),
    boundary,
    independent: profile.independent,
    profileRows: rows,
    along: regimes.map((regime): RegimeAlong => {
      const line = profile.along(regime);
      const atZero = whole ? points[regime]!.find(({ rho }) => rho === 0)! : undefined;
      const best = { ...asPoint(maximum), rho: correlationsOf(maximum.point)[regime] };
      const open = boundary !== undefined && (higher || beyond(boundary.theta).includes(regime));
      return {
        points: points[regime]!,
        rhoSet: whole ? setOf(line, best, points[regime]!) : around(line, best),
        independent: open ? Number.NaN : (atZero ?? line.at(0, best)).logLik,
        open,
      };
    }) as [RegimeAlong, RegimeAlong],
  };
}

/** The set of a ρ from its whole profile and the maximum. */
function setOf(line: RhoProfile, best: ProfilePoint, points: readonly ProfilePoint[]): readonly RhoInterval[] {
  const others = points.filter(({ rho }) => Math.abs(rho - best.rho) > 1e-9);
  return rhoSet(
    line,
    [...others, best].sort((a, b) => a.rho - b.rho),
    best.logLik,
  );
}
