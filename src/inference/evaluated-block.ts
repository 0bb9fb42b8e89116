import type { Table } from "../data/table.ts";
import type { PointBlock } from "./evaluation-points.ts";
import {
  designColumns,
  hasColumns,
  linearPredictor,
  type PredictorDesign,
  withoutUnknownLevels,
} from "./predictor-design.ts";

/** The designs and linear predictors of a quantity at a block of rows, all of them complete. */
export interface EvaluatedBlock {
  readonly table: Table;
  readonly rows: number;
  /** By predictor, in the quantity's order: the columns of its design. */
  readonly columns: readonly (readonly Float64Array[])[];
  readonly eta: Readonly<Record<string, Float64Array>>;
  readonly weights: Float64Array | undefined;
  /** Positions of the rows in the block that was given, where incomplete ones were left out. */
  readonly kept?: Int32Array;
}

/**
 * Evaluates the predictors at a block. Rows where one with columns is not finite (an equation's columns are missing there,
 * or a level is unknown to it) are left out.
 */
export function evaluateBlock(
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  given: PointBlock,
): EvaluatedBlock {
  const block = { ...given, table: withoutUnknownLevels(given.table, designs) };
  const first = evaluateRows(designs, theta, block);
  const complete = completeRows(first, designs);
  if (complete.length === block.rows) return first;
  const take = (values: Float64Array | undefined): Float64Array | undefined =>
    values && Float64Array.from(complete, (i) => values[i]!);
  const point = { table: block.table.take(complete), rows: complete.length, weights: take(block.weights) };
  return { ...evaluateRows(designs, theta, point), kept: complete };
}

/** Evaluates the predictors at every row of a block, complete or not. */
export function evaluateRows(
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  block: PointBlock,
): EvaluatedBlock {
  const { table } = block;
  const columns = designs.map((design) => designColumns(design, table));
  const eta: Record<string, Float64Array> = {};
  designs.forEach((design, p) => {
    eta[design.name] = linearPredictor(design, columns[p]!, theta, table);
  });
  return { table, rows: block.rows, columns, eta, weights: block.weights };
}

/** The rows in which every predictor with columns is a number. */
function completeRows({ rows, eta }: EvaluatedBlock, designs: readonly PredictorDesign[]): Int32Array {
  const complete = new Int32Array(rows);
  const total = new Float64Array(rows);
  for (const { name } of designs.filter(hasColumns)) {
    const values = eta[name]!;
    for (let i = 0; i < rows; i++) total[i]! += 0 * values[i]!;
  }
  let count = 0;
  for (let i = 0; i < rows; i++) if (total[i] === 0) complete[count++] = i;
  return complete.subarray(0, count);
}
