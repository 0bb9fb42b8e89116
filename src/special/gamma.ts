import { erfcx } from "./erf.ts";
import { excessOverLog, lgammaStep, stirlingError } from "./lgamma.ts";
import { ALL_ABOVE, ALL_BELOW, fromLower, fromUpper, NO_TAILS, type Tails } from "./tails.ts";

export { lgamma } from "./lgamma.ts";

const TWO_PI = 6.283185307179586;
/** Above this shape the first two terms of Temme's expansion are exact to rounding. */
const UNIFORM_FROM = 1e8;
/** A shape below this puts all mass on 0, up to a tail of about its own size. */
const ZERO_BELOW = 1e-290;

/**
 * Regularized lower incomplete gamma function, P(a, x) = 1/Γ(a) ∫₀ˣ t^(a-1) exp(-t) dt. NaN for a < 0 or x < 0.
 *
 * @example gammaP(2, 1) // 0.264241117657115
 */
export function gammaP(a: number, x: number): number {
  return gammaTails(a, x).lower;
}

/**
 * Regularized upper incomplete gamma function, Q(a, x) = 1 - P(a, x), computed as itself.
 *
 * @example gammaQ(2, 100) // 3.75727673578104e-42
 */
export function gammaQ(a: number, x: number): number {
  return gammaTails(a, x).upper;
}

/** Both tails of the gamma distribution with shape a. */
export function gammaTails(a: number, x: number): Tails {
  if (!(a >= 0 && x >= 0) || (a === Infinity && x === Infinity)) return NO_TAILS;
  if (x === 0) return a < ZERO_BELOW ? ALL_BELOW : ALL_ABOVE;
  if (a < ZERO_BELOW || x === Infinity) return ALL_BELOW;
  if (a === Infinity) return ALL_ABOVE;
  if (a > UNIFORM_FROM) return uniform(a, x);
  if (a < 1 && x <= 1) return smallShape(a, x);
  return a >= 1 && x < a + 1 ? fromLower(lowerSeries(a, x)) : fromUpper(upperFraction(a, x));
}

/** x^a exp(-x)/Γ(a): the derivative of P(a, x) in log x. Written by deviance, so nothing cancels at large a. */
export function gammaSlope(a: number, x: number): number {
  return Math.sqrt(a / TWO_PI) * Math.exp(-deviance(a, x) - stirlingError(a));
}

/** x - a - a log(x/a), never negative. */
function deviance(a: number, x: number): number {
  const excess = (x - a) / a;
  return Math.abs(excess) < 0.5 ? a * excessOverLog(excess) : x - a - a * logRatio(x, a);
}

/** log(x/y), also where x/y overflows or underflows. */
export function logRatio(x: number, y: number): number {
  const ratio = x / y;
  return ratio > 1e-300 && ratio < 1e300 ? Math.log(ratio) : Math.log(x) - Math.log(y);
}

/** P(a, x) = x^a exp(-x)/Γ(a + 1) Σ x^n/((a + 1)...(a + n)): positive terms. */
function lowerSeries(a: number, x: number): number {
  const slope = gammaSlope(a, x);
  if (slope === 0) return 0;
  let term = 1;
  let sum = 1;
  for (let n = 1; term > 1e-17 * sum; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return (slope / a) * sum;
}

/** Legendre's continued fraction for Q(a, x), x >= a + 1 or x > 1 > a, by Lentz's method. */
function upperFraction(a: number, x: number): number {
  const slope = gammaSlope(a, x);
  if (slope === 0) return 0;
  let partial = x + 1 - a;
  let ratio = partial;
  let inverse = 0;
  let fraction = partial;
  for (let n = 1, change = 2; Math.abs(change - 1) > 2e-16 && n < 1e7; n++) {
    const numerator = n * (a - n);
    partial += 2;
    inverse = 1 / (partial + numerator * inverse);
    ratio = partial + numerator / ratio;
    change = ratio * inverse;
    fraction *= change;
  }
  return slope / fraction;
}

/**
 * Shape below 1, point to 1: with w = x^a/Γ(a + 1) and S = Σ (-x)^n/((a + n) n!), P = w (1 + aS) and Q = (1 - w) - waS,
 * where both parts of Q are positive and 1 - w comes from expm1.
 */
function smallShape(a: number, x: number): Tails {
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= -x / n;
    sum += term / (a + n);
  }
  const logWeight = a * Math.log(x) - lgammaStep(1, a);
  const weight = Math.exp(logWeight);
  const upper = -Math.expm1(logWeight) - weight * a * sum;
  return upper < 0.5 ? fromUpper(upper) : { lower: weight * (1 + a * sum), upper };
}

/**
 * Very large shapes: half an error function and the first correction.
 *
 * Source: Temme (1979), The asymptotic expansion of the incomplete gamma functions
 */
function uniform(a: number, x: number): Tails {
  const excess = (x - a) / a;
  const distance = deviance(a, x);
  const root = Math.sqrt(distance);
  const eta = Math.sign(excess) * Math.sqrt((2 * distance) / a);
  const correction = Math.abs(root) < 0.01 ? -1 / 3 : 1 / excess - 1 / eta;
  const shift = (Math.sign(excess) || 1) * (correction / Math.sqrt(TWO_PI * a));
  const near = Math.exp(-distance) * (0.5 * erfcx(root) + shift);
  return excess < 0 ? fromLower(near) : fromUpper(near);
}
