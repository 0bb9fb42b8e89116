import { type Columns, kernels } from "../linalg/kernels.ts";
import { GatheredRows } from "./gathered-rows.ts";
import type { ParameterRange, PredictorData } from "./problem.ts";

/** A block X'DZ of a Hessian: the columns of two predictors (undefined: a constant), and where it stands. */
export interface HessianBlock {
  readonly left: Columns | undefined;
  readonly right: Columns | undefined;
  readonly row: number;
  readonly column: number;
  /** The second derivative between the two predictors, for the rows at hand. */
  readonly d: Float64Array;
  /** Sums of columns against a constant to their right, before they are spread down a column of the Hessian. */
  readonly sums: Float64Array;
  readonly gathered: GatheredRows | undefined;
}

export function hessianBlock(
  [a, left]: readonly [ParameterRange, PredictorData],
  [b, right]: readonly [ParameterRange, PredictorData],
  d: Float64Array,
): HessianBlock {
  // Where two predictors have one list of columns, a copy of the list: the kernel takes one list twice as symmetric.
  const columns = a !== b && left.columns === right.columns ? right.columns?.slice() : right.columns;
  const gathered = left.columns && columns && new GatheredRows(left.columns, columns, d.length);
  return {
    left: left.columns,
    right: columns,
    row: a.start,
    column: b.start,
    d,
    sums: new Float64Array(a.size),
    gathered,
  };
}

/** Adds X'd of a block of rows, or Σd for a constant. */
export function addSums(
  columns: Columns | undefined,
  d: Float64Array,
  start: number,
  rows: number,
  into: Float64Array,
  at: number,
): void {
  if (columns === undefined) into[at] = into[at]! + total(d, rows);
  else kernels.sums(columns, d, start, rows, into, at);
}

function total(d: Float64Array, rows: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += d[i]!;
  return sum;
}

/** Adds a block of rows to the upper triangle of a Hessian of this size. */
export function addHessianBlock(
  block: HessianBlock,
  start: number,
  rows: number,
  hessian: Float64Array,
  size: number,
): void {
  const { left, right, row, column, d, gathered } = block;
  if (left === undefined) addSums(right, d, start, rows, hessian, row * size + column);
  else if (right === undefined) addColumn(block, left, start, rows, hessian, size);
  else if (gathered?.find(d, rows)) {
    const [from, to] = [gathered.left(left, start), gathered.right(right, start)];
    kernels.products(from, to, gathered.weight, 0, gathered.count, hessian, size, row, column);
  } else kernels.products(left, right, d, start, rows, hessian, size, row, column);
}

/** Columns against a constant: their sums stand below each other in one column of the Hessian. */
function addColumn(
  { row, column, d, sums }: HessianBlock,
  left: Columns,
  start: number,
  rows: number,
  hessian: Float64Array,
  size: number,
): void {
  sums.fill(0);
  kernels.sums(left, d, start, rows, sums, 0);
  for (let j = 0; j < sums.length; j++) {
    const at = (row + j) * size + column;
    hessian[at] = hessian[at]! + sums[j]!;
  }
}
