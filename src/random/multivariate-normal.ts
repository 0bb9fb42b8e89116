import type { RandomGenerator } from "./generator.ts";

/**
 * One draw from a multivariate normal distribution, mean + L z with z standard normal.
 *
 * @param mean k numbers
 * @param cholesky lower triangular L, k*k row-major, with L L' the covariance; entries above the diagonal are not read
 * @returns k numbers
 * @example multivariateNormal(random(1), [0, 0], [1, 0, 0.6, 0.8]) // two standard normals with correlation 0.6
 */
export function multivariateNormal(
  draw: RandomGenerator,
  mean: ArrayLike<number>,
  cholesky: ArrayLike<number>,
): Float64Array {
  const k = mean.length;
  const z = Float64Array.from({ length: k }, draw.normal);
  return z.map((_, i) => {
    let sum = mean[i]!;
    for (let j = 0; j <= i; j++) sum += cholesky[i * k + j]! * z[j]!;
    return sum;
  });
}
