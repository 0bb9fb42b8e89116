/** M₁: deviations from the leading groups' means, over rows sorted by these groups. */
export interface Swept {
  /** Where each leading group begins; one more for the end. */
  readonly starts: Int32Array;
  /** 1 over the weight of each leading group. */
  readonly leadingInverse: Float64Array;
  /** By sorted rows; undefined: all 1. */
  readonly weights: Float64Array | undefined;
}

/** D'W M₁D p for one other way, as (D'WD) p - D'W (means of D p), where D'WD is the diagonal `totals`. */
export function productOfOne(
  { starts, leadingInverse, weights }: Swept,
  codes: Int32Array,
  totals: Float64Array,
  p: Float64Array,
  out: Float64Array,
): void {
  for (let h = 0; h < out.length; h++) out[h] = totals[h]! * p[h]!;
  for (let g = 0; g + 1 < starts.length; g++) {
    const start = starts[g]!;
    const end = starts[g + 1]!;
    if (weights === undefined) {
      const mean = sumAt(p, codes, start, end) * leadingInverse[g]!;
      for (let i = start; i < end; i++) out[codes[i]!]! -= mean;
    } else {
      const mean = weightedSumAt(p, codes, weights, start, end) * leadingInverse[g]!;
      for (let i = start; i < end; i++) out[codes[i]!]! -= weights[i]! * mean;
    }
  }
}

/** Two sums side by side, since an addition has to wait for the one before. */
function sumAt(p: Float64Array, codes: Int32Array, start: number, end: number): number {
  let even = 0;
  let odd = 0;
  let i = start;
  for (; i + 1 < end; i += 2) {
    even += p[codes[i]!]!;
    odd += p[codes[i + 1]!]!;
  }
  return i < end ? even + odd + p[codes[i]!]! : even + odd;
}

function weightedSumAt(
  p: Float64Array,
  codes: Int32Array,
  weights: Float64Array | undefined,
  start: number,
  end: number,
): number {
  if (weights === undefined) return sumAt(p, codes, start, end);
  let sum = 0;
  for (let i = start; i < end; i++) sum += weights[i]! * p[codes[i]!]!;
  return sum;
}

/** The same for several other ways, whose groups are numbered through. */
export function productOfSeveral(
  { starts, leadingInverse, weights }: Swept,
  others: readonly Int32Array[],
  p: Float64Array,
  out: Float64Array,
): void {
  out.fill(0);
  let stretch = new Float64Array(64);
  for (let g = 0; g + 1 < starts.length; g++) {
    const start = starts[g]!;
    const rows = starts[g + 1]! - start;
    if (rows > stretch.length) stretch = new Float64Array(2 * rows);
    stretch.fill(0, 0, rows);
    for (const codes of others) for (let i = 0; i < rows; i++) stretch[i]! += p[codes[start + i]!]!;
    let sum = 0;
    for (let i = 0; i < rows; i++) sum += weights === undefined ? stretch[i]! : weights[start + i]! * stretch[i]!;
    const mean = sum * leadingInverse[g]!;
    for (let i = 0; i < rows; i++) {
      stretch[i] = weights === undefined ? stretch[i]! - mean : weights[start + i]! * (stretch[i]! - mean);
    }
    for (const codes of others) for (let i = 0; i < rows; i++) out[codes[start + i]!]! += stretch[i]!;
  }
}

/** out -= D'W of the leading groups' `means`. */
export function subtractMeans(
  { starts, weights }: Swept,
  others: readonly Int32Array[],
  means: Float64Array,
  out: Float64Array,
): void {
  for (const codes of others) {
    for (let g = 0; g < means.length; g++) {
      const mean = means[g]!;
      for (let i = starts[g]!; i < starts[g + 1]!; i++) {
        out[codes[i]!]! -= weights === undefined ? mean : weights[i]! * mean;
      }
    }
  }
}

/** means -= means of D a in the leading groups. */
export function takeMeansOf(
  { starts, leadingInverse, weights }: Swept,
  others: readonly Int32Array[],
  a: Float64Array,
  means: Float64Array,
): void {
  for (const codes of others) {
    for (let g = 0; g < means.length; g++) {
      means[g]! -= weightedSumAt(a, codes, weights, starts[g]!, starts[g + 1]!) * leadingInverse[g]!;
    }
  }
}
