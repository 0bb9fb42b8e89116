import type { Equation } from "../formula/frame-types.ts";
import { type Columns, kernels } from "../linalg/kernels.ts";
import { coneMaximum } from "../optimize/cone-maximum.ts";
import { constantPosition, type Separation, separationOf } from "./separation-finding.ts";

/** In units of columns of largest absolute value 1: rows nearer to the border are on it. */
const border = 1e-7;
/** Fractions of the golden section: spread row weights, which break ties between equal rows. */
const goldenFraction = 0.6180339887498949;

/**
 * A direction b that separates rows of a 0/1 outcome, (2y_i - 1) x_i'b ≥ 0 for every row and > 0 for some; undefined when
 * there is none: then the maximum-likelihood estimate exists. Decided by a linear program, so it is a certificate, not a
 * symptom. Columns are centred (with a constant) and scaled to a largest absolute value of 1.
 *
 * Source: Albert and Anderson (1984), Biometrika 71, 1-10; Konis (2007), Linear programming algorithms for detecting
 * separated data in binary logistic regression models.
 */
export function separatingDirection(equation: Equation): Separation | undefined {
  const rows = signedRows(equation);
  const { point } = coneMaximum(rows.total(), rows, border);
  if (point === undefined) return undefined;
  const direction = rows.unscaled(point);
  const index = rows.index(direction);
  const { outcome } = equation;
  for (let i = 0; i < index.length; i++) {
    if ((outcome[i] === 1 ? index[i]! : -index[i]!) < -border / 100) return undefined;
  }
  const found = separationOf(equation, direction, index, border);
  return found.ones + found.zeros > 0 ? found : undefined;
}

interface SignedRows {
  readonly size: number;
  violated(point: Float64Array, tolerance: number): readonly Float64Array[];
  /** Σ w_i (2y_i - 1) x_i with weights between 1 and 2. */
  total(): Float64Array;
  /** Coefficients of the columns as they are, from those of the scaled ones; the negligible ones are 0. */
  unscaled(point: Float64Array): Float64Array;
  /** x_i'b for all rows. */
  index(direction: Float64Array): Float64Array;
}

/** The rows (2y_i - 1) x_i of a design, scaled, without a copy of it. */
function signedRows(equation: Equation): SignedRows {
  const { outcome } = equation;
  const { columns } = equation.regressors;
  const n = outcome.length;
  const k = columns.length;
  const constant = constantPosition(equation);
  const { centre, size } = scales(columns, constant);
  const blockRows = Math.max(16, Math.min(1024, n >> 6));
  const eta = new Float64Array(blockRows);

  const unscaled = (point: Float64Array): Float64Array => {
    const out = point.map((b, j) => (Math.abs(b) > border / 100 ? b / size[j]! : 0));
    if (constant >= 0) out[constant] = point.reduce((sum, _, j) => sum - (j === constant ? 0 : out[j]! * centre[j]!), point[constant]!);
    return out;
  };
  const sign = (i: number): number => (outcome[i] === 1 ? 1 : -1);
  const row = (i: number): Float64Array =>
    Float64Array.from(columns, (x, j) => (sign(i) * (x[i]! - centre[j]!)) / size[j]!);

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
        let worst = -1;
        let least = -tolerance;
        for (let i = 0; i < rows; i++) {
          const slack = sign(start + i) * eta[i]!;
          if (slack < least) {
            least = slack;
            worst = start + i;
          }
        }
        if (worst >= 0) found.push(row(worst));
      }
      return found;
    },
    total() {
      const weight = Float64Array.from({ length: n }, (_, i) => sign(i) * (1 + ((i * goldenFraction) % 1)));
      const raw = new Float64Array(k);
      kernels.sums(columns, weight, 0, n, raw, 0);
      const sum = weight.reduce((total, w) => total + w, 0);
      return raw.map((s, j) => (s - centre[j]! * sum) / size[j]!);
    },
    index(direction) {
      const out = new Float64Array(n);
      kernels.linear(columns, direction, 0, 0, n, out);
      return out;
    },
  };
}

function scales(columns: Columns, constant: number): { centre: Float64Array; size: Float64Array } {
  const centre = Float64Array.from(columns, (x, j) =>
    constant < 0 || j === constant ? 0 : x.reduce((sum, value) => sum + value, 0) / x.length,
  );
  const size = Float64Array.from(columns, (x, j) => {
    let largest = 0;
    for (let i = 0; i < x.length; i++) largest = Math.max(largest, Math.abs(x[i]! - centre[j]!));
    return largest > 0 ? largest : 1;
  });
  return { centre, size };
}
