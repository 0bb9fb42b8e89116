import { LogBivariateNormal } from "./log-bivariate-normal.ts";
import { normalCdf, normalLogCdf } from "./normal.ts";

const point = new LogBivariateNormal();

/**
 * Distribution function of two standard normals with correlation ρ, Φ₂(a, b; ρ) = P(X <= a, Y <= b): absolute error 1e-15,
 * relative error 1e-12 down to the smallest doubles, |ρ| near 1 included.
 *
 * @param rho from -1 to 1; NaN outside
 * @example bivariateNormalCdf(0, 0, 0.5) // 0.3333333333333333
 * Source: Genz (2004), Statistics and Computing 14, 251-260.
 */
export function bivariateNormalCdf(a: number, b: number, rho: number): number {
  if (rho === -1) return Math.max(0, a < -b ? 0 : difference(a, -b));
  return Math.exp(bivariateNormalLogCdf(a, b, rho));
}

/**
 * log Φ₂(a, b; ρ), also where Φ₂ underflows.
 *
 * @example bivariateNormalLogCdf(-30, -30, 0.5) // -606.877...
 */
export function bivariateNormalLogCdf(a: number, b: number, rho: number): number {
  if (a === Number.NEGATIVE_INFINITY || b === Number.NEGATIVE_INFINITY || rho === 1)
    return normalLogCdf(Math.min(a, b));
  if (a === Number.POSITIVE_INFINITY) return normalLogCdf(b);
  if (b === Number.POSITIVE_INFINITY) return normalLogCdf(a);
  if (rho === -1) return Math.log(bivariateNormalCdf(a, b, rho));
  return point.evaluate(a, b, Math.atanh(rho)).value;
}

/** Φ(high) - Φ(low) for high >= low, from the tail in which both are small. */
function difference(high: number, low: number): number {
  return low > 0 ? normalCdf(-low) - normalCdf(-high) : normalCdf(high) - normalCdf(low);
}
