import { ascentDirection, type AscentDirection } from "./ascent-direction.ts";
import type { Objective } from "./objective.ts";

/** A point with all that is known of the objective there. */
export interface Position {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  readonly hessian: Float64Array;
}

export function evaluate(objective: Objective, point: Float64Array): Position {
  const gradient = new Float64Array(objective.size);
  const hessian = new Float64Array(objective.size ** 2);
  const value = objective.derivatives(point, gradient, hessian);
  return { point, value, gradient, hessian };
}

export function directionAt(at: Position, free: readonly number[]): AscentDirection | undefined {
  return Number.isFinite(at.value) ? ascentDirection(at.gradient, at.hessian, free) : undefined;
}

/** The point so many steps away. */
export function along(point: Float64Array, step: Float64Array, length: number): Float64Array {
  return point.map((x, j) => x + length * step[j]!);
}
