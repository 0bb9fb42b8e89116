/** A B of a row-major `rows` × `inner` matrix A and an `inner` × `cols` matrix B. */
export function multiply(a: Float64Array, rows: number, inner: number, b: Float64Array, cols: number): Float64Array {
  const out = new Float64Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let m = 0; m < inner; m++) {
      const x = a[i * inner + m]!;
      for (let j = 0; j < cols; j++) out[i * cols + j] = out[i * cols + j]! + x * b[m * cols + j]!;
    }
  }
  return out;
}

/** A' of a row-major `rows` × `cols` matrix. */
export function transpose(a: Float64Array, rows: number, cols: number): Float64Array {
  const out = new Float64Array(a.length);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) out[j * rows + i] = a[i * cols + j]!;
  }
  return out;
}

/** A x of a row-major matrix with `x.length` columns. */
export function multiplyVector(a: Float64Array, x: Float64Array): Float64Array {
  return multiply(a, x.length === 0 ? 0 : a.length / x.length, x.length, x, 1);
}

/**
 * B M B' of a bread B and a symmetric meat M, both k × k; exactly symmetric. With B of r × k (restrictions, derivatives) pass
 * `rows` = r: the result is r × r.
 *
 * @example
 * sandwich(Float64Array.of(2, 0, 0, 1), Float64Array.of(1, 3, 3, 4), 2); // 4 6 6 4
 */
export function sandwich(bread: Float64Array, meat: Float64Array, k: number, rows: number = k): Float64Array {
  const half = multiply(bread, rows, k, meat, k);
  const out = new Float64Array(rows * rows);
  for (let i = 0; i < rows; i++) {
    for (let j = i; j < rows; j++) {
      let s = 0;
      for (let m = 0; m < k; m++) s += half[i * k + m]! * bread[j * k + m]!;
      out[i * rows + j] = s;
      out[j * rows + i] = s;
    }
  }
  return out;
}

/** x' A x of a k × k matrix A. */
export function quadraticForm(x: Float64Array, a: Float64Array, k: number): number {
  let total = 0;
  for (let i = 0; i < k; i++) {
    let s = 0;
    for (let j = 0; j < k; j++) s += a[i * k + j]! * x[j]!;
    total += x[i]! * s;
  }
  return total;
}

/** Σ_i x_i y_i. */
export function dot(x: Float64Array, y: Float64Array): number {
  let s = 0;
  for (let i = 0; i < x.length; i++) s += x[i]! * y[i]!;
  return s;
}

/** The k × k identity. */
export function identity(k: number): Float64Array {
  const out = new Float64Array(k * k);
  for (let i = 0; i < k; i++) out[i * k + i] = 1;
  return out;
}

/** The diagonal of a k × k matrix. */
export function diagonal(a: Float64Array, k: number): Float64Array {
  return Float64Array.from({ length: k }, (_, i) => a[i * k + i]!);
}

/**
 * The rows of the identity at these positions: positions × k, row-major.
 *
 * @example
 * unitRows([1], 3); // 0 1 0
 */
export function unitRows(positions: readonly number[], k: number): Float64Array {
  const out = new Float64Array(positions.length * k);
  positions.forEach((j, i) => {
    out[i * k + j] = 1;
  });
  return out;
}

/** The rows and columns of a k × k matrix at these positions, in this order: for one equation of several, for a test. */
export function submatrix(a: Float64Array, k: number, positions: readonly number[]): Float64Array {
  const m = positions.length;
  const out = new Float64Array(m * m);
  positions.forEach((p, i) => {
    positions.forEach((q, j) => {
      out[i * m + j] = a[p * k + q]!;
    });
  });
  return out;
}
