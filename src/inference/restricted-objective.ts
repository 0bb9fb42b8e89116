import { dot, multiplyVector, sandwich, transpose } from "../linalg/matrix.ts";
import type { Objective } from "../optimize/objective.ts";
import type { Restriction } from "./linear-combination.ts";

/** An objective in the parameters that a linear restriction leaves free. */
export interface RestrictedObjective {
  readonly objective: Objective;
  /** The free parameters nearest the unrestricted estimate, in the metric of its information. */
  readonly start: Float64Array;
  /** All parameters from the free ones. */
  whole(free: Float64Array): Float64Array;
}

/**
 * An objective under r'θ = value: one parameter, that with the largest weight in standard errors, is given by the others.
 *
 * @param theta the unrestricted maximum, @param inverse the inverse of the information there
 */
export function restrictedObjective(
  full: Objective,
  { weights, value }: Restriction,
  theta: Float64Array,
  inverse: Float64Array,
): RestrictedObjective {
  const k = theta.length;
  const sizes = weights.map((weight, j) => Math.abs(weight) * Math.sqrt(inverse[j * k + j]!));
  const given = sizes.indexOf(Math.max(...sizes));
  const free = Array.from({ length: k }, (_, j) => j).filter((j) => j !== given);
  const size = k - 1;
  const basis = new Float64Array(k * size);
  free.forEach((j, at) => {
    basis[j * size + at] = 1;
    basis[given * size + at] = -weights[j]! / weights[given]!;
  });
  const offset = new Float64Array(k);
  offset[given] = value / weights[given]!;
  const whole = (point: Float64Array): Float64Array => multiplyVector(basis, point).map((x, j) => x + offset[j]!);
  const across = transpose(basis, k, size);
  const direction = multiplyVector(inverse, weights);
  const step = (dot(weights, theta) - value) / dot(weights, direction);
  return {
    start: Float64Array.from(free, (j) => theta[j]! - step * direction[j]!),
    whole,
    objective: {
      size,
      value: (point) => full.value(whole(point)),
      derivatives: (point, gradient, hessian) => {
        const fullGradient = new Float64Array(k);
        const fullHessian = new Float64Array(k * k);
        const at = full.derivatives(whole(point), fullGradient, fullHessian);
        gradient.set(multiplyVector(across, fullGradient));
        hessian.set(sandwich(across, fullHessian, k, size));
        return at;
      },
    },
  };
}
