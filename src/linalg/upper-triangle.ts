import { triangularFactor } from "./qr.ts";

/**
 * The upper triangular C with C C' = A A' of a k × k matrix A (row-major), by an orthogonal decomposition of A: A A' itself would
 * lose half of the digits.
 *
 * @example
 * upperTriangle(Float64Array.of(1, 0, 1, 1), 2); // C C' = 1 1 1 2
 */
export function upperTriangle(a: Float64Array, k: number): Float64Array {
  const turned = Array.from({ length: k }, (_, j) => a.slice((k - 1 - j) * k, (k - j) * k));
  const { r, norms } = triangularFactor(turned);
  const upper = new Float64Array(k * k);
  for (let i = 0; i < k; i++)
    for (let j = i; j < k; j++) upper[i * k + j] = r[(k - 1 - j) * k + (k - 1 - i)]! * norms[k - 1 - i]!;
  return upper;
}
