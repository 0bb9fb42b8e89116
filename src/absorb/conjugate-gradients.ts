import { dot } from "../linalg/matrix.ts";
import type { EffectsSystem } from "./effects-system.ts";

const mostIterations = 5000;

/**
 * Solves S a = right by conjugate gradients preconditioned with the groups' weights, from a = 0. Each step is one round of
 * alternating projections, accelerated. S is singular (effects are known up to constants), which conjugate gradients from
 * zero tolerate.
 *
 * @param squares Σ w x² of the column at a = 0
 * @param enough whether to stop, from Σ over groups of weight × mean² of what is left, and Σ w x² of what is left
 * Source: Hestenes and Stiefel (1952); Gaure (2013); Correia (2017).
 */
export function conjugateGradients(
  system: EffectsSystem,
  right: Float64Array,
  squares: number,
  enough: (between: number, squares: number) => boolean,
): Float64Array {
  const { inverse, size } = system;
  const solution = new Float64Array(size);
  const residual = right.slice();
  const scaled = residual.map((value, j) => value * inverse[j]!);
  const direction = scaled.slice();
  const image = new Float64Array(size);
  let between = dot(residual, scaled);
  let left = squares;
  for (let step = 0; step < mostIterations && !enough(between, left); step++) {
    system.product(direction, image);
    const curvature = dot(direction, image);
    if (!(curvature > 0)) break;
    const length = between / curvature;
    left -= length * between;
    for (let j = 0; j < size; j++) {
      solution[j]! += length * direction[j]!;
      residual[j]! -= length * image[j]!;
      scaled[j] = residual[j]! * inverse[j]!;
    }
    const next = dot(residual, scaled);
    const ratio = next / between;
    between = next;
    for (let j = 0; j < size; j++) direction[j] = scaled[j]! + ratio * direction[j]!;
  }
  return solution;
}
