/** Adds w_i x_i to its group of one way and, where there is one, of another; returns Σ w x². `weights` undefined: all 1. */
export function addGroupSums(
  x: Float64Array,
  weights: Float64Array | undefined,
  codes: Int32Array,
  into: Float64Array,
  otherCodes?: Int32Array,
  otherInto?: Float64Array,
): number {
  const rows = codes.length;
  let squares = 0;
  if (otherCodes === undefined || otherInto === undefined) {
    for (let i = 0; i < rows; i++) {
      const value = weights === undefined ? x[i]! : weights[i]! * x[i]!;
      squares += value * x[i]!;
      into[codes[i]!]! += value;
    }
    return squares;
  }
  for (let i = 0; i < rows; i++) {
    const value = weights === undefined ? x[i]! : weights[i]! * x[i]!;
    squares += value * x[i]!;
    into[codes[i]!]! += value;
    otherInto[otherCodes[i]!]! += value;
  }
  return squares;
}

/** out_i = x_i - values[codes[i]]; `out` may be `x`; returns Σ w out². */
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
