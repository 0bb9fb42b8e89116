import { symmetricEigen } from "../linalg/symmetric-eigen.ts";

/** Points and weights whose averages are those over a sample of residuals. */
export interface ResidualNodes {
  readonly points: readonly number[];
  readonly weights: readonly number[];
}

/** With so many the averages of normal probabilities are those over all rows to about 1e-10. */
const most = 32;

/**
 * Gauss's rule of the distribution of standardized residuals e = v/σ: m points and weights that integrate polynomials of degree
 * 2m - 1 as the sample does, from the recurrence of its orthogonal polynomials. In place of a sum over all rows.
 *
 * @param weights of the rows
 * Source: Golub and Welsch (1969), Mathematics of Computation 23, 221-230; Gautschi (2004), section 2.2, for discrete measures.
 */
export function residualNodes(residuals: Float64Array, weights?: Float64Array): ResidualNodes {
  const n = residuals.length;
  const total = weights?.reduce((sum, w) => sum + w, 0) ?? n;
  const mass = Float64Array.from({ length: n }, (_, i) => (weights?.[i] ?? 1) / total);
  const sd = Math.sqrt(residuals.reduce((sum, v, i) => sum + mass[i]! * v * v, 0));
  const e = residuals.map((v) => v / sd);
  const [diagonal, beside]: [number[], number[]] = [[], []];
  let before = new Float64Array(n);
  let polynomial = new Float64Array(n).fill(1);
  for (let k = 0; k < most; k++) {
    const alpha = polynomial.reduce((sum, p, i) => sum + mass[i]! * e[i]! * p * p, 0);
    diagonal.push(alpha);
    const last = beside.at(-1) ?? 0;
    const next = polynomial.map((p, i) => (e[i]! - alpha) * p - last * before[i]!);
    const length = Math.sqrt(next.reduce((sum, p, i) => sum + mass[i]! * p * p, 0));
    if (length < 1e-8 || k === most - 1) break;
    beside.push(length);
    before = polynomial;
    polynomial = next.map((p) => p / length);
  }
  return ofRecurrence(diagonal, beside);
}

/** The rule from the tridiagonal matrix of the recurrence: eigenvalues, and squares of the vectors' first entries. */
function ofRecurrence(diagonal: readonly number[], beside: readonly number[]): ResidualNodes {
  const k = diagonal.length;
  const matrix = new Float64Array(k * k);
  diagonal.forEach((value, j) => {
    matrix[j * (k + 1)] = value;
    if (j === 0) return;
    matrix[j * k + j - 1] = beside[j - 1]!;
    matrix[(j - 1) * k + j] = beside[j - 1]!;
  });
  const { values, vectors } = symmetricEigen(matrix, k);
  return { points: [...values], weights: Array.from({ length: k }, (_, j) => vectors[j]! ** 2) };
}
