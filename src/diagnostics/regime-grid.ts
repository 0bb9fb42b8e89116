import { type Correlations, farthest, type RegimePoint, type RegimeProfile } from "./regime-profile.ts";

/** The correlations looked at, in pairs: closer towards ±1. */
export const regimeGrid: readonly number[] = [
  ...[-farthest, -0.99, -0.95, -0.8, -0.6, -0.4, -0.2],
  ...[0, 0.2, 0.4, 0.6, 0.8, 0.95, 0.99, farthest],
];

/** The profile at each ρ₀ (rows) and ρ₁ of the grid. */
export type RegimeSurface = readonly (readonly RegimePoint[])[];

const middle = regimeGrid.indexOf(0);

/** The grid from ρ₀ = ρ₁ = 0 outwards, each point searched from its neighbour. */
export function regimeSurface(profile: RegimeProfile): RegimeSurface {
  const walk = (from: RegimePoint, pair: (rho: number) => Correlations): RegimePoint[] => {
    const side = (rhos: readonly number[]): RegimePoint[] => {
      let last = from;
      return rhos.map((rho) => {
        last = profile.at(pair(rho), last);
        return last;
      });
    };
    return [...side(regimeGrid.slice(0, middle).reverse()).reverse(), from, ...side(regimeGrid.slice(middle + 1))];
  };
  const down = walk(profile.independent, (rho) => [rho, 0]);
  return down.map((start, i) => walk(start, (rho) => [regimeGrid[i]!, rho]));
}

/**
 * The points higher than all neighbours, the highest first; points at the ends of the grid may be among them.
 *
 * @param limit looks at correlations within ±limit only
 */
export function surfaceMaxima(surface: RegimeSurface, limit: number = farthest): readonly RegimePoint[] {
  const around = [-1, 0, 1];
  const heightAt = (i: number, j: number): number => {
    const within = [i, j].every((at) => Math.abs(regimeGrid[at] ?? 1) <= limit);
    return within ? surface[i]![j]!.logLik : Number.NEGATIVE_INFINITY;
  };
  const isHighest = (i: number, j: number): boolean =>
    heightAt(i, j) > Number.NEGATIVE_INFINITY &&
    around.every((down) => around.every((right) => !(heightAt(i + down, j + right) > heightAt(i, j))));
  return surface.flatMap((line, i) => line.filter((_, j) => isHighest(i, j))).sort((a, b) => b.logLik - a.logLik);
}

/**
 * Points that only neighbours closer to ±1 surpass: a maximum may lie between the last steps of the grid, whose points rise to its
 * ends all the same.
 */
export function beforeEnds(surface: RegimeSurface): readonly RegimePoint[] {
  const peaks = surfaceMaxima(surface);
  const last = [0.99, 0.95].flatMap((limit) => surfaceMaxima(surface, limit));
  return [...new Set(last)].filter((point) => !peaks.includes(point));
}

/** The points of the grid with a regime's correlation at one value. */
export function surfaceLine(surface: RegimeSurface, regime: 0 | 1, at: number): readonly RegimePoint[] {
  return regime === 0 ? surface[at]! : surface.map((line) => line[at]!);
}
