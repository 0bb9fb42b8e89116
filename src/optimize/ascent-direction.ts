import { cholesky, choleskySolve } from "../linalg/cholesky.ts";

/** A direction of ascent and what it promises. */
export interface AscentDirection {
  /** The Newton step; 0 for parameters that are held. */
  readonly step: Float64Array;
  /** g'(−H + ridge)⁻¹g. */
  readonly decrement: number;
  /** What had to be added to the unit diagonal of the scaled −H to make it positive definite; 0 mostly. */
  readonly ridge: number;
  /** The smallest pivot of the scaled −H, squared: near 0 where parameters are hardly told apart. */
  readonly pivot: number;
  /** Step and decrement for another gradient with the same Hessian. */
  along(gradient: Float64Array): Pick<AscentDirection, "step" | "decrement">;
}

const smallestRidge = 1e-4;
const largestRidge = 1e12;

/**
 * The Newton direction (−H)⁻¹g over the free parameters. −H is scaled to a unit diagonal first, so columns measured in
 * 1e-8 or 1e10 do no harm; where it is not positive definite a ridge, ten times larger each time, makes it so.
 *
 * Undefined when the derivatives have no finite direction.
 */
export function ascentDirection(
  gradient: Float64Array,
  hessian: Float64Array,
  free: readonly number[],
): AscentDirection | undefined {
  const m = free.length;
  const scale = diagonalScale(hessian, gradient.length, free);
  const scaled = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      scaled[a * m + b] = -hessian[free[a]! * gradient.length + free[b]!]! * scale[a]! * scale[b]!;
    }
  }
  for (let ridge = 0; ridge <= largestRidge; ridge = ridge === 0 ? smallestRidge : 10 * ridge) {
    const factor = cholesky(withRidge(scaled, m, ridge), m);
    if (factor === undefined) continue;
    const along = (slopes: Float64Array): Pick<AscentDirection, "step" | "decrement"> =>
      solve(factor, scale, free, slopes);
    const { step, decrement } = along(gradient);
    return Number.isFinite(decrement) ? { step, decrement, ridge, pivot: smallestPivot(factor, m), along } : undefined;
  }
  return undefined;
}

function solve(
  factor: Float64Array,
  scale: Float64Array,
  free: readonly number[],
  gradient: Float64Array,
): Pick<AscentDirection, "step" | "decrement"> {
  const slope = Float64Array.from(free, (j, a) => gradient[j]! * scale[a]!);
  const solution = choleskySolve(factor, free.length, slope);
  const step = new Float64Array(gradient.length);
  let decrement = 0;
  free.forEach((j, a) => {
    decrement += solution[a]! * slope[a]!;
    step[j] = solution[a]! * scale[a]!;
  });
  return { step, decrement };
}

function diagonalScale(hessian: Float64Array, k: number, free: readonly number[]): Float64Array {
  return Float64Array.from(free, (j) => {
    const size = Math.abs(hessian[j * k + j]!);
    return size > 0 ? 1 / Math.sqrt(size) : 1;
  });
}

function withRidge(matrix: Float64Array, m: number, ridge: number): Float64Array {
  if (ridge === 0) return matrix;
  const out = Float64Array.from(matrix);
  for (let a = 0; a < m; a++) out[a * m + a] = out[a * m + a]! + ridge;
  return out;
}

function smallestPivot(factor: Float64Array, m: number): number {
  let smallest = 1;
  for (let a = 0; a < m; a++) smallest = Math.min(smallest, factor[a * m + a]! ** 2);
  return smallest;
}
