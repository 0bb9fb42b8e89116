import type { Lanes } from "./lanes.ts";

/** Adds w_i x_i to its group of one way; returns Σ w x² by lane. `weights` undefined: all 1. */
export function addGroupSums(
  [x0, x1, x2, x3]: Lanes,
  weights: Float64Array | undefined,
  codes: Int32Array,
  into: Float64Array,
): Float64Array {
  const squares = new Float64Array(4);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let i = 0; i < codes.length; i++) {
    const w = weights === undefined ? 1 : weights[i]!;
    const at = codes[i]! << 2;
    const a = w * x0[i]!;
    const b = w * x1[i]!;
    const c = w * x2[i]!;
    const d = w * x3[i]!;
    s0 += a * x0[i]!;
    s1 += b * x1[i]!;
    s2 += c * x2[i]!;
    s3 += d * x3[i]!;
    into[at]! += a;
    into[at + 1]! += b;
    into[at + 2]! += c;
    into[at + 3]! += d;
  }
  squares.set([s0, s1, s2, s3]);
  return squares;
}

/** out_i = x_i - values[codes[i]]; `out` may be `x`; returns Σ w out². Of one column. */
export function subtractByGroup(
  x: Float64Array,
  weights: Float64Array | undefined,
  codes: Int32Array,
  values: Float64Array,
  out: Float64Array,
): number {
  let squares = 0;
  for (let i = 0; i < codes.length; i++) {
    const left = x[i]! - values[codes[i]!]!;
    out[i] = left;
    squares += (weights === undefined ? 1 : weights[i]!) * left * left;
  }
  return squares;
}

/** out_i = x_i - values[codes[i]] - others[otherCodes[i]], then into[otherCodes[i]] += w_i out_i; returns Σ w out². */
export function subtractAndSum(
  x: Float64Array,
  weights: Float64Array | undefined,
  codes: Int32Array,
  values: Float64Array,
  otherCodes: Int32Array,
  others: Float64Array,
  out: Float64Array,
  into: Float64Array,
): number {
  const rows = codes.length;
  let squares = 0;
  for (let i = 0; i < rows; i++) {
    const other = otherCodes[i]!;
    const left = x[i]! - values[codes[i]!]! - others[other]!;
    const weighed = weights === undefined ? left : weights[i]! * left;
    out[i] = left;
    squares += weighed * left;
    into[other]! += weighed;
  }
  return squares;
}

/** into[codes[i]] += w_i x_i, of one column. */
export function addToGroups(
  x: Float64Array,
  weights: Float64Array | undefined,
  codes: Int32Array,
  into: Float64Array,
): void {
  for (let i = 0; i < codes.length; i++) into[codes[i]!]! += weights === undefined ? x[i]! : weights[i]! * x[i]!;
}
