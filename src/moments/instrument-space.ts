import { backSolve, forwardSolve, lowerInverse } from "../linalg/cholesky.ts";
import { crossProducts } from "../linalg/cross-products.ts";
import type { Columns } from "../linalg/kernels.ts";
import { triangularFactor } from "../linalg/qr.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";
import type { LinearProblem } from "./linear-problem.ts";

/**
 * A linear model in the space of its instruments: with Z'WZ = D L L' D (D the columns' lengths, L lower triangular), every
 * column c has coordinates L⁻¹D⁻¹Z'Wc, whose inner products are those of the projections P_Z c. What instrumental-variables
 * estimators and their tests need of the data are these coordinates and a few residuals.
 */
export interface InstrumentSpace {
  /** Number of instruments, exogenous regressors included: L. */
  readonly size: number;
  readonly factor: Float64Array;
  /** The lengths of the instruments' columns, D. */
  readonly lengths: Float64Array;
  /** Of each of the problem's columns, and last of the outcome. */
  readonly coordinates: readonly Float64Array[];
  /** Whether Z is so nearly collinear that it took reflections to see its space: products of its columns have lost digits. */
  readonly nearlyCollinear: boolean;
  /** C'WC of the problem's columns C and last the outcome. */
  readonly products: Float64Array;
}

/**
 * One pass over the data for the cross-products, and a second for a QR decomposition when the instruments' scaled condition
 * number is above 1000.
 */
export function instrumentSpace(problem: LinearProblem): InstrumentSpace {
  const all = [...problem.columns, problem.outcome];
  const products = crossProducts(all, problem.weights);
  const size = problem.exogenous + problem.excluded;
  const healthy = scaledCholesky(products, size, all.length);
  if (healthy === undefined) return { ...byReflections(all, size, problem.weights), products };
  const { lower, lengths } = healthy;
  const coordinates = all.map((_, c) => {
    const moments = Float64Array.from({ length: size }, (_, j) => products[j * all.length + c]! / lengths[j]!);
    return forwardSolve(lower, size, moments);
  });
  return { size, factor: lower, lengths, coordinates, products, nearlyCollinear: false };
}

/** The same from the triangle of √W[Z, X₂, y]: its columns are the coordinates. */
function byReflections(
  all: Columns,
  size: number,
  weights: Float64Array | undefined,
): Omit<InstrumentSpace, "products"> {
  const { r, norms } = triangularFactor(all, weights);
  const entry = (row: number, column: number): number => r[row * all.length + column]!;
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j <= i; j++) factor[i * size + j] = entry(j, i);
  const coordinates = all.map((_, c) => Float64Array.from({ length: size }, (_, row) => entry(row, c) * norms[c]!));
  return { size, factor, lengths: norms.slice(0, size), coordinates, nearlyCollinear: true };
}

/** Coefficients on Z of the vector in its space that has these coordinates. */
export function coefficientsOf({ factor, lengths, size }: InstrumentSpace, coordinates: Float64Array): Float64Array {
  return backSolve(factor, size, coordinates).map((value, j) => value / lengths[j]!);
}

/** Coordinates of the projection on Z of a column c, from Z'Wc. */
export function coordinatesOf({ factor, lengths, size }: InstrumentSpace, moments: Float64Array): Float64Array {
  return forwardSolve(
    factor,
    size,
    moments.map((value, j) => value / lengths[j]!),
  );
}

/** The block of (Z'WZ)⁻¹ for the instruments from position `from` on. */
export function inverseBlock({ factor, lengths, size }: InstrumentSpace, from: number): Float64Array {
  const half = lowerInverse(factor, size);
  const width = size - from;
  const block = new Float64Array(width * width);
  for (let i = from; i < size; i++) {
    for (let j = from; j <= i; j++) {
      let sum = 0;
      for (let m = i; m < size; m++) sum += half[m * size + i]! * half[m * size + j]!;
      const value = sum / (lengths[i]! * lengths[j]!);
      block[(i - from) * width + j - from] = value;
      block[(j - from) * width + i - from] = value;
    }
  }
  return block;
}
