import type { EffectsSystem } from "./effects-system.ts";
import { laneCount } from "./lanes.ts";

const mostIterations = 5000;

/**
 * Solves S a = right by conjugate gradients preconditioned with the groups' weights, from a = 0. Each step is one round of
 * alternating projections, accelerated. S is singular (effects are known up to constants), which conjugate gradients from
 * zero tolerate. Every lane has steps of its own, and ends by itself: its numbers do not depend on the others.
 *
 * @param squares by lane, Σ w x² of the column at a = 0; 0 for lanes that are to be left alone
 * @param enough whether a lane is to stop, from Σ over groups of weight × mean² of what is left, and Σ w x² of what is left
 * Source: Hestenes and Stiefel (1952); Gaure (2013); Correia (2017).
 */
export function conjugateGradients(
  system: EffectsSystem,
  right: Float64Array,
  squares: Float64Array,
  enough: (lane: number, between: number, squares: number) => boolean,
): Float64Array {
  const solution = new Float64Array(right.length);
  const residual = right.slice();
  const direction = right.map((value, at) => value * system.inverse[at >> 2]!);
  const image = new Float64Array(right.length);
  const left = squares.slice();
  const between = Float64Array.from({ length: laneCount }, (_, lane) => laneProduct(residual, direction, lane));
  const isOpen = (lane: number): boolean => squares[lane]! > 0 && !enough(lane, between[lane]!, left[lane]!);
  let open = [0, 1, 2, 3].filter(isOpen);
  for (let step = 0; step < mostIterations && open.length > 0; step++) {
    system.product(direction, image);
    open = open.filter((lane) => {
      const curvature = laneProduct(direction, image, lane);
      if (!(curvature > 0)) return false;
      const length = between[lane]! / curvature;
      left[lane]! -= length * between[lane]!;
      const next = advance(system, { solution, residual, direction, image }, lane, length);
      turn(system, residual, direction, lane, next / between[lane]!);
      between[lane] = next;
      return isOpen(lane);
    });
  }
  return solution;
}

interface Vectors {
  readonly solution: Float64Array;
  readonly residual: Float64Array;
  readonly direction: Float64Array;
  readonly image: Float64Array;
}

function laneProduct(a: Float64Array, b: Float64Array, lane: number): number {
  let sum = 0;
  for (let at = lane; at < a.length; at += laneCount) sum += a[at]! * b[at]!;
  return sum;
}

/** A step along the direction; returns what of the residual is left, in the metric of the preconditioner. */
function advance(
  { inverse }: EffectsSystem,
  { solution, residual, direction, image }: Vectors,
  lane: number,
  length: number,
): number {
  let left = 0;
  for (let at = lane; at < residual.length; at += laneCount) {
    solution[at]! += length * direction[at]!;
    residual[at]! -= length * image[at]!;
    left += residual[at]! * residual[at]! * inverse[at >> 2]!;
  }
  return left;
}

function turn(
  { inverse }: EffectsSystem,
  residual: Float64Array,
  direction: Float64Array,
  lane: number,
  ratio: number,
): void {
  for (let at = lane; at < residual.length; at += laneCount) {
    direction[at] = residual[at]! * inverse[at >> 2]! + ratio * direction[at]!;
  }
}
