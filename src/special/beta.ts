import { erfcx } from "./erf.ts";
import { gammaTails } from "./gamma.ts";
import { excessOverLog, lgammaStep, stirlingError } from "./lgamma.ts";
import { ALL_ABOVE, ALL_BELOW, fromLower, fromUpper, NO_TAILS, type Tails } from "./tails.ts";

const TWO_PI = 6.283185307179586;
/** Both parameters above this: the first two terms of the uniform expansion are exact to rounding. */
const UNIFORM_FROM = 1e10;
/** One parameter above this and the other below UNIFORM_FROM: a gamma distribution to rounding. */
const GAMMA_FROM = 1e28;
/** A parameter below this puts all mass on an end, up to a tail of about its own size. */
const ZERO_BELOW = 1e-290;

/**
 * A point of a beta distribution without loss: x and y = 1 - x each with full relative accuracy, and how far they lie from
 * the means a/(a + b) and b/(a + b), relatively. The caller knows these exactly where x and y are already rounded, which
 * matters at large a and b.
 */
export interface BetaPoint {
  readonly x: number;
  readonly y: number;
  /** x (a + b)/a - 1 */
  readonly xExcess: number;
  /** y (a + b)/b - 1 */
  readonly yExcess: number;
  /** log x, log y: also where x or y underflows */
  readonly logX: number;
  readonly logY: number;
}

/**
 * Regularized incomplete beta function, I_x(a, b) = 1/B(a, b) ∫₀ˣ t^(a-1) (1 - t)^(b-1) dt. NaN for x outside [0, 1] or
 * negative a or b.
 *
 * @param y 1 - x, where it is known better than by subtraction
 * @example betaI(0.5, 2, 3) // 0.6875
 */
export function betaI(x: number, a: number, b: number, y: number = 1 - x): number {
  return betaTails(a, b, betaPoint(x, y, a, b)).lower;
}

/**
 * The upper tail 1 - I_x(a, b), computed as itself.
 *
 * @example betaIUpper(0.999, 2, 3) // 3.997e-9
 */
export function betaIUpper(x: number, a: number, b: number, y: number = 1 - x): number {
  return betaTails(a, b, betaPoint(x, y, a, b)).upper;
}

function betaPoint(x: number, y: number, a: number, b: number): BetaPoint {
  const off = b * x - a * y;
  return { x, y, xExcess: off / a, yExcess: -off / b, logX: Math.log(x), logY: Math.log(y) };
}

/** The same point seen from the other end. */
function mirrored(point: BetaPoint): BetaPoint {
  const { x, y, xExcess, yExcess, logX, logY } = point;
  return { x: y, y: x, xExcess: yExcess, yExcess: xExcess, logX: logY, logY: logX };
}

/** Both tails of the beta distribution. */
export function betaTails(a: number, b: number, point: BetaPoint): Tails {
  const { x, y } = point;
  if (!(a >= 0 && b >= 0 && x >= 0 && y >= 0)) return NO_TAILS;
  if (point.logY === -Infinity) return ALL_BELOW;
  if (point.logX === -Infinity) return ALL_ABOVE;
  if (a < ZERO_BELOW && b < ZERO_BELOW) return atBothEnds(a, b);
  if (a < ZERO_BELOW || b === Infinity) return a === Infinity ? NO_TAILS : ALL_BELOW;
  if (b < ZERO_BELOW || a === Infinity) return ALL_ABOVE;
  if (Math.min(a, b) > UNIFORM_FROM) return uniform(a, b, point);
  if (a > GAMMA_FROM) return swapped(gammaTails(b, (a * y) / x));
  if (b > GAMMA_FROM) return gammaTails(a, (b * x) / y);
  if (a <= 1 && x <= 0.5 && (b + 1) * x <= 1) return smallShape(a, b, point);
  if (b <= 1 && y <= 0.5 && (a + 1) * y <= 1) return swapped(smallShape(b, a, mirrored(point)));
  return point.xExcess <= 0 ? fromLower(lowerFraction(a, b, point)) : fromUpper(lowerFraction(b, a, mirrored(point)));
}

