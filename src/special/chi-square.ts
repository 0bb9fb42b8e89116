import { gammaSlope, gammaTails } from "./gamma.ts";
import { lgamma } from "./lgamma.ts";
import { normalQuantile } from "./normal.ts";
import { quantileSearch, type TailsAndSlope } from "./quantile-search.ts";
import { ALL_ABOVE, type Tails } from "./tails.ts";

/**
 * Chi-square distribution function, P(X <= x) with `df` degrees of freedom (any positive number).
 *
 * @example chiSquareCdf(3.84, 1) // 0.949956478751295
 */
export function chiSquareCdf(x: number, df: number): number {
  return chiSquareTails(x, df).lower;
}

/**
 * Chi-square survival function, P(X > x): a p-value, accurate however small.
 *
 * @example chiSquareSf(1000, 1) // 1.7958327848007e-219
 */
export function chiSquareSf(x: number, df: number): number {
  return chiSquareTails(x, df).upper;
}

/**
 * Chi-square quantile: the x with P(X <= x) = p. NaN for p outside [0, 1].
 *
 * @example chiSquareQuantile(0.95, 1) // 3.84145882069412
 */
export function chiSquareQuantile(p: number, df: number): number {
  return quantileFromTails(p, 1 - p, df);
}

/**
 * The x with P(X > x) = q, accurate for tiny q: a critical value from its tail probability.
 *
 * @example chiSquareUpperQuantile(1e-30, 1) // 132.799892705014
 */
export function chiSquareUpperQuantile(q: number, df: number): number {
  return quantileFromTails(1 - q, q, df);
}

function chiSquareTails(x: number, df: number): Tails {
  return x < 0 && df >= 0 ? ALL_ABOVE : gammaTails(df / 2, x / 2);
}

function quantileFromTails(lower: number, upper: number, df: number): number {
  if (!(df > 0)) return df === 0 && lower >= 0 && upper >= 0 ? 0 : Number.NaN;
  const shape = df / 2;
  return (
    2 *
    quantileSearch(lower, upper, logStart(lower, upper, shape), (x): TailsAndSlope => {
      const tails = gammaTails(shape, x);
      return { lower: tails.lower, upper: tails.upper, slope: gammaSlope(shape, x) };
    })
  );
}

/** log of the gamma quantile: Wilson and Hilferty (1931), or P ≈ x^a/Γ(a + 1) where that is far to the left. */
function logStart(lower: number, upper: number, shape: number): number {
  const z = lower < upper ? normalQuantile(lower) : -normalQuantile(upper);
  const cubeRoot = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  if (cubeRoot > 0.3) return Math.log(shape) + 3 * Math.log(cubeRoot);
  return (Math.log(lower) + lgamma(shape + 1)) / shape;
}
