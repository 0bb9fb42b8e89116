/** S ⊗ A, row-major, for an m × m matrix S given by its entries and a k × k matrix A. */
export function kronecker(
  entry: (a: number, b: number) => number,
  m: number,
  matrix: Float64Array,
  k: number,
): Float64Array {
  const size = m * k;
  const out = new Float64Array(size * size);
  for (let a = 0; a < m; a++) {
    for (let b = 0; b < m; b++) {
      for (let i = 0; i < k; i++) {
        for (let j = 0; j < k; j++) out[(a * k + i) * size + b * k + j] = entry(a, b) * matrix[i * k + j]!;
      }
    }
  }
  return out;
}
