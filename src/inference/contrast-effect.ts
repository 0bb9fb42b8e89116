import type { Column, Table } from "../data/table.ts";
import { ones } from "../formula/ones.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { type Dependence, dependences } from "./dependence.ts";
import type { Effect, EffectLabel } from "./effect.ts";
import { addWeighted, type EffectSums, weightedDot } from "./effect-sums.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { constantColumn } from "./evaluation-points.ts";
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
 * g_q x_j at the one value less g_q x_j at the other.
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
    add(block, _values, sums, at) {
      const sideAt = (cell: number): Side => {
        const table = block.table.with({ [name]: constantColumn(column, cell, block.rows) });
        const side = movedSide(block, dependent, theta, table);
        scratch.evaluate(side.eta, block.rows);
        return side;
      };
      const base = sideAt(reference);
      for (let l = 0; l < levels.length; l++) addSide(-1, base, scratch, designs, block, sums, at + l);
      for (const [l, { cell }] of levels.entries()) addSide(1, sideAt(cell), scratch, designs, block, sums, at + l);
    },
  };
}

/** The block with the column changed: the linear predictors, and by how much design columns move. */
interface Side {
  readonly eta: Readonly<Record<string, Float64Array>>;
  readonly moves: readonly { readonly predictor: string; readonly parameter: number; readonly by: Float64Array }[];
}

function movedSide(block: EvaluatedBlock, dependent: readonly Dependence[], theta: Float64Array, changed: Table): Side {
  const eta: Record<string, Float64Array> = { ...block.eta };
  const moves = dependent.flatMap(({ predictor, name, basis, parameters, positions, offset }) => {
    const moved = block.eta[name]!.slice(0, block.rows);
    eta[name] = moved;
    const offsetBefore = offset?.evaluate(block.table) ?? [];
    (offset?.evaluate(changed) ?? []).forEach((values, c) => {
      for (let i = 0; i < moved.length; i++) moved[i]! += values[i]! - offsetBefore[c]![i]!;
    });
    return basis.evaluate(changed).map((values, c) => {
      const before = block.columns[predictor]![positions[c]!]!;
      const parameter = parameters[c]!;
      const coefficient = theta[parameter]!;
      const by = new Float64Array(block.rows);
      for (let i = 0; i < by.length; i++) {
        by[i] = values[i]! - before[i]!;
        moved[i]! += coefficient * by[i]!;
      }
      return { predictor: name, parameter, by };
    });
  });
  return { eta, moves };
}

/** Adds ±g, and ±g_q x_j: x_j is the block's own column, plus its move. */
function addSide(
  sign: 1 | -1,
  { moves }: Side,
  values: QuantityValues,
  designs: readonly PredictorDesign[],
  block: EvaluatedBlock,
  sums: EffectSums,
  at: number,
): void {
  const one = ones(block.rows);
  sums.estimates[at]! += sign * weightedDot(one, values.value, block);
  for (const [p, { name }] of designs.entries()) {
    addWeighted(sums.factors[p]![at]!, one, values.first[name]!, block, sign);
  }
  for (const { predictor, parameter, by } of moves) {
    sums.addDerivative(at, parameter, sign * weightedDot(values.first[predictor]!, by, block));
  }
}
