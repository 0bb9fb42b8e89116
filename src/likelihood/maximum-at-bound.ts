import { inverseAt } from "./information.ts";
import type { Maximum } from "./maximize.ts";

/**
 * The maximum of a model at the bound where the logarithm of its last parameter is -∞ (no effects, no dispersion): that of the
 * model without it, with a row and a column of zeros for it in the Hessian and in the covariance.
 */
export function maximumAtBound(inner: Maximum): Maximum {
  const size = inner.point.length;
  const k = size + 1;
  const widened = (matrix: Float64Array): Float64Array => {
    const out = new Float64Array(k * k);
    for (let i = 0; i < size; i++) out.set(matrix.subarray(i * size, (i + 1) * size), i * k);
    return out;
  };
  const inverse = inverseAt(inner);
  return {
    ...inner,
    point: Float64Array.of(...inner.point, Number.NEGATIVE_INFINITY),
    gradient: Float64Array.of(...inner.gradient, 0),
    hessian: widened(inner.hessian),
    ...(inverse && { inverse: widened(inverse) }),
    ...(inner.root && { root: widened(inner.root) }),
  };
}
