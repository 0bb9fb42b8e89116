/** Deterministic numbers in (-0.5, 0.5), the same for a seed on every run (Marsaglia's xorshift after a hash of the seed). */
export function randomColumn(n: number, seed: number): Float64Array {
  let state = hash(seed);
  return Float64Array.from({ length: n }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return ((state >>> 0) + 0.5) / 2 ** 32 - 0.5;
  });
}

export function randomColumns(k: number, n: number, seed: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => randomColumn(n, 1000 * seed + j + 1));
}

/** Σ_j b_j x_j. */
export function combine(columns: readonly Float64Array[], b: readonly number[]): Float64Array {
  return columns[0]!.map((_, i) => columns.reduce((s, x, j) => s + (b[j] ?? 0) * x[i]!, 0));
}

function hash(seed: number): number {
  let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) | 1;
}
