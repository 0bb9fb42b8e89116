import type { Column, Table } from "../data/table.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { dependences } from "./dependence.ts";
import type { Effect, EffectLabel } from "./effect.ts";
import type { EffectSums } from "./effect-sums.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { constantColumn } from "./evaluation-points.ts";
import { type MovedRows, movedRows } from "./moved-rows.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { QuantityValues } from "./quantity-values.ts";

/** A value that a column may have, as its code or number, and what its effect is called. */
export interface ContrastLevel {
  readonly cell: number;
  readonly label: EffectLabel;
}

/** What a contrast compares: values of a column with its reference. */
export interface Contrast {
  readonly name: string;
  readonly column: Column;
  readonly reference: number;
  readonly levels: readonly ContrastLevel[];
}

/**
 * Differences of the quantity between values of a column and its reference: the formula is evaluated again with the
 * column changed in every row, so interactions, powers and logarithms follow. The derivative in θ_j of predictor q is
 * g_q x_j at the one value less g_q x_j at the other. Both sides are taken against the rows as they are, so that rows
 * which have the value already cost nothing.
 */
export function contrastEffect(
  { name, column, reference, levels }: Contrast,
  quantity: Quantity,
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  blockRows: number,
): Effect {
  const scratch = new QuantityValues(quantity, blockRows);
  const dependent = dependences(designs, name);
  return {
    labels: levels.map(({ label }) => label),
    add(block, values, sums, at) {
      const moveTo = (cell: number): MovedRows => {
        const changed: Table = block.table.with({ [name]: constantColumn(column, cell, block.rows) });
        const moved = movedRows(block, dependent, theta, changed);
        scratch.evaluate(moved.eta, moved.rows.length);
        return moved;
      };
      const base = moveTo(reference);
      for (let l = 0; l < levels.length; l++) addMoved(-1, base, scratch, values, designs, block, sums, at + l);
      for (const [l, { cell }] of levels.entries()) {
        addMoved(1, moveTo(cell), scratch, values, designs, block, sums, at + l);
      }
    },
  };
}

/** Adds ±(g - g₀) and ±(g_q x_j - g₀_q x₀_j), with g₀ and x₀ of the rows as they are. */
function addMoved(
  sign: 1 | -1,
  { rows, moves }: MovedRows,
  moved: QuantityValues,
  values: QuantityValues,
  designs: readonly PredictorDesign[],
  { weights }: EvaluatedBlock,
  sums: EffectSums,
  at: number,
): void {
  const signed = new Float64Array(rows.length).fill(sign);
  if (weights !== undefined) for (let c = 0; c < rows.length; c++) signed[c]! *= weights[rows[c]!]!;
  for (let c = 0; c < rows.length; c++) sums.estimates[at]! += signed[c]! * (moved.value[c]! - values.value[rows[c]!]!);
  for (const [p, { name }] of designs.entries()) {
    const there = moved.first[name]!;
    const here = values.first[name]!;
    const factor = sums.factors[p]![at]!;
    for (let c = 0; c < rows.length; c++) factor[rows[c]!]! += signed[c]! * (there[c]! - here[rows[c]!]!);
  }
  for (const { predictor, parameter, by } of moves) {
    const first = moved.first[predictor]!;
    let sum = 0;
    for (let c = 0; c < rows.length; c++) sum += signed[c]! * first[c]! * by[c]!;
    sums.addDerivative(at, parameter, sum);
  }
}
