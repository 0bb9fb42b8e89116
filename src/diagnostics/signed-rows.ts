import { type Columns, kernels } from "../linalg/kernels.ts";
import type { Cone } from "../optimize/cone-maximum.ts";
import type { Equation } from "../formula/frame-types.ts";
import { constantPosition } from "./separation-finding.ts";

/** Fractions of the golden section: spread row weights, which break ties between equal rows. */
const goldenFraction = 0.6180339887498949;

/**
 * The rows (2y_i - 1) x_i of a 0/1 equation, with columns centred (where there is a constant) and brought to a largest
 * absolute value of 1: the directions b with a'b ≥ 0 for each of them separate, or there are none but 0. No copy of the
 * design is made.
 */
export interface SignedRows extends Cone {
  /** Σ w_i a_i with weights between 1 and 2. */
  total(): Float64Array;
  /** Coefficients of the columns as they are, from those of the scaled ones; negligible ones are 0. */
  unscaled(point: Float64Array): Float64Array;
  /** (2y_i - 1) x_i'b for all rows, b in the columns as they are. */
  slack(direction: Float64Array): Float64Array;
}

/** @param leaving 1 for rows that take no part */
export function signedRows(equation: Equation, leaving: Uint8Array): SignedRows {
  const { outcome } = equation;
  const { columns } = equation.regressors;
  const n = outcome.length;
  const k = columns.length;
  const constant = constantPosition(equation);
  const { centre, size } = scales(columns, constant, leaving);
  const blockRows = Math.max(16, Math.min(1024, n >> 6));
  const eta = new Float64Array(blockRows);
  const sign = (i: number): number => (outcome[i] === 1 ? 1 : -1);
  const row = (i: number): Float64Array =>
    Float64Array.from(columns, (x, j) => (sign(i) * (x[i]! - centre[j]!)) / size[j]!);

  const unscaled = (point: Float64Array): Float64Array => {
    const out = point.map((b, j) => (Math.abs(b) > 1e-9 ? b / size[j]! : 0));
    if (constant >= 0)
      out[constant] = point.reduce(
        (sum, _, j) => (j === constant ? sum : sum - out[j]! * centre[j]!),
        point[constant]!,
      );
    return out;
  };

  /** The row of a block that lies furthest on the wrong side; -1 without one. */
  const worst = (start: number, rows: number, tolerance: number): number => {
    let at = -1;
    let least = -tolerance;
    for (let i = 0; i < rows; i++) {
      const slack = outcome[start + i] === 1 ? eta[i]! : -eta[i]!;
      if (slack < least && leaving[start + i] === 0) {
        least = slack;
        at = start + i;
      }
    }
    return at;
  };

  return {
    size: k,
    unscaled,
    violated(point, tolerance) {
      const direction = unscaled(point);
      const found: Float64Array[] = [];
      for (let start = 0; start < n; start += blockRows) {
        const rows = Math.min(blockRows, n - start);
        eta.fill(0, 0, rows);
        kernels.linear(columns, direction, 0, start, rows, eta);
        const at = worst(start, rows, tolerance);
        if (at >= 0) found.push(row(at));
      }
      return found;
    },
    total() {
      const weight = Float64Array.from({ length: n }, (_, i) =>
        leaving[i] === 0 ? sign(i) * (1 + ((i * goldenFraction) % 1)) : 0,
      );
      const raw = new Float64Array(k);
      kernels.sums(columns, weight, 0, n, raw, 0);
      const sum = weight.reduce((total, w) => total + w, 0);
      return raw.map((s, j) => (s - centre[j]! * sum) / size[j]!);
    },
    slack(direction) {
      const out = new Float64Array(n);
      kernels.linear(columns, direction, 0, 0, n, out);
      for (let i = 0; i < n; i++) if (outcome[i] !== 1) out[i] = -out[i]!;
      return out;
    },
  };
}

/** Means (0 without a constant) and largest distances from them, over the rows that take part. */
function scales(columns: Columns, constant: number, leaving: Uint8Array): { centre: Float64Array; size: Float64Array } {
  const rows = leaving.reduce((count, leaves) => count + 1 - leaves, 0);
  const centre = new Float64Array(columns.length);
  const size = new Float64Array(columns.length);
  columns.forEach((x, j) => {
    if (constant >= 0 && j !== constant) {
      for (let i = 0; i < x.length; i++) if (leaving[i] === 0) centre[j] = centre[j]! + x[i]! / rows;
    }
    for (let i = 0; i < x.length; i++) if (leaving[i] === 0) size[j] = Math.max(size[j]!, Math.abs(x[i]! - centre[j]!));
    // A column that does not vary any more beyond rounding has no say.
    if (!(size[j]! > 1e-12 * Math.abs(centre[j]!))) size[j] = Number.POSITIVE_INFINITY;
  });
  return { centre, size };
}
