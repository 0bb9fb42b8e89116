import { laneCount } from "./lanes.ts";

/** M₁: deviations from the leading groups' means, over rows sorted by these groups. */
export interface Swept {
  /** Where each leading group begins; one more for the end. */
  readonly starts: Int32Array;
  /** 1 over the weight of each leading group. */
  readonly leadingInverse: Float64Array;
  /** By sorted rows; undefined: all 1. */
  readonly weights: Float64Array | undefined;
}

/** D'W M₁D p for one other way, as (D'WD) p - D'W (means of D p), where D'WD is the diagonal `totals`. By lanes. */
export function productOfOne(
  { starts, leadingInverse, weights }: Swept,
  codes: Int32Array,
  totals: Float64Array,
  p: Float64Array,
  out: Float64Array,
): void {
  const means = new Float64Array(laneCount);
  for (let at = 0; at < out.length; at++) out[at] = totals[at >> 2]! * p[at]!;
  for (let g = 0; g + 1 < starts.length; g++) {
    addStretch(p, codes, weights, starts[g]!, starts[g + 1]!, means.fill(0));
    for (let lane = 0; lane < laneCount; lane++) means[lane]! *= leadingInverse[g]!;
    subtractStretch(out, codes, weights, starts[g]!, starts[g + 1]!, means, 0);
  }
}

/** sums += Σ w p over the rows of a stretch. */
function addStretch(
  p: Float64Array,
  codes: Int32Array,
  weights: Float64Array | undefined,
  start: number,
  end: number,
  sums: Float64Array,
): void {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  for (let i = start; i < end; i++) {
    const at = codes[i]! << 2;
    const w = weights === undefined ? 1 : weights[i]!;
    a += w * p[at]!;
    b += w * p[at + 1]!;
    c += w * p[at + 2]!;
    d += w * p[at + 3]!;
  }
  sums[0]! += a;
  sums[1]! += b;
  sums[2]! += c;
  sums[3]! += d;
}

/** The groups of a stretch lose w times the means at `from`. */
function subtractStretch(
  out: Float64Array,
  codes: Int32Array,
  weights: Float64Array | undefined,
  start: number,
  end: number,
  means: Float64Array,
  from: number,
): void {
  const a = means[from]!;
  const b = means[from + 1]!;
  const c = means[from + 2]!;
  const d = means[from + 3]!;
  for (let i = start; i < end; i++) {
    const at = codes[i]! << 2;
    const w = weights === undefined ? 1 : weights[i]!;
    out[at]! -= w * a;
    out[at + 1]! -= w * b;
    out[at + 2]! -= w * c;
    out[at + 3]! -= w * d;
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
    for (let g = 0; g + 1 < starts.length; g++) {
      subtractStretch(out, codes, weights, starts[g]!, starts[g + 1]!, means, g << 2);
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
  const sums = new Float64Array(laneCount);
  for (const codes of others) {
    for (let g = 0; g + 1 < starts.length; g++) {
      addStretch(a, codes, weights, starts[g]!, starts[g + 1]!, sums.fill(0));
      for (let lane = 0; lane < laneCount; lane++) means[(g << 2) + lane]! -= sums[lane]! * leadingInverse[g]!;
    }
  }
}
