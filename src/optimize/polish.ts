import { exactPivot, many } from "./approach.ts";
import type { AscentDirection } from "./ascent-direction.ts";
import type { Objective } from "./objective.ts";
import { along, directionAt, evaluate, type Position } from "./position.ts";

/** A position and the direction from there. */
export interface Directed {
  readonly at: Position;
  readonly direction: AscentDirection;
}

/** Below it a decrement is rounding: the coefficients are right to a 1e-12th of a standard error. */
const polished = 1e-24;
/** A decrement per observation over whose step the Hessian changes by a few 1e-9: no need to compute it again. */
const unmoved = 1e-18;

/** Full steps while each brings the decrement down; the point with the smallest one is the result. */
export function polish(
  objective: Objective,
  from: Directed,
  free: readonly number[],
  most: number,
): Directed & { readonly steps: number } {
  let best = from;
  let steps = 0;
  while (steps < most && best.direction.decrement > polished) {
    const next = nextTo(objective, best, free);
    if (next === undefined || next.direction.ridge > 0) break;
    if (!(next.direction.decrement < best.direction.decrement)) break;
    best = next;
    steps++;
  }
  return { ...best, steps };
}

/** The point a full step away with its direction: by the Hessian at hand where that does not change over the step. */
function nextTo(objective: Objective, { at, direction }: Directed, free: readonly number[]): Directed | undefined {
  const { sum, size } = objective;
  const point = along(at.point, direction.step, 1);
  const largest = sum === undefined || sum.observations < many ? 0 : unmoved * sum.observations;
  if (sum === undefined || direction.pivot < exactPivot || direction.decrement > largest) {
    const next = evaluate(objective, point);
    const after = directionAt(next, free);
    return after && { at: next, direction: after };
  }
  const gradient = new Float64Array(size);
  const value = sum.gradient(point, gradient);
  return { at: { ...at, point, value, gradient }, direction: { ...direction, ...direction.along(gradient) } };
}
