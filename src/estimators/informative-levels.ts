import { absorbEffects } from "../formula/absorb-effects.ts";
import type { AbsorbedEffect, Frame } from "../formula/frame-types.ts";
import { withoutRows } from "../formula/without-rows.ts";

/**
 * The frame without levels whose outcomes put their effect at an infinity (all 0, or for 0/1 outcomes all 1), repeatedly, and
 * without the columns that the effects then make. Such levels say nothing about the coefficients.
 *
 * @param separates whether outcomes between these two, the least and the largest of a level, do so
 * @throws EstimandError "no-complete-rows" when nothing is left
 */
export function withInformativeLevels(frame: Frame, separates: (least: number, largest: number) => boolean): Frame {
  let left = frame;
  for (;;) {
    const { effects } = left.absorbed!;
    const outcome = left.equations[0]!.outcome;
    const found = effects
      .map((effect) => ({ effect, leaving: separatedRows(effect, outcome, separates) }))
      .find(({ leaving }) => leaving.includes(1));
    if (found === undefined) break;
    left = withoutRows(left, found.leaving, `no variation: ${found.effect.name}`);
  }
  return left === frame ? frame : absorbEffects(left, left.absorbed!.effects, left.absorbed!);
}

function separatedRows(
  { codes, count }: AbsorbedEffect,
  outcome: Float64Array,
  separates: (least: number, largest: number) => boolean,
): Uint8Array {
  const least = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const largest = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  codes.forEach((code, i) => {
    least[code] = Math.min(least[code]!, outcome[i]!);
    largest[code] = Math.max(largest[code]!, outcome[i]!);
  });
  const gone = least.map((value, code) => (separates(value, largest[code]!) ? 1 : 0));
  return Uint8Array.from(codes, (code) => gone[code]!);
}
