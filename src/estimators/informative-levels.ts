import { absorbEffects } from "../formula/absorb-effects.ts";
import type { AbsorbedEffect, Frame } from "../formula/frame-types.ts";
import { withoutRows } from "../formula/without-rows.ts";
import type { Absorbing } from "./absorbing.ts";

/**
 * The frame without levels whose outcomes put their effect at an infinity (all 0, or for 0/1 outcomes all 1: all of one side), repeatedly, and
 * without the columns that the effects then make. Such levels say nothing about the coefficients.
 *
 * @param side where the likelihood of an outcome rises without end
 * @throws EstimandError "no-complete-rows" when nothing is left
 */
export function withInformativeLevels(frame: Frame, side: Absorbing["side"]): Frame {
  let left = frame;
  for (;;) {
    const { effects } = left.absorbed!;
    const outcome = left.equations[0]!.outcome;
    const found = effects
      .map((effect) => ({ effect, leaving: separatedRows(effect, outcome, side) }))
      .find(({ leaving }) => leaving.includes(1));
    if (found === undefined) break;
    left = withoutRows(left, found.leaving, `no variation: ${found.effect.name}`);
  }
  return left === frame ? frame : absorbEffects(left, left.absorbed!.effects, left.absorbed!);
}

function separatedRows({ codes, count }: AbsorbedEffect, outcome: Float64Array, side: Absorbing["side"]): Uint8Array {
  const rows = new Int32Array(count);
  const sum = new Int32Array(count);
  codes.forEach((code, i) => {
    rows[code]!++;
    sum[code]! += side(outcome[i]!);
  });
  return Uint8Array.from(codes, (code) => Number(Math.abs(sum[code]!) === rows[code]!));
}
