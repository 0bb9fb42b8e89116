import { bordered } from "../linalg/bordered.ts";
import { inverseAt } from "./information.ts";
import type { Maximum } from "./maximize.ts";

/**
 * The maximum of a model at the bound where the logarithm of its last parameter is -∞ (no effects, no dispersion): that of the
 * model without it, with a row and a column of zeros for it in the Hessian and in the covariance.
 */
export function maximumAtBound(inner: Maximum): Maximum {
  const inverse = inverseAt(inner);
  return {
    ...inner,
    point: Float64Array.of(...inner.point, Number.NEGATIVE_INFINITY),
    gradient: Float64Array.of(...inner.gradient, 0),
    hessian: bordered(inner.hessian),
    ...(inverse && { inverse: bordered(inverse) }),
    ...(inner.root && { root: bordered(inner.root) }),
  };
}
