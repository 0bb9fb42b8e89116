import { EstimandError } from "../errors.ts";
import { choleskyInverse, choleskySolve, lowerInverse } from "./cholesky.ts";
import { conditionNumber } from "./condition.ts";
import { crossProducts } from "./cross-products.ts";
import { doubledResidualMoments } from "./doubled-residual-moments.ts";
import type { Columns } from "./kernels.ts";
import { transpose } from "./matrix.ts";
import { triangularFactor } from "./qr.ts";
import { residualMoments } from "./residual-moments.ts";
import { type ScaledFactor, scaledCholesky } from "./scaled-cholesky.ts";
import { COLLINEAR } from "./separate-columns.ts";

const MOST_REFINEMENTS = 10;

/** How the normal equations were factored: from cross-products, or from the columns by Householder reflections. */
export type LeastSquaresMethod = "cholesky" | "qr";

export interface LeastSquares {
  readonly coefficients: Float64Array;
  /** Weighted sum of squared residuals. */
  readonly rss: number;
  /** (X'WX)⁻¹, k × k, row-major. */
  readonly inverse: Float64Array;
  /** By QR: the upper triangular C with C C' = (X'WX)⁻¹, which keeps digits that the product has lost. */
  readonly root?: Float64Array;
  readonly method: LeastSquaresMethod;
  /** Scaled condition number (Belsley) of the columns. */
  readonly condition: number;
}

/**
 * Weighted least squares: b minimizes Σ w (y - x'b)². Up to a scaled condition number of 1000 by Cholesky's decomposition of
 * the cross-products, beyond it by a Householder QR decomposition of the columns; either way the solution is then refined
 * with residuals computed from the data (beyond 1000 in doubled precision), so that coefficients are as accurate as the
 * data allow. Neither way copies the columns.
 *
 * Source: Björck (1996), Numerical Methods for Least Squares Problems, 2.9 and 6.6 (corrected seminormal equations).
 *
 * @param columns - k independent columns of n rows (see `independentColumns`)
 * @param y - n values
 * @param options - `weights`: n weights ≥ 0
 * @throws EstimandError "collinear-columns" when a column is a combination of earlier ones (relative 1e-9)
 * @example
 * const one = Float64Array.of(1, 1, 1), x = Float64Array.of(0, 1, 2);
 * leastSquares([one, x], Float64Array.of(1, 3, 5)).coefficients; // 1 2
 */
export function leastSquares(
  columns: Columns,
  y: Float64Array,
  options: { readonly weights?: Float64Array | undefined } = {},
): LeastSquares {
  const { weights } = options;
  const k = columns.length;
  const withOutcome = [...columns, y];
  const products = crossProducts(withOutcome, weights);
  const factor = scaledCholesky(products, k, k + 1);
  if (factor !== undefined) {
    const start = solve(
      factor,
      Float64Array.from(columns, (_, j) => products[j * (k + 1) + k]!),
    );
    const refined = refine(factor, start, 1e-10, (b) => residualMoments(columns, y, weights, b));
    return { ...refined, inverse: inverseOf(factor), method: "cholesky", condition: factor.condition };
  }
  const orthogonal = orthogonalSolution(withOutcome, weights);
  const refined = refine(orthogonal, orthogonal.start, 0, (b) => doubledResidualMoments(columns, y, weights, b));
  const { condition } = orthogonal;
  return { ...refined, inverse: inverseOf(orthogonal), root: rootOf(orthogonal), method: "qr", condition };
}

/** The factor of X'WX and the solution from the triangular factor of [X y]. */
function orthogonalSolution(withOutcome: Columns, weights?: Float64Array): ScaledFactor & { start: Float64Array } {
  const k = withOutcome.length - 1;
  const { r, norms } = triangularFactor(withOutcome, weights);
  const lower = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) lower[i * k + j] = r[j * (k + 1) + i]!;
  }
  const dependent = norms.findIndex((_, j) => j < k && !(Math.abs(lower[j * k + j]!) > COLLINEAR));
  if (dependent >= 0) {
    const message = `Column ${dependent + 1} of ${k} is a linear combination of the columns before it: leave it out.`;
    throw new EstimandError("collinear-columns", message, { column: dependent });
  }
  const start = new Float64Array(k);
  for (let i = k - 1; i >= 0; i--) {
    let s = r[i * (k + 1) + k]!;
    for (let j = i + 1; j < k; j++) s -= lower[j * k + i]! * start[j]!;
    start[i] = s / lower[i * k + i]!;
  }
  const lengths = norms.subarray(0, k);
  const coefficients = start.map((b, j) => (b * norms[k]!) / lengths[j]!);
  return { lower, lengths, condition: conditionNumber(lower, k), start: coefficients };
}

/** Adds (X'WX)⁻¹X'W(y - X b) to b until that is below `tolerance` or, at the limit of rounding, no longer shrinks. */
function refine(
  factor: ScaledFactor,
  start: Float64Array,
  tolerance: number,
  evaluate: (b: Float64Array) => { readonly moments: Float64Array; readonly rss: number },
): { readonly coefficients: Float64Array; readonly rss: number } {
  let coefficients = start;
  let rss = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (let i = 0; i < MOST_REFINEMENTS; i++) {
    const at = evaluate(coefficients);
    rss = at.rss;
    const step = solve(factor, at.moments);
    const size = scaledLength(step, factor);
    if (size > previous / 2) break;
    previous = size;
    coefficients = coefficients.map((b, j) => b + step[j]!);
    if (size <= tolerance * scaledLength(coefficients, factor)) break;
  }
  return { coefficients, rss };
}

/** x of X'WX x = b. */
function solve({ lower, lengths }: ScaledFactor, b: Float64Array): Float64Array {
  const scaled = b.map((value, j) => value / lengths[j]!);
  return choleskySolve(lower, lengths.length, scaled).map((value, j) => value / lengths[j]!);
}

function inverseOf({ lower, lengths }: ScaledFactor): Float64Array {
  const k = lengths.length;
  const inverse = choleskyInverse(lower, k);
  return inverse.map((value, at) => value / lengths[Math.floor(at / k)]! / lengths[at % k]!);
}

/** D⁻¹L⁻ᵀ of X'WX = D L L' D. */
function rootOf({ lower, lengths }: ScaledFactor): Float64Array {
  const k = lengths.length;
  return transpose(lowerInverse(lower, k), k, k).map((value, at) => value / lengths[Math.floor(at / k)]!);
}

function scaledLength(x: Float64Array, { lengths }: ScaledFactor): number {
  return Math.hypot(...x.map((value, j) => value * lengths[j]!));
}
