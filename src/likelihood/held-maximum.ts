import { sandwich } from "../linalg/matrix.ts";
import type { Maximum } from "./maximize.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { isIllConditioned, orthogonalProblem, type SteadyProblem } from "./steady-problem.ts";
import { withoutParameter } from "./without-parameter.ts";

/**
 * A point whose parameters at `held` are beyond where an estimate may lie (ρ at ±1): no maximum, so not converged; the covariance is
 * that of the other parameters given these, and the Newton decrement is theirs.
 */
export function heldMaximum(problem: LikelihoodProblem, point: Float64Array, held: readonly number[]): Maximum {
  const k = problem.size;
  const gradient = new Float64Array(k);
  const hessian = new Float64Array(k * k);
  const value = problem.derivatives(point, gradient, hessian);
  const inverse = isIllConditioned(problem)
    ? inSteady(orthogonalProblem(problem), point, held)
    : withoutParameter(hessian, k, ...held);
  const free = Array.from(gradient.keys()).filter((j) => !held.includes(j));
  const row = (i: number): number => free.reduce((sum, j) => sum + inverse[i * k + j]! * gradient[j]!, 0);
  const decrement = free.reduce((sum, i) => sum + gradient[i]! * row(i), 0);
  return {
    point,
    value,
    gradient,
    hessian,
    inverse,
    converged: false,
    ending: "stopped",
    iterations: 0,
    decrement,
    ridge: 0,
    pivot: 1,
  };
}

/** Whether an entry of a k × k matrix, row-major, is in a row or column of a held parameter. */
export function ofHeld(held: readonly number[], k: number): (at: number) => boolean {
  return (at) => held.includes(Math.floor(at / k)) || held.includes(at % k);
}

/** 1 for the parameters held, of k. */
export function fixedAt(held: readonly number[], k: number): Uint8Array {
  return Uint8Array.from({ length: k }, (_, j) => Number(held.includes(j)));
}

/** The covariance by way of the steady coordinates; the held parameters are constants, which are the same there. */
function inSteady(
  { problem, turn, inward }: SteadyProblem,
  point: Float64Array,
  held: readonly number[],
): Float64Array {
  const k = problem.size;
  const hessian = new Float64Array(k * k);
  problem.derivatives(inward(point), new Float64Array(k), hessian);
  const isHeld = ofHeld(held, k);
  const others = withoutParameter(hessian, k, ...held).map((value, at) => (isHeld(at) ? 0 : value));
  return sandwich(turn, others, k).map((value, at) => (isHeld(at) ? Number.NaN : value));
}
