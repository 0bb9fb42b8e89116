import { erfcx } from "./erf.ts";
import { expOfSquare } from "./exp-of-square.ts";
import { logCdfDirect } from "./normal-tail.ts";

export { normalLogQuantile, normalQuantile, normalUpperQuantile } from "./normal-quantile.ts";
export { inverseMills } from "./normal-tail.ts";

const INVERSE_SQRT_2PI = 0.3989422804014327;
const SQRT_2PI = 2.5066282746310002;
const SQRT_HALF_PI = 1.2533141373155003;

/**
 * Standard normal density, φ(x) = exp(-x²/2)/√(2π).
 *
 * @example normalPdf(0) // 0.3989422804014327
 */
export function normalPdf(x: number): number {
  return INVERSE_SQRT_2PI * expOfSquare(x, -0.5);
}

/**
 * Standard normal distribution function, Φ(x) = P(Z <= x), with full relative accuracy down to the smallest doubles.
 *
 * @example normalCdf(-10) // 7.6198530241605e-24
 */
export function normalCdf(x: number): number {
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}

/**
 * Standard normal survival function, 1 - Φ(x) = P(Z > x), never computed as 1 - cdf.
 *
 * @example normalSf(10) // 7.6198530241605e-24
 */
export function normalSf(x: number): number {
  return x > 0 ? upperTail(x) : 1 - upperTail(-x);
}

/**
 * log Φ(x), also where Φ(x) underflows.
 *
 * @example normalLogCdf(-1e5) // -5000000012.43186
 */
export function normalLogCdf(x: number): number {
  return logCdfDirect(x);
}

/**
 * log(1 - Φ(x)), also where 1 - Φ(x) underflows.
 *
 * @example normalLogSf(40) // -804.608442013754
 */
export function normalLogSf(x: number): number {
  return logCdfDirect(-x);
}

/**
 * Mills ratio, (1 - Φ(x))/φ(x): positive and falling, about 1/x far to the right. Its inverse at -x is `inverseMills(x)`.
 * Overflows to Infinity below -37.5, where the ratio exceeds the largest double.
 *
 * @example millsRatio(0) // 1.2533141373155003
 */
export function millsRatio(x: number): number {
  if (x < 0) return SQRT_2PI * (1 - upperTail(-x)) * expOfSquare(x, 0.5);
  return SQRT_HALF_PI * erfcx(x * Math.SQRT1_2);
}

/** P(Z > x) for x >= 0: erfcx carries the slow factor, and exp(-x²/2) is free of the rounding of x². */
function upperTail(x: number): number {
  return x > 39 ? 0 : 0.5 * erfcx(x * Math.SQRT1_2) * expOfSquare(x, -0.5);
}
