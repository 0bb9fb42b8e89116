import type { RandomGenerator } from "../../src/random/generator.ts";
import { byGroup, clustersOf, normals } from "../coverage-designs/draws.ts";
import type { Columns } from "./recovery.ts";

/** Of units by period: x with a part of the unit's, and the unit's effect Σ_t θ_t x_t + 0.8u. */
export function drawUnits(generator: RandomGenerator, count: number, theta: readonly number[]) {
  const periods = theta.length;
  const unit = clustersOf(count, periods, 0);
  const shift = byGroup(generator, unit);
  const x = normals(generator, unit.length).map((value, i) => value + 0.5 * shift[i]!);
  const u = byGroup(generator, unit);
  const effect = unit.map((group, i) => {
    const first = group * periods;
    return theta.reduce((sum, weight, t) => sum + weight * x[first + t]!, 0.8 * u[i]!);
  });
  return { unit, period: unit.map((group, i) => i - group * periods), x, effect };
}

/** y = 1 where 0.2 + 0.6x + the unit's effect + e > 0. */
export function drawChoices(generator: RandomGenerator, count: number, theta: readonly number[]): Columns {
  const { effect, ...drawn } = drawUnits(generator, count, theta);
  const e = normals(generator, effect.length);
  return { ...drawn, y: effect.map((value, i) => Number(0.2 + 0.6 * drawn.x[i]! + value + e[i]! > 0)) };
}

/** Periods that matter alike, together as much as `weight`. */
export const each = (weight: number, periods = 5): readonly number[] =>
  Array.from({ length: periods }, () => weight / periods);
