import type { Table } from "../data/table.ts";
import { kernels } from "../linalg/kernels.ts";
import type { Basis, Frame } from "./frame-types.ts";

/**
 * Where rows left a sample because columns decide their outcome: where the columns' combination Σ_j d_j x_j is not what it is in the
 * rows that stayed. There the model says nothing.
 */
export interface LeftOut {
  /** The columns that take part. */
  readonly basis: Basis;
  readonly direction: readonly number[];
  /** The combination in the rows that stayed, to within a tolerance. */
  readonly border: number;
  readonly tolerance: number;
}

/** Rounding, as a share of the largest value. */
const rounding = 1e-9;

/**
 * The frame that remembers where rows leave an equation; before they do.
 *
 * @param equation position of the equation in the frame
 * @param direction d, one entry per regressor
 * @param leaving one entry per row of the frame: not 0 for rows that leave
 * @param border of the combination
 */
export function withLeftOut(
  frame: Frame,
  equation: number,
  direction: Float64Array,
  leaving: ArrayLike<number>,
  border = 0,
): Frame {
  const { regressors, leftOut = [] } = frame.equations[equation]!;
  const positions = Array.from(direction.keys()).filter((j) => direction[j] !== 0);
  const sum = new Float64Array(frame.rows);
  kernels.linear(regressors.columns, direction, 0, 0, frame.rows, sum);
  let [largest, off] = [Math.abs(border), 0];
  for (let i = 0; i < frame.rows; i++) {
    largest = Math.max(largest, Math.abs(sum[i]!));
    if (leaving[i] === 0) off = Math.max(off, Math.abs(sum[i]! - border));
  }
  const here: LeftOut = {
    basis: regressors.basis.keep(positions),
    direction: positions.map((j) => direction[j]!),
    border,
    tolerance: off + rounding * largest,
  };
  const equations = frame.equations.map((each, e) =>
    e === equation ? { ...each, leftOut: [...leftOut, here] } : each,
  );
  return { ...frame, equations };
}

/** 1 for rows of a table that lie there, or may: NaN of a column says nothing. Undefined where the table lacks a column. */
export function rowsThere({ basis, direction, border, tolerance }: LeftOut, table: Table): Uint8Array | undefined {
  if (!basis.sources.every((name) => table.has(name))) return undefined;
  const sum = new Float64Array(table.rows);
  kernels.linear(basis.evaluate(table), Float64Array.from(direction), 0, 0, table.rows, sum);
  return Uint8Array.from(sum, (value) => (Math.abs(value - border) <= tolerance ? 0 : 1));
}