/** x^a y^b/B(a, b): the derivative of I_x(a, b) in log(x/y). Written by deviances, so nothing cancels at large a, b. */
export function betaSlope(a: number, b: number, point: BetaPoint): number {
  const deviance = cell(a, point.xExcess, point.logX, a + b) + cell(b, point.yExcess, point.logY, a + b);
  const correction = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a / (a + b)) * (b / TWO_PI)) * Math.exp(correction - deviance);
}

/** The deviance of one cell, never negative. */
function cell(parameter: number, excess: number, logShare: number, total: number): number {
  if (Math.abs(excess) < 0.5) return parameter * excessOverLog(excess);
  return parameter * excess - parameter * (logShare - Math.log(parameter / total));
}

/** Masses on 0 and 1 in the proportion b to a. */
function atBothEnds(a: number, b: number): Tails {
  return a === b ? fromLower(0.5) : { lower: 1 / (1 + a / b), upper: 1 / (1 + b / a) };
}

function swapped({ lower, upper }: Tails): Tails {
  return { lower: upper, upper: lower };
}

/**
 * I_x(a, b) left of the mean, by a continued fraction that nothing cancels in for b > 1.
 *
 * Source: DiDonato and Morris (1992), Algorithm 708, equation 9
 */
function lowerFraction(a: number, b: number, point: BetaPoint): number {
  const slope = betaSlope(a, b, point);
  if (slope === 0) return 0;
  const { x } = point;
  const belowMean = -a * point.xExcess; // a y - b x
  let ratio = (a * (belowMean + 1)) / (a + 1);
  let fraction = ratio;
  let inverse = 0;
  for (let m = 1, change = 2; Math.abs(change - 1) > 2e-16 && m < 1e7; m++) {
    const middle = a + 2 * m - 1;
    const numerator = ((a + m - 1) / middle) * ((a + b + m - 1) / middle) * m * (b - m) * x * x;
    const partial = m + (m * (b - m) * x) / middle + ((a + m) / (middle + 2)) * (belowMean + 1 + m * (2 - x));
    inverse = 1 / (partial + numerator * inverse);
    ratio = partial + numerator / ratio;
    change = ratio * inverse;
    fraction *= change;
  }
  return slope / fraction;
}

/**
 * a <= 1 near x = 0: with w = x^a/(a B(a, b)) and S = Σ (1 - b)_n x^n/((a + n) n!), I = w (1 + aS) and
 * 1 - I = (1 - w) - waS, where 1 - w comes from expm1.
 */
function smallShape(a: number, b: number, { x, logX }: BetaPoint): Tails {
  let term = 1;
  let sum = 0;
  for (let n = 1; Math.abs(term) > 1e-18; n++) {
    term *= ((n - b) * x) / n;
    sum += term / (a + n);
  }
  const logWeight = a * logX + lgammaStep(b, a) - lgammaStep(1, a);
  const weight = Math.exp(logWeight);
  const upper = -Math.expm1(logWeight) - weight * a * sum;
  return upper < 0.5 ? fromUpper(upper) : { lower: weight * (1 + a * sum), upper };
}

/**
 * Very large parameters: half an error function and the first correction.
 *
 * Source: Temme (1982), The uniform asymptotic expansion of a class of integrals related to cumulative distribution functions
 */
function uniform(a: number, b: number, point: BetaPoint): Tails {
  const total = Math.min(a + b, Number.MAX_VALUE);
  const share = 1 / (1 + b / a);
  const other = 1 / (1 + a / b);
  const deviance = cell(a, point.xExcess, point.logX, total) + cell(b, point.yExcess, point.logY, total);
  const root = Math.sqrt(deviance);
  const sign = Math.sign(point.xExcess) || 1;
  const eta = sign * Math.sqrt((2 * deviance) / total);
  const spread = Math.sqrt(share * other);
  const correction = root < 0.01 ? (1 - 2 * share) / (3 * spread) : 1 / eta - spread / (point.xExcess * share);
  const near = Math.exp(-deviance) * (0.5 * erfcx(root) - (sign * correction) / Math.sqrt(TWO_PI * total));
  return sign < 0 ? fromLower(near) : fromUpper(near);
}
