import { componentCodes } from "./components.ts";
import type { Way } from "./way.ts";

/**
 * How many coefficients the effects of these ways amount to, a constant included: the rank of their dummies. Exact for one
 * and two ways (by connected components); of further ways one group each is taken as given, the most that they can add.
 */
export function effectDegrees(ways: readonly Way[]): number {
  const [first, second, ...further] = ways;
  if (first === undefined) return 1;
  if (second === undefined) return occupied(first);
  const pair = occupied(first) + occupied(second) - componentCodes(first, second).count;
  return further.reduce((sum, way) => sum + occupied(way) - 1, pair);
}

/** Groups with rows. */
export function occupied({ codes, count }: Way): number {
  const seen = new Uint8Array(count);
  let found = 0;
  for (let i = 0; i < codes.length && found < count; i++) {
    found += 1 - seen[codes[i]!]!;
    seen[codes[i]!] = 1;
  }
  return found;
}
