import type { Column } from "../data/table.ts";
import { dependences, isPlain } from "./dependence.ts";
import type { EffectContext } from "./column-effects.ts";
import type { Effect, EffectLabel } from "./effect.ts";
import type { EffectRows } from "./effect-rows.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { type MovedRows, movedRows, movedToValue } from "./moved-rows.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { QuantityValues } from "./quantity-values.ts";

/** One side of a comparison: the columns that it changes in a block. */
export interface ColumnChange {
  columns(block: EvaluatedBlock): Readonly<Record<string, Column>>;
  /** Where it gives a single column of numbers one value. */
  readonly value?: number | undefined;
}

/** undefined: the rows as they are. */
export type ContrastSide = ColumnChange | undefined;

/** One side of a contrast with another, by their positions. */
export interface ContrastPair {
  readonly high: number;
  readonly low: number;
  readonly label: EffectLabel;
}

/** What a contrast compares: the rows under several changes of some columns. */
export interface Contrast {
  readonly columns: readonly string[];
  readonly sides: readonly ContrastSide[];
  readonly pairs: readonly ContrastPair[];
}

/**
 * Differences of the quantity between two changes of the data, or both of its values (`slotsPerPair` 2): the formula is
 * evaluated again with the columns changed in every row, so interactions, powers and logarithms follow. The derivative in
 * θ_j of predictor q is g_q x_j at the one less g_q x_j at the other. Both are taken against the rows as they are, so
 * that rows which a change does not move cost nothing.
 */
export function contrastEffect(
  { columns, sides, pairs }: Contrast,
  context: EffectContext,
  slotsPerPair: 1 | 2,
): Effect {
  const { quantity, designs, theta, blockRows } = context;
  const scratch = new QuantityValues(quantity, blockRows);
  const dependent = dependences(designs, columns);
  const plain = columns.length === 1 && dependent.length > 0 && dependent.every((one) => isPlain(one, columns[0]!));
  const uses = sides.map((_, side) => pairs.flatMap((pair, l) => slotsOf(pair, side, l, slotsPerPair)));
  return {
    labels: pairs.map(({ label }) => label),
    write(block, values, out, slot) {
      if (slotsPerPair === 2) writeAsIs(designs, block, values, out, slot, 2 * pairs.length);
      sides.forEach((side, s) => {
        if (side === undefined || uses[s]!.length === 0) return;
        const moved =
          plain && side.value !== undefined
            ? movedToValue(block, dependent, theta, side.value)
            : movedRows(block, dependent, theta, block.table.with(side.columns(block)));
        scratch.evaluate(moved.eta, moved.rows.length);
        for (const { at, sign } of uses[s]!) addMoved(sign, moved, scratch, values, designs, out, slot + at);
      });
    },
  };
}

/** The slots of pair `l` that a side adds to, and with which sign. */
function slotsOf({ high, low }: ContrastPair, side: number, l: number, slots: 1 | 2): { at: number; sign: 1 | -1 }[] {
  const asHigh = { at: slots * l, sign: 1 } as const;
  const asLow = slots === 2 ? ({ at: 2 * l + 1, sign: 1 } as const) : ({ at: l, sign: -1 } as const);
  return [...(high === side ? [asHigh] : []), ...(low === side ? [asLow] : [])];
}

/** Writes the quantity of the rows as they are. */
export function writeAsIs(
  designs: readonly PredictorDesign[],
  { rows }: EvaluatedBlock,
  values: QuantityValues,
  out: EffectRows,
  slot: number,
  count: number,
): void {
  for (let s = slot; s < slot + count; s++) {
    out.values[s]!.set(values.value.subarray(0, rows));
    for (const [p, { name }] of designs.entries()) out.addFactor(p, s, values.first[name]!, 1);
  }
}

/** Adds ±(g - g₀) and ±(g_q x_j - g₀_q x₀_j), with g₀ and x₀ of the rows as they are. */
function addMoved(
  sign: 1 | -1,
  { rows, moves }: MovedRows,
  moved: QuantityValues,
  values: QuantityValues,
  designs: readonly PredictorDesign[],
  out: EffectRows,
  slot: number,
): void {
  const value = out.values[slot]!;
  for (let c = 0; c < rows.length; c++) value[rows[c]!]! += sign * (moved.value[c]! - values.value[rows[c]!]!);
  for (const [p, { name }] of designs.entries()) {
    const there = moved.first[name]!;
    const here = values.first[name]!;
    const factor = out.ownFactor(p, slot);
    for (let c = 0; c < rows.length; c++) factor[rows[c]!]! += sign * (there[c]! - here[rows[c]!]!);
  }
  for (const { predictor, parameter, by: step } of moves) {
    const first = moved.first[predictor]!;
    const by = new Float64Array(rows.length);
    for (let c = 0; c < rows.length; c++) by[c] = first[c]! * step[c]!;
    out.addPart({ slot, parameter, by, scale: sign, rows });
  }
}
