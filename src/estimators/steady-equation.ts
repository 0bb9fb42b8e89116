import type { Equation } from "../formula/frame-types.ts";
import { backSolve } from "../linalg/cholesky.ts";
import type { Columns } from "../linalg/kernels.ts";
import { identity, submatrix, transpose } from "../linalg/matrix.ts";
import { orthogonalColumns } from "../linalg/orthogonal-columns.ts";

/** An equation over columns X T, and how its coefficients become those of the columns X: T z + t. */
export interface SteadyEquation {
  readonly equation: Equation;
  /** T, row-major. */
  readonly turn: Float64Array;
  /** T⁻¹ */
  readonly back: Float64Array;
  /** t: what an outcome lost of the columns. */
  readonly shift: Float64Array;
}

/**
 * The equation with its exogenous columns and then its instruments orthonormal one after another, and its endogenous columns w less
 * their regressions on the exogenous ones, w + Xa: so that neither a reduced form's error nor a coefficient of w changes.
 */
export function steadyEquation(equation: Equation, weights: Float64Array | undefined): SteadyEquation {
  const { regressors, instruments, endogenous } = equation;
  const k = regressors.columns.length;
  const isEndogenous = regressors.names.map((name) => endogenous.includes(name));
  const exogenous = Array.from(isEndogenous.keys()).filter((j) => !isEndogenous[j]);
  const X = exogenous.map((j) => regressors.columns[j]!);
  const all = orthogonalColumns([...X, ...(instruments?.columns ?? [])], weights);
  const turn = new Float64Array(k * k);
  const columns: Float64Array[] = [];
  for (let j = 0; j < k; j++) {
    const own = isEndogenous[j] ? lessExogenous(X, regressors.columns[j]!, weights) : undefined;
    const place = exogenous.indexOf(j);
    columns.push(own?.left ?? all.columns[place]!);
    if (own !== undefined) turn[j * k + j] = 1;
    exogenous.forEach((row, i) => {
      turn[row * k + j] = own === undefined ? all.turn[i * all.columns.length + place]! : own.added[i]!;
    });
  }
  const order = [...exogenous, ...Array.from(isEndogenous.keys()).filter((j) => isEndogenous[j])];
  return {
    equation: {
      ...equation,
      regressors: { ...regressors, columns },
      instruments: instruments && { ...instruments, columns: all.columns.slice(X.length) },
    },
    turn,
    back: inverseInOrder(turn, k, order),
    shift: new Float64Array(k),
  };
}

/** The reduced form of an endogenous column of `structural`, of the column as it is there. */
export function steadyReducedForm(
  form: Equation,
  { equation, turn }: SteadyEquation,
  weights: Float64Array | undefined,
): SteadyEquation {
  const steady = steadyEquation(form, weights);
  const { regressors, instruments, endogenous } = equation;
  const at = regressors.names.indexOf(form.role);
  const exogenous = regressors.names.flatMap((name, j) => (endogenous.includes(name) ? [] : [j]));
  const columns = [...exogenous.map((j) => regressors.columns[j]!), ...(instruments?.columns ?? [])];
  const shift = new Float64Array(columns.length);
  exogenous.forEach((j, i) => {
    shift[i] = -turn[j * regressors.columns.length + at]!;
  });
  const outcome = regressors.columns[at]!;
  return { ...steady, shift, equation: { ...form, outcome, regressors: { ...form.regressors, columns } } };
}

/** w + Xa, orthogonal to X. */
function lessExogenous(X: Columns, w: Float64Array, weights: Float64Array | undefined) {
  const { columns, turn } = orthogonalColumns([...X, w], weights);
  const k = columns.length;
  const own = turn[k * k - 1]!;
  return {
    left: columns[k - 1]!.map((value) => value / own),
    added: Float64Array.from(X, (_, i) => turn[i * k + k - 1]! / own),
  };
}

/** The inverse of a matrix that is upper triangular when its rows and columns are put in this order. */
function inverseInOrder(matrix: Float64Array, k: number, order: readonly number[]): Float64Array {
  const lower = transpose(submatrix(matrix, k, order), k, k);
  const out = new Float64Array(k * k);
  const unit = identity(k);
  order.forEach((column, c) => {
    const solved = backSolve(lower, k, unit.subarray(c * k, (c + 1) * k));
    order.forEach((row, r) => {
      out[row * k + column] = solved[r]!;
    });
  });
  return out;
}
