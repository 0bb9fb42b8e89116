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

/** The points higher than all neighbours, the highest first; points at the ends of the grid may be among them. */
export function surfaceMaxima(surface: RegimeSurface): readonly RegimePoint[] {
  const around = [-1, 0, 1];
  const isHighest = (i: number, j: number): boolean =>
    around.every((down) =>
      around.every((right) => !((surface[i + down]?.[j + right]?.logLik ?? -Infinity) > surface[i]![j]!.logLik)),
    );
  return surface.flatMap((line, i) => line.filter((_, j) => isHighest(i, j))).sort((a, b) => b.logLik - a.logLik);
}

/** The points of the grid with a regime's correlation at one value. */
export function surfaceLine(surface: RegimeSurface, regime: 0 | 1, at: number): readonly RegimePoint[] {
  return regime === 0 ? surface[at]! : surface.map((line) => line[at]!);
}
