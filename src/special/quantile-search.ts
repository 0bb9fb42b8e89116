import type { Tails } from "./tails.ts";

/** Both tails at a point and the derivative of the lower one in the point's logarithm. */
export interface TailsAndSlope extends Tails {
  readonly slope: number;
}

const LOG_SMALLEST = -746;
const LOG_LARGEST = 710;

/**
 * The x > 0 where a distribution function reaches a probability: Newton's method on the logarithm of the smaller tail in
 * log x, kept inside a bracket that shrinks. Solving for the smaller tail keeps full relative accuracy in it.
 *
 * @param lower the probability below x
 * @param upper the probability above x; of the two only the smaller need be exact
 * @param logStart where to begin, log x
 */
export function quantileSearch(
  lower: number,
  upper: number,
  logStart: number,
  evaluate: (x: number) => TailsAndSlope,
): number {
  if (!(lower >= 0 && upper >= 0)) return Number.NaN;
  if (lower === 0) return 0;
  if (upper === 0) return Infinity;
  const fromBelow = lower <= upper;
  let left = LOG_SMALLEST;
  let right = LOG_LARGEST;
  let logX = Number.isNaN(logStart) ? 0 : Math.min(Math.max(logStart, left + 1), right - 1);
  let x = Math.exp(logX);
  for (let iteration = 0; iteration < 200; iteration++) {
    const at = evaluate(x);
    const miss = fromBelow ? logOver(at.lower, lower) : -logOver(at.upper, upper);
    if (miss === 0) return x;
    if (miss < 0) left = logX;
    else right = logX;
    const step = (-miss * (fromBelow ? at.lower : at.upper)) / at.slope;
    if (Math.abs(step) < 1e-10) return x + x * step;
    logX += step;
    if (!(logX > left && logX < right)) {
      if (right - left < 1e-13 * Math.max(1, Math.abs(left))) return x;
      logX = 0.5 * (left + right);
      x = Math.exp(logX);
    } else {
      x = Math.abs(step) < 1 ? x + x * Math.expm1(step) : Math.exp(logX);
    }
  }
  return x;
}

/** log(value/target), exact when the two are close. */
function logOver(value: number, target: number): number {
  const excess = (value - target) / target;
  return Math.abs(excess) < 0.5 ? Math.log1p(excess) : Math.log(value) - Math.log(target);
}
