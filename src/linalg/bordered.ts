/**
 * A k × k matrix (row-major) with a further diagonal element, and in its last row and column what is given, else zeros.
 *
 * @example
 * bordered(Float64Array.of(4), 9, Float64Array.of(2)); // 4 2 2 9
 */
export function bordered(matrix: Float64Array, corner = 0, edge?: Float64Array): Float64Array {
  const k = Math.sqrt(matrix.length);
  const out = new Float64Array((k + 1) ** 2);
  for (let i = 0; i < k; i++) {
    out.set(matrix.subarray(i * k, (i + 1) * k), i * (k + 1));
    out[i * (k + 1) + k] = edge?.[i] ?? 0;
    out[k * (k + 1) + i] = edge?.[i] ?? 0;
  }
  out[out.length - 1] = corner;
  return out;
}
