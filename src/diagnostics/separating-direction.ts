import type { Equation } from "../formula/frame-types.ts";
import { coneMaximum } from "../optimize/cone-maximum.ts";
import { type Separation, separationOf } from "./separation-finding.ts";
import { signedRows } from "./signed-rows.ts";

/** In units of columns of largest absolute value 1: rows nearer to the border are on it. */
const border = 1e-7;

/**
 * A direction b that separates rows of a 0/1 outcome, (2y_i - 1) x_i'b ≥ 0 for every row and > 0 for as many as any
 * direction can; undefined when there is none: then the maximum-likelihood estimate exists. Decided by a linear
 * program, so it is a certificate, not a symptom. Rows outside the active set have no say.
 *
 * A corner of the program may leave rows on the border that another direction separates: the program is solved again
 * for the rows on the border, and as much of its direction added as leaves the others on their side.
 *
 * Source: Albert and Anderson (1984), Biometrika 71, 1-10; Konis (2007), Linear programming algorithms for detecting
 * separated data in binary logistic regression models.
 */
export function separatingDirection(equation: Equation): Separation | undefined {
  const n = equation.outcome.length;
  const separated = new Uint8Array(n);
  const outside = equation.active?.map((counts) => 1 - counts) ?? new Uint8Array(n);
  let direction: Float64Array | undefined;
  let slack = new Float64Array(n);
  for (let left = n - outside.reduce((sum, one) => sum + one, 0); left > 0; ) {
    const further = directionFor(
      equation,
      separated.map((own, i) => own | outside[i]!),
    );
    if (further === undefined) break;
    const share = direction === undefined ? 1 : tolerated(slack, further.slack, separated);
    slack = slack.map((s, i) => s + share * further.slack[i]!);
    direction = further.direction.map((b, j) => (direction?.[j] ?? 0) + share * b);
    for (const i of further.rows) separated[i] = 1;
    left -= further.rows.length;
  }
  return direction === undefined ? undefined : separationOf(equation, direction, separated);
}

interface Direction {
  readonly direction: Float64Array;
  readonly slack: Float64Array;
  /** Positions of the rows strictly on their side, among those that take part. */
  readonly rows: readonly number[];
}

/** One corner of the linear program over the rows not yet separated, verified row by row. */
function directionFor(equation: Equation, leaving: Uint8Array): Direction | undefined {
  const cone = signedRows(equation, leaving);
  const { point } = coneMaximum(cone.total(), cone, border);
  if (point === undefined) return undefined;
  const direction = cone.unscaled(point);
  const slack = cone.slack(direction);
  const rows: number[] = [];
  for (let i = 0; i < slack.length; i++) {
    if (leaving[i] === 1) continue;
    if (slack[i]! < -border / 100) return undefined;
    if (slack[i]! > border) rows.push(i);
  }
  return rows.length === 0 ? undefined : { direction, slack, rows };
}

/** The share of a second direction that leaves every separated row at least half as far from the border as it is. */
function tolerated(slack: Float64Array, further: Float64Array, separated: Uint8Array): number {
  let share = 1;
  for (let i = 0; i < slack.length; i++) {
    if (separated[i] === 1 && further[i]! < 0) share = Math.min(share, -slack[i]! / (2 * further[i]!));
  }
  return share;
}
