import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { highest } from "./highest.ts";
import {
  beforeEnds,
  type RegimeSurface,
  regimeGrid,
  regimeSurface,
  surfaceLine,
  surfaceMaxima,
} from "./regime-grid.ts";
import { isInside } from "./regime-maximum.ts";
import type { RegimePoint, RegimeProfile, SwitchingProblem } from "./regime-profile.ts";
import type { ProfilePoint } from "./rho-profile.ts";
import { drop } from "./rho-set.ts";
import { thinnedData } from "./thinned-data.ts";

/** What the grid of pairs shows, of all rows or of a part of them. */
export interface RegimeView {
  readonly rows: number;
  readonly peaks: readonly RegimePoint[];
  /** Points before the ends of the grid, from which a maximum between its last steps may be found. */
  readonly near: readonly RegimePoint[];
  /** The highest point with a correlation beyond ±0.99. */
  readonly edge: RegimePoint;
  /** The profile of either correlation. */
  readonly points: readonly (readonly ProfilePoint[])[];
  /** One interior maximum and nothing else: the bounds are excluded. */
  readonly plain: boolean;
}

export const regimes = [0, 1] as const;

/** Looks at the profile over both correlations. */
export function regimeView(profile: RegimeProfile, rows: number): RegimeView {
  const surface = regimeSurface(profile);
  const edge = highest(surface.flat().filter(({ theta }) => !isInside(theta)));
  const peaks = surfaceMaxima(surface);
  const [peak, ...others] = peaks;
  return {
    rows,
    peaks,
    near: beforeEnds(surface),
    edge,
    plain: others.length === 0 && peak !== undefined && isInside(peak.theta) && edge.logLik < peak.logLik - drop,
    points: regimes.map((regime) => profileAlong(profile, surface, regime)),
  };
}

/** Rows of the first part looked at. */
export const fewest = 2000;

/** Parts of the rows, the smaller first; none of few rows. */
export function* regimeParts({ data, likelihood }: SwitchingProblem): Generator<SwitchingProblem> {
  for (const [rows, from] of [
    [fewest, 4000],
    [4000, 8000],
  ] as const) {
    const thinned = thinnedData(data, rows, from);
    if (thinned !== undefined) yield likelihoodProblem(likelihood, thinned);
  }
}

/** The profile of one correlation: at each ρ of the grid uphill from the highest point of its line. */
function profileAlong(profile: RegimeProfile, surface: RegimeSurface, regime: 0 | 1): readonly ProfilePoint[] {
  const line = profile.along(regime);
  return regimeGrid.map((rho, at) => line.at(rho, { ...highest(surfaceLine(surface, regime, at)), rho }));
}
