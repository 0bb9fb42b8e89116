import { approach, exactPivot } from "./approach.ts";
import type { AscentDirection } from "./ascent-direction.ts";
import type { Objective } from "./objective.ts";
import { polish } from "./polish.ts";
import { along, directionAt, evaluate, type Position } from "./position.ts";

/** Where the search stands after an iteration. */
export interface Iteration {
  readonly iteration: number;
  readonly value: number;
  /** g'(−H)⁻¹g: twice the gain that a quadratic model still promises. */
  readonly decrement: number;
}

export interface NewtonOptions {
  /** Default 100. */
  readonly maxIterations?: number | undefined;
  /** The search ends when the decrement is below it; default 1e-10. */
  readonly tolerance?: number | undefined;
  /** Called at the start of each iteration, and once more where it ended. Returning "stop" ends the search there. */
  readonly onIteration?: ((at: Iteration) => unknown) | undefined;
  /**
   * At most so many steps after convergence bring the point to the last digits; default 3. With 0 the search is rough: the
   * Hessian, too, may then be that of a point nearby.
   */
  readonly polishing?: number | undefined;
  /**
   * Asked where the Hessian is not positive definite or has a pivot below 1e-6: whether its coordinates are to blame, which ends the
   * search there, "ill-conditioned".
   */
  readonly isIll?: (() => boolean) | undefined;
  /** 1 for parameters held at their start value. */
  readonly fixed?: Uint8Array | undefined;
}

/** Why the search ended; "converged" is the only good one. */
export type Ending = "converged" | "ill-conditioned" | "too-many-iterations" | "no-ascent" | "not-finite" | "stopped";

export interface NewtonResult {
  readonly point: Float64Array;
  readonly value: number;
  readonly gradient: Float64Array;
  /** At `point`, row-major, full. */
  readonly hessian: Float64Array;
  readonly converged: boolean;
  readonly ending: Ending;
  readonly iterations: number;
  readonly decrement: number;
  /** The ridge that the last step needed (in units of the scaled diagonal); 0 where −H is positive definite. */
  readonly ridge: number;
  /** The smallest pivot of the scaled −H, squared: near 0 where parameters are hardly told apart. */
  readonly pivot: number;
}

const sufficientGain = 1e-4;
const smallestStep = 2 ** -40;
/** Differences of values below this share of the value are rounding. */
const rounding = 1e-13;

/**
 * Maximises a function by Newton steps on its exact Hessian with a backtracking line search. It ends when the decrement
 * g'(−H)⁻¹g, which does not depend on how parameters are scaled, is below the tolerance; then up to `polishing` more
 * steps bring the point to the last digits.
 *
 * Never throws for failure to converge: `converged` and `ending` say what happened.
 *
 * @example
 * newton(objective, new Float64Array(objective.size)).point;
 *
 * Source: Nocedal and Wright (2006), Numerical Optimization, ch. 3.
 */
export function newton(objective: Objective, start: Float64Array, options: NewtonOptions = {}): NewtonResult {
  const { maxIterations = 100, tolerance = 1e-10, polishing = 3, onIteration, isIll, fixed } = options;
  const free = Array.from(start.keys()).filter((j) => fixed?.[j] !== 1);
  let at = evaluate(objective, Float64Array.from(start));
  for (let iteration = 0; ; ) {
    const direction = directionAt(at, free);
    if (isVague(direction) && isIll?.() === true) return ended(at, direction, iteration, "ill-conditioned");
    if (direction === undefined) return ended(at, direction, iteration, "not-finite");
    const { decrement, ridge } = direction;
    const stop = onIteration?.({ iteration, value: at.value, decrement }) === "stop";
    if (decrement < tolerance && ridge === 0) {
      const last = polish(objective, { at, direction }, free, polishing);
      return ended(last.at, last.direction, iteration + last.steps, "converged");
    }
    if (stop) return ended(at, direction, iteration, "stopped");
    if (iteration >= maxIterations) return ended(at, direction, iteration, "too-many-iterations");
    const near = approach(objective, at, direction, {
      tolerance,
      rough: polishing === 0,
      most: maxIterations - iteration,
    });
    iteration += near?.steps ?? 1;
    if (near?.end !== undefined) {
      return ended({ ...at, ...near, ...near.end }, { ...direction, ...near.end }, iteration, "converged");
    }
    const next = near === undefined ? search(objective, at, direction) : evaluate(objective, near.point);
    if (next === undefined) return ended(at, direction, iteration - 1, "no-ascent");
    at = next;
  }
}

function isVague(direction: AscentDirection | undefined): boolean {
  return direction === undefined || direction.ridge > 0 || direction.pivot < exactPivot;
}

/** The full step with all derivatives, for it is nearly always taken; else halves of it by value alone. */
function search(objective: Objective, from: Position, { step, decrement }: AscentDirection): Position | undefined {
  const enough = (value: number, length: number): boolean =>
    value >= from.value + sufficientGain * length * decrement - rounding * Math.abs(from.value);
  const full = evaluate(objective, along(from.point, step, 1));
  if (enough(full.value, 1) && allFinite(full.gradient) && allFinite(full.hessian)) return full;
  for (let length = 0.5; length >= smallestStep; length /= 2) {
    const point = along(from.point, step, length);
    if (!enough(objective.value(point), length)) continue;
    const next = evaluate(objective, point);
    if (allFinite(next.gradient) && allFinite(next.hessian)) return next;
  }
  return undefined;
}

function allFinite(numbers: Float64Array): boolean {
  return numbers.every(Number.isFinite);
}

function ended(at: Position, direction: AscentDirection | undefined, iterations: number, ending: Ending): NewtonResult {
  const { point, value, gradient, hessian } = at;
  return {
    point,
    value,
    gradient,
    hessian,
    converged: ending === "converged",
    ending,
    iterations,
    decrement: direction?.decrement ?? Number.NaN,
    ridge: direction?.ridge ?? Number.NaN,
    pivot: direction?.pivot ?? 0,
  };
}
