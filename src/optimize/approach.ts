import type { AscentDirection } from "./ascent-direction.ts";
import type { Objective } from "./objective.ts";
import { along, type Position } from "./position.ts";

/** Where steps along gradients alone have led. */
export interface Approach {
  readonly point: Float64Array;
  readonly steps: number;
  /** What is known there, at the end of a search that needs no Hessian at its point. */
  readonly end?: Pick<Position, "value" | "gradient"> & Pick<AscentDirection, "step" | "decrement">;
}

export interface ApproachOptions {
  readonly tolerance: number;
  /** Ends as soon as the decrement is below the tolerance, with what is known there. */
  readonly rough: boolean;
  /** No more steps than these. */
  readonly most: number;
}

/** A decrement that is small for the number of observations: over its step the Hessian changes by a few hundredths. */
const near = 2e-3;
/** Where the scaled Hessian has a smaller pivot it is not exact enough to be used twice. */
export const exactPivot = 1e-6;
/** Each step must bring the decrement down to this share: a tenth of the distance to the maximum is left. */
const quick = 0.01;
/** For fewer observations a search to the last digits takes Hessians: they cost little, and are exact where it ends. */
export const many = 20_000;
/** Of a decrement per observation: the next one is then small enough for `polish` to keep its Hessian. */
const close = 1e-18;
/** Differences of values below this share of the value are rounding. */
const rounding = 1e-13;

/**
 * Steps by one Hessian and new gradients, while each leaves less than a tenth of the way: near the maximum of a sum over
 * very many observations that costs a fraction of Newton steps. It ends where the next step is expected to bring the
 * decrement far below the tolerance, with that step taken. Undefined where not even the first step was quick enough.
 *
 * Source: Shamanskii (1967), Ukrainian Mathematical Journal 19, 118-122; Kelley (1995), section 5.4.
 */
export function approach(
  { size, sum }: Objective,
  from: { readonly point: Float64Array; readonly value: number },
  direction: AscentDirection,
  { tolerance, rough, most }: ApproachOptions,
): Approach | undefined {
  if (
    sum === undefined ||
    direction.ridge > 0 ||
    direction.pivot < exactPivot ||
    !(direction.decrement < near * sum.observations) ||
    (!rough && sum.observations < many)
  )
    return undefined;
  const enough = Math.min(tolerance, close * sum.observations);
  let reached: Approach | undefined;
  let { point, value } = from;
  let { step, decrement } = direction;
  for (let steps = 1; ; steps++) {
    point = along(point, step, 1);
    const gradient = new Float64Array(size);
    const next = sum.gradient(point, gradient);
    const after = direction.along(gradient);
    const risen = next >= value - rounding * Math.abs(value);
    if (!(risen && after.decrement < quick * decrement)) return reached;
    reached = { point, steps };
    const share = after.decrement / decrement;
    if (rough && after.decrement < tolerance) return { ...reached, end: { ...after, value: next, gradient } };
    if (steps >= most) return reached;
    if (!rough && share * after.decrement < enough) return { point: along(point, after.step, 1), steps: steps + 1 };
    value = next;
    step = after.step;
    decrement = after.decrement;
  }
}
