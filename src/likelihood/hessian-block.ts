import { type Columns, kernels } from "../linalg/kernels.ts";
import { GatheredRows } from "./gathered-rows.ts";
import type { ParameterRange, PredictorData } from "./problem.ts";

/** A block of a Hessian: how rows are added to it. */
export interface HessianBlock {
  /** Adds a block of rows to the upper triangle of a Hessian of this size. */
  add(start: number, rows: number, hessian: Float64Array, size: number): void;
}

/** A predictor's range and data, and the second derivatives of the rows at hand with each predictor from it on. */
export interface PredictorRow {
  readonly range: ParameterRange;
  readonly data: PredictorData;
  readonly second: readonly Float64Array[];
}

/** The upper blocks of a Hessian. Constants that follow each other make one block with the columns of a predictor. */
export function hessianBlocks(predictors: readonly PredictorRow[]): HessianBlock[] {
  return predictors.flatMap((left, a) =>
    left.second.flatMap((d, after): HessianBlock[] => {
      const right = predictors[a + after]!;
      if (left.data.columns === undefined) return [constantBlock(left.range, right, d)];
      if (right.data.columns !== undefined) return [columnBlock(left, right, left.data.columns, right.data.columns, d)];
      if (after > 0 && predictors[a + after - 1]!.data.columns === undefined) return [];
      const others = predictors.slice(a + after);
      const end = others.findIndex(({ data }) => data.columns !== undefined);
      const constants = left.second.slice(after, end < 0 ? undefined : after + end);
      return [constantsBlock(left.range, left.data.columns, right.range, constants)];
    }),
  );
}

/** X'DZ: rows whose d is 0 are left out where they are many. */
function columnBlock(
  { range: row }: PredictorRow,
  { range: column }: PredictorRow,
  left: Columns,
  others: Columns,
  d: Float64Array,
): HessianBlock {
  // Where two predictors have one list of columns, a copy of the list: the kernel takes one list twice as symmetric.
  const right = row !== column && left === others ? others.slice() : others;
  const gathered = new GatheredRows(left, right, d.length);
  return {
    add(start, rows, hessian, size) {
      if (gathered.find(d, rows)) {
        const [from, to] = [gathered.left(left, start), gathered.right(right, start)];
        kernels.products(from, to, gathered.weight, 0, gathered.count, hessian, size, row.start, column.start);
      } else kernels.products(left, right, d, start, rows, hessian, size, row.start, column.start);
    },
  };
}

/** X'd for constants to the right, side by side. */
function constantsBlock(
  row: ParameterRange,
  left: Columns,
  column: ParameterRange,
  constants: readonly Float64Array[],
): HessianBlock {
  return {
    add(start, rows, hessian, size) {
      kernels.products(left, constants, undefined, start, rows, hessian, size, row.start, column.start, 0);
    },
  };
}

/** d'Z for a constant on the left. */
function constantBlock(row: ParameterRange, { range, data }: PredictorRow, d: Float64Array): HessianBlock {
  return {
    add(start, rows, hessian, size) {
      addSums(data.columns, d, start, rows, hessian, row.start * size + range.start);
    },
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
