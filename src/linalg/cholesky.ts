/**
 * Cholesky factor of a symmetric positive definite k × k matrix: the lower triangular L with L L' = A, row-major, zeros above
 * the diagonal. Undefined when A is not positive definite (in the arithmetic used, or has NaN in it).
 *
 * @example
 * cholesky(Float64Array.of(4, 2, 2, 5), 2); // 2 0 1 2
 */
export function cholesky(a: Float64Array, k: number): Float64Array | undefined {
  const l = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let s = a[i * k + j]!;
      for (let m = 0; m < j; m++) s -= l[i * k + m]! * l[j * k + m]!;
      if (i > j) l[i * k + j] = s / l[j * k + j]!;
      else if (s > 0 && s < Number.POSITIVE_INFINITY) l[i * k + i] = Math.sqrt(s);
      else return undefined;
    }
  }
  return l;
}

/** x of L x = b, for a lower triangular k × k L. */
export function forwardSolve(l: Float64Array, k: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = 0; i < k; i++) {
    let s = x[i]!;
    for (let j = 0; j < i; j++) s -= l[i * k + j]! * x[j]!;
    x[i] = s / l[i * k + i]!;
  }
  return x;
}

/** x of L' x = b, for a lower triangular k × k L. */
export function backSolve(l: Float64Array, k: number, b: Float64Array): Float64Array {
  const x = Float64Array.from(b);
  for (let i = k - 1; i >= 0; i--) {
    let s = x[i]!;
    for (let j = i + 1; j < k; j++) s -= l[j * k + i]! * x[j]!;
    x[i] = s / l[i * k + i]!;
  }
  return x;
}

/** x of A x = b, given A's Cholesky factor L. */
export function choleskySolve(l: Float64Array, k: number, b: Float64Array): Float64Array {
  return backSolve(l, k, forwardSolve(l, k, b));
}

/** A⁻¹ given A's Cholesky factor L; exactly symmetric. */
export function choleskyInverse(l: Float64Array, k: number): Float64Array {
  const half = lowerInverse(l, k);
  const inverse = new Float64Array(k * k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0;
      for (let m = i; m < k; m++) s += half[m * k + i]! * half[m * k + j]!;
      inverse[i * k + j] = s;
      inverse[j * k + i] = s;
    }
  }
  return inverse;
}

/** The upper triangular C with C C' = A; undefined when A is not positive definite. */
export function upperRoot(a: Float64Array, k: number): Float64Array | undefined {
  const turned = cholesky(a.slice().reverse(), k);
  return turned?.reverse();
}

/** ln |A| given A's Cholesky factor L. */
export function choleskyLogDeterminant(l: Float64Array, k: number): number {
  let s = 0;
  for (let i = 0; i < k; i++) s += Math.log(l[i * k + i]!);
  return 2 * s;
}

/** L⁻¹ of a lower triangular k × k L. */
export function lowerInverse(l: Float64Array, k: number): Float64Array {
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    inverse[j * k + j] = 1 / l[j * k + j]!;
    for (let i = j + 1; i < k; i++) {
      let s = 0;
      for (let m = j; m < i; m++) s -= l[i * k + m]! * inverse[m * k + j]!;
      inverse[i * k + j] = s / l[i * k + i]!;
    }
  }
  return inverse;
}
