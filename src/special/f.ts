import { type BetaPoint, betaSlope, betaTails } from "./beta.ts";
import { chiSquareQuantile, chiSquareUpperQuantile } from "./chi-square.ts";
import { gammaTails, logRatio } from "./gamma.ts";
import { lgamma } from "./lgamma.ts";
import { normalQuantile } from "./normal.ts";
import { quantileSearch } from "./quantile-search.ts";
import { ALL_ABOVE, ALL_BELOW, NO_TAILS, type Tails } from "./tails.ts";

/** From here on degrees of freedom are as good as infinite. */
const INFINITE_FROM = 1e28;

/**
 * F distribution function, P(X <= x) with `df1` and `df2` degrees of freedom (any positive numbers; Infinity too).
 *
 * @example fCdf(4, 2, 10) // 0.9470778505987
 */
export function fCdf(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).lower;
}

/**
 * F survival function, P(X > x): a p-value, accurate however small.
 *
 * @example fSf(1000, 3, 200) // 4.248238485115e-120
 */
export function fSf(x: number, df1: number, df2: number): number {
  return fTails(x, df1, df2).upper;
}

/**
 * F quantile: the x with P(X <= x) = p. NaN for p outside [0, 1].
 *
 * @example fQuantile(0.95, 2, 10) // 4.10282101513
 */
export function fQuantile(p: number, df1: number, df2: number): number {
  return quantileFromTails(p, 1 - p, df1, df2);
}

/**
 * The x with P(X > x) = q, accurate for tiny q: a critical value from its tail probability.
 *
 * @example fUpperQuantile(0.05, 2, 10) // 4.10282101513
 */
export function fUpperQuantile(q: number, df1: number, df2: number): number {
  return quantileFromTails(1 - q, q, df1, df2);
}

/** Both tails of the F distribution; `log x` and `x - 1` may be given where they are known better than from x. */
export function fTails(
  x: number,
  df1: number,
  df2: number,
  logOfX: number = Math.log(x),
  fromOne: number = x - 1,
): Tails {
  if (!(df1 > 0 && df2 > 0) || Number.isNaN(x)) return NO_TAILS;
  if (logOfX === -Infinity || x < 0) return ALL_ABOVE;
  if (logOfX === Infinity) return ALL_BELOW;
  if (df1 === Infinity && df2 > INFINITE_FROM) return x < 1 ? ALL_ABOVE : ALL_BELOW;
  if (df2 > INFINITE_FROM) return gammaTails(df1 / 2, (df1 / 2) * x);
  if (df1 > INFINITE_FROM) {
    const { lower, upper } = gammaTails(df2 / 2, df2 / 2 / x);
    return { lower: upper, upper: lower };
  }
  return betaTails(df1 / 2, df2 / 2, betaPointOfF(x, df1, df2, logOfX, fromOne));
}

/** The derivative of the distribution function in log x. */
export function fSlope(
  x: number,
  df1: number,
  df2: number,
  logOfX: number = Math.log(x),
  fromOne: number = x - 1,
): number {
  return betaSlope(df1 / 2, df2 / 2, betaPointOfF(x, df1, df2, logOfX, fromOne));
}

/** The share df1 x/(df1 x + df2) and its complement, with their distances from the means taken from x - 1, not from the shares. */
function betaPointOfF(x: number, df1: number, df2: number, logOfX: number, fromOne: number): BetaPoint {
  const ratio = df1 / df2;
  const product = ratio * x;
  const logOdds = product > 1e-300 && product < 1e300 ? Math.log(product) : logOfX + logRatio(df1, df2);
  const odds = Number.isNaN(product) ? Math.exp(logOdds) : product;
  const logY = logOdds > 40 ? -logOdds : -Math.log1p(odds);
  const relative = x > 2 ? 1 - 1 / x : fromOne / x;
  return {
    x: odds < 1 ? odds / (1 + odds) : 1 / (1 + 1 / odds),
    y: 1 / (1 + odds),
    xExcess: x > 1 ? relative / (1 / x + ratio) : fromOne / (1 + odds),
    yExcess: x > 1 ? -relative / (1 + 1 / odds) : (-ratio * fromOne) / (1 + odds),
    logX: odds > 1 ? -Math.log1p(1 / odds) : logOdds + logY,
    logY,
  };
}

function quantileFromTails(lower: number, upper: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0 && lower >= 0 && upper >= 0)) return Number.NaN;
  if (lower === 0 || upper === 0) return lower === 0 ? 0 : Infinity;
  if (df1 > INFINITE_FROM && df2 > INFINITE_FROM) return 1;
  if (df2 > INFINITE_FROM) {
    return (lower < upper ? chiSquareQuantile(lower, df1) : chiSquareUpperQuantile(upper, df1)) / df1;
  }
  if (df1 > INFINITE_FROM) return 1 / quantileFromTails(upper, lower, df2, df1);
  return quantileSearch(lower, upper, logStart(lower, upper, df1 / 2, df2 / 2), (x) => {
    const tails = fTails(x, df1, df2);
    return { lower: tails.lower, upper: tails.upper, slope: fSlope(x, df1, df2) };
  });
}

/** log of the quantile as if log-normal with variance 1/a + 1/b; for small parameters from the power law of the nearer tail. */
function logStart(lower: number, upper: number, a: number, b: number): number {
  const z = lower < upper ? normalQuantile(lower) : -normalQuantile(upper);
  const logNormal = z * Math.sqrt(1 / a + 1 / b);
  const logBeta = lgamma(a) + lgamma(b) - lgamma(a + b);
  const center = logRatio(a, b);
  if (lower <= upper && a < 3) return Math.min((Math.log(lower * a) + logBeta) / a - center, 0);
  if (lower > upper && b < 3) return Math.max(-(Math.log(upper * b) + logBeta) / b - center, 0);
  return logNormal;
}
