/**
 * exp(factor x²) without the rounding error of x²: that error, found exactly by Dekker's splitting, is put back, so the
 * relative error stays near 1e-16 where exp(-x * x / 2) loses up to 1e-13.
 *
 * @param factor a power of two, with either sign
 * Source: Dekker (1971), A floating-point technique for extending the available precision
 */
export function expOfSquare(x: number, factor: number): number {
  const square = x * x;
  const exponent = factor * square;
  if (!(square > 0.5) || exponent < -750 || exponent > 710) return Math.exp(exponent);
  const shifted = 134217729 * x; // 2^27 + 1 splits 53 bits into 26 and 26
  const high = shifted - (shifted - x);
  const low = x - high;
  const lost = high * high - square + 2 * high * low + low * low;
  return Math.exp(exponent) * (1 + factor * lost);
}
