import { componentCodes } from "./components.ts";
import type { Way } from "./way.ts";

/**
 * The same effects with the constants between the ways fixed: in every way but the first, the first group is 0, in two ways
 * that of each connected part; the first way takes up what they lose. Sums by rows do not change.
 */
export function normalizedEffects(ways: readonly Way[], effects: readonly Float64Array[]): readonly Float64Array[] {
  const [first, second] = ways;
  if (first === undefined || second === undefined) return effects;
  const parts =
    ways.length === 2 ? componentCodes(first, second) : { codes: new Int32Array(first.count + second.count), count: 1 };
  const base = effects[0]!.slice();
  const others = effects.slice(1).map((values, w) => {
    const offset = w === 0 ? first.count : undefined;
    const partOf = (group: number): number => (offset === undefined ? 0 : parts.codes[offset + group]!);
    const shifts = new Float64Array(parts.count).fill(Number.NaN);
    values.forEach((value, group) => {
      if (partOf(group) >= 0 && Number.isNaN(shifts[partOf(group)]!)) shifts[partOf(group)] = value;
    });
    for (let g = 0; g < base.length; g++) base[g]! += shifts[w === 0 ? Math.max(parts.codes[g]!, 0) : 0]!;
    return values.map((value, group) => value - shifts[Math.max(partOf(group), 0)]!);
  });
  return [base, ...others];
}
