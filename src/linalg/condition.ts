import { backSolve, forwardSolve } from "./cholesky.ts";

/** A Rayleigh quotient is accepted when a step changes it by less than this, relative. */
const TOLERANCE = 1e-10;
const MOST_STEPS = 500;

/**
 * The condition number of A where A'A = L L': the largest singular value of the lower triangular k × k L over the smallest.
 * Of unit-norm columns it is Belsley's scaled condition number: 10 is harmless, 30 is a warning, 1e9 is collinearity in all
 * but name. By power iteration on L L' and on its inverse, so that it is right however large it is; Infinity for a
 * singular L.
 *
 * Source: Belsley, Kuh and Welsch (1980), Regression Diagnostics, chapter 3.
 *
 * @example
 * conditionNumber(Float64Array.of(2, 0, 0, 1), 2); // 2
 */
export function conditionNumber(l: Float64Array, k: number): number {
  if (k === 0) return 1;
  for (let i = 0; i < k; i++) if (!(l[i * k + i] !== 0)) return Number.POSITIVE_INFINITY;
  const largest = dominantEigenvalue(k, (x) => lowerTimes(l, k, transposedTimes(l, k, x)));
  const inverseSmallest = dominantEigenvalue(k, (x) => backSolve(l, k, forwardSolve(l, k, x)));
  return Math.sqrt(largest) * Math.sqrt(inverseSmallest);
}

/** The largest eigenvalue of the symmetric positive definite map `apply`. */
function dominantEigenvalue(k: number, apply: (x: Float64Array) => Float64Array): number {
  let x = startVector(k);
  let value = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const image = apply(x);
    const norm = Math.hypot(...image);
    x = image.map((entry) => entry / norm);
    const settled = Math.abs(norm - value) <= TOLERANCE * norm;
    value = norm;
    if (settled && step >= 5) break;
  }
  return value;
}

/** Irregular signs and sizes, the same on every run, so that no eigenvector of a patterned matrix is orthogonal to it. */
function startVector(k: number): Float64Array {
  const x = Float64Array.from({ length: k }, (_, i) => Math.sin(1 + 2.4 * i * i + i) + 0.1);
  const norm = Math.hypot(...x);
  return x.map((entry) => entry / norm);
}

/** L x. */
function lowerTimes(l: Float64Array, k: number, x: Float64Array): Float64Array {
  return x.map((_, i) => {
    let s = 0;
    for (let j = 0; j <= i; j++) s += l[i * k + j]! * x[j]!;
    return s;
  });
}

/** L' x. */
function transposedTimes(l: Float64Array, k: number, x: Float64Array): Float64Array {
  const out = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) out[j] = out[j]! + l[i * k + j]! * x[i]!;
  }
  return out;
}
