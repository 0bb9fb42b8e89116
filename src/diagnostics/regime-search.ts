import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type Maximum, type MaximizeOptions, maximize } from "../likelihood/maximize.ts";
import { highest } from "./highest.ts";
import { asPoint, distinct, isInside, polished } from "./regime-maximum.ts";
import { type RegimeSurface, regimeGrid, regimeSurface, surfaceLine, surfaceMaxima } from "./regime-grid.ts";
import {
  correlationsOf,
  type RegimePoint,
  type RegimeProfile,
  regimeProfile,
  type SwitchingProblem,
} from "./regime-profile.ts";
import type { ProfilePoint } from "./rho-profile.ts";
import { drop, type RhoInterval, rhoSet, rhoSetAround } from "./rho-set.ts";
import { nearEnough, thinnedData, whole as mostForSet } from "./thinned-data.ts";

/** The profile over one regime's correlation. */
export interface RegimeAlong {
  readonly points: readonly ProfilePoint[];
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** With this correlation at 0. */
  readonly independent: number;
}

/** The highest point of a switching regression's likelihood with both |ρ| <= 0.999, and what else it looks like. */
export interface RegimeMaxima {
  /** Not converged where a correlation lies beyond ±0.99, which is then held. */
  readonly maximum: Maximum;
  /** The best with both |ρ| <= 0.99, where the likelihood has one. */
  readonly interior: Maximum | undefined;
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
 * correlation. Above 4000 rows the grid is that of a part of them, where it shows one interior maximum and nothing else.
 *
 * @param equations the maximum with ρ₀ = ρ₁ = 0, of any of these data
 */
export function regimeSearch(
  problem: SwitchingProblem,
  equations: (problem: SwitchingProblem) => RegimePoint,
  options: MaximizeOptions,
): RegimeMaxima {
  const profile = regimeProfile(problem, equations(problem));
  const part = plainPart(problem, equations);
  if (part !== undefined) {
    const start = maximize(problem, part.peak.theta, nearEnough).point;
    const maximum = polished(problem, { theta: start, logLik: Number.NEGATIVE_INFINITY }, options);
    if (maximum.converged) return plain(problem, profile, maximum, part);
  }
  const surface = regimeSurface(profile);
  const runs = surfaceMaxima(surface).map((point) => polished(problem, point, options));
  const points = ([0, 1] as const).map((regime) => profileAlong(profile, surface, regime));
  const top = highest(points.flat());
  if (top.logLik > highest(runs.map(asPoint)).logLik + 1e-6) runs.push(polished(problem, top, options));
  return gathered(problem, profile, runs, points);
}

function gathered(
  problem: SwitchingProblem,
  profile: RegimeProfile,
  runs: readonly Maximum[],
  points: readonly (readonly ProfilePoint[])[],
): RegimeMaxima {
  const found = [...runs].sort((a, b) => b.value - a.value);
  const maximum = found[0]!;
  const interior = found.find((run) => run.converged && isInside(run.point));
  const edge = highest([...points.flat(), ...found.map(asPoint)].filter(({ theta }) => !isInside(theta)));
  const along = ([0, 1] as const).map((regime): RegimeAlong => {
    const rho = correlationsOf(maximum.point)[regime];
    const others = points[regime]!.filter((point) => Math.abs(point.rho - rho) > 1e-9);
    const all = [...others, { ...asPoint(maximum), rho }].sort((a, b) => a.rho - b.rho);
    return {
      points: points[regime]!,
      rhoSet: rhoSet(profile.along(regime), all, maximum.value),
      independent: points[regime]!.find((point) => point.rho === 0)!.logLik,
    };
  });
  return {
    maximum,
    interior,
    maxima: distinct(found),
    boundary: isInside(maximum.point) ? (edge.logLik > maximum.value - drop ? edge : undefined) : asPoint(maximum),
    independent: profile.independent,
    profileRows: problem.data.rows,
    along: along as [RegimeAlong, RegimeAlong],
  };
}

/** A part of the rows in which the likelihood has one maximum, an interior one, and excludes the bounds. */
interface PlainPart {
  readonly rows: number;
  readonly profile: RegimeProfile;
  readonly surface: RegimeSurface;
  readonly peak: RegimePoint;
}

function plainPart(
  { data, likelihood }: SwitchingProblem,
  equations: (problem: SwitchingProblem) => RegimePoint,
): PlainPart | undefined {
  const thinned = thinnedData(data, 2000, 4000);
  if (thinned === undefined) return undefined;
  const part = likelihoodProblem(likelihood, thinned);
  const profile = regimeProfile(part, equations(part));
  const surface = regimeSurface(profile);
  const [peak, ...others] = surfaceMaxima(surface);
  const edge = highest(surface.flat().filter(({ theta }) => !isInside(theta)));
  const plain = peak !== undefined && others.length === 0 && edge.logLik < peak.logLik - drop;
  return plain ? { rows: thinned.rows, profile, surface, peak } : undefined;
}

function plain(problem: SwitchingProblem, profile: RegimeProfile, maximum: Maximum, part: PlainPart): RegimeMaxima {
  const along = ([0, 1] as const).map((regime): RegimeAlong => {
    const line = profile.along(regime);
    const best = { ...asPoint(maximum), rho: correlationsOf(maximum.point)[regime] };
    return {
      points: profileAlong(part.profile, part.surface, regime),
      rhoSet: problem.data.rows <= mostForSet ? rhoSetAround(line, best, regimeGrid) : undefined,
      independent: line.at(0, best).logLik,
    };
  });
  return {
    maximum,
    interior: maximum,
    maxima: [asPoint(maximum)],
    boundary: undefined,
    independent: profile.independent,
    profileRows: part.rows,
    along: along as [RegimeAlong, RegimeAlong],
  };
}

/** The profile of one correlation: at each ρ of the grid uphill from the highest point of its line. */
function profileAlong(profile: RegimeProfile, surface: RegimeSurface, regime: 0 | 1): readonly ProfilePoint[] {
  const line = profile.along(regime);
  return regimeGrid.map((rho, at) => line.at(rho, { ...highest(surfaceLine(surface, regime, at)), rho }));
}
