/** A linear expression in the coefficients: constant + Σ weights[j]·coefficient j. */
export interface Linear {
  readonly constant: number;
  readonly weights: Float64Array;
}

/** One linear restriction: weights · coefficients = value. */
export interface Restriction {
  readonly weights: Float64Array;
  readonly value: number;
}

export function isConstant({ weights }: Linear): boolean {
  return weights.every((weight) => weight === 0);
}

/** scaleA·a + scaleB·b. */
export function combine(a: Linear, b: Linear, scaleA: number, scaleB: number): Linear {
  return {
    constant: scaleA * a.constant + scaleB * b.constant,
    weights: a.weights.map((weight, j) => scaleA * weight + scaleB * b.weights[j]!),
  };
}
