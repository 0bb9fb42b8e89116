/**
 * Σ w (y - ȳ)² around the weighted mean, or Σ w y² when the model has no intercept: what R² compares the residual sum of
 * squares with. Two passes, so that a large mean costs no digits.
 */
export function totalSquares(y: Float64Array, weights: Float64Array | undefined, centred: boolean): number {
  const mean = centred ? weightedMean(y, weights) : 0;
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += (weights?.[i] ?? 1) * (y[i]! - mean) ** 2;
  return sum;
}

function weightedMean(y: Float64Array, weights: Float64Array | undefined): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < y.length; i++) {
    const weight = weights?.[i] ?? 1;
    sum += weight * y[i]!;
    total += weight;
  }
  return sum / total;
}
