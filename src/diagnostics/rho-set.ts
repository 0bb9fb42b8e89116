import { brentRoot } from "../optimize/brent.ts";
import type { ProfilePoint, RhoProfile } from "./rho-profile.ts";

/** An interval of ρ; -1 and 1 are ends where the set reaches the end of the profile. */
export type RhoInterval = readonly [low: number, high: number];

/** Half of the 0.95 quantile of χ²(1): values of ρ whose log-likelihood is lower by more are outside the 95% set. */
export const drop = 1.920729410347062;

/**
 * The 95% likelihood-ratio set of ρ: all values whose profile log-likelihood is within 1.92 of a maximum. It may be several
 * intervals, and needs no quadratic likelihood as the Wald interval does.
 *
 * @param points the profile on a grid, the maximum among them, in the order of ρ
 * @param logLik the log-likelihood at the maximum
 */
export function rhoSet(profile: RhoProfile, points: readonly ProfilePoint[], logLik: number): readonly RhoInterval[] {
  const level = logLik - drop;
  const inside = points.map((point) => point.logLik >= level);
  const intervals: [number, number][] = [];
  points.forEach((point, i) => {
    if (!inside[i]) return;
    if (i === 0) intervals.push([-1, -1]);
    else if (!inside[i - 1]) intervals.push([crossing(profile, points[i - 1]!, point, logLik), -1]);
    const last = intervals.at(-1)!;
    if (i === points.length - 1) last[1] = 1;
    else if (!inside[i + 1]) last[1] = crossing(profile, point, points[i + 1]!, logLik);
  });
  return intervals;
}

/**
 * The same without a whole profile: from the maximum outwards along the grid until the profile has left the set, on either
 * side. For a profile that is known to have no other maximum.
 */
export function rhoSetAround(profile: RhoProfile, best: ProfilePoint, grid: readonly number[]): readonly RhoInterval[] {
  const outwards = (rhos: readonly number[]): ProfilePoint[] => {
    const points: ProfilePoint[] = [];
    for (const rho of rhos) {
      points.push(profile.at(rho, points.at(-1) ?? best));
      if (points.at(-1)!.logLik < best.logLik - drop) break;
    }
    return points;
  };
  const left = outwards(grid.filter((rho) => rho < best.rho).reverse());
  const right = outwards(grid.filter((rho) => rho > best.rho));
  return rhoSet(profile, [...left.reverse(), best, ...right], best.logLik);
}

/** The length of a set of intervals. */
export function totalWidth(intervals: readonly RhoInterval[]): number {
  return intervals.reduce((total, [low, high]) => total + high - low, 0);
}

/** "[-0.2, 0.5] and [0.9, 1]". */
export function toldSet(intervals: readonly RhoInterval[]): string {
  return intervals.map((ends) => `[${ends.map((rho) => Number(rho.toPrecision(3))).join(", ")}]`).join(" and ");
}

/**
 * Where the profile crosses the level between two points, found on the scale of atanh ρ. The root of its distance from the
 * maximum, being nearly linear there, is crossed in few steps.
 */
function crossing(profile: RhoProfile, left: ProfilePoint, right: ProfilePoint, logLik: number): number {
  const [low, high] = [Math.atanh(left.rho), Math.atanh(right.rho)];
  const known = new Map([
    [low, left],
    [high, right],
  ]);
  let near = left;
  const height = (z: number): number => {
    near = known.get(z) ?? profile.at(Math.tanh(z), near);
    return Math.sqrt(drop) - Math.sqrt(Math.max(logLik - near.logLik, 0));
  };
  const root = brentRoot(height, low, high, { tolerance: 1e-7 });
  return root === undefined ? right.rho : Math.tanh(root.x);
}
