import { fSlope, fTails } from "./f.ts";
import { lgamma } from "./lgamma.ts";
import { normalQuantile } from "./normal.ts";
import { quantileSearch } from "./quantile-search.ts";
import type { Tails } from "./tails.ts";

/** From here on the t distribution is the normal one to rounding. */
const NORMAL_FROM = 1e28;

/**
 * Student's t distribution function, P(T <= t) with `df` degrees of freedom (any positive number; Infinity is the normal).
 *
 * @example tCdf(-2.228, 10) // 0.0250058859086
 */
export function tCdf(t: number, df: number): number {
  return t < 0 ? tTwoSided(t, df) / 2 : 1 - tTwoSided(t, df) / 2;
}

/**
 * Student's t survival function, P(T > t), accurate however small.
 *
 * @example tSf(50, 30) // 9.3577088296e-31
 */
export function tSf(t: number, df: number): number {
  return tCdf(-t, df);
}

/**
 * Two-sided p-value, P(|T| > |t|).
 *
 * @example tTwoSided(2.22813885198627, 10) // 0.05
 */
export function tTwoSided(t: number, df: number): number {
  return absoluteTails(Math.abs(t), df).upper;
}

/**
 * Student's t quantile: the t with P(T <= t) = p. NaN for p outside [0, 1].
 *
 * @example tQuantile(0.975, 10) // 2.22813885198627
 */
export function tQuantile(p: number, df: number): number {
  if (!(df > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (df > NORMAL_FROM || p === 0.5) return normalQuantile(p);
  const outside = 2 * Math.min(p, 1 - p);
  const t = quantileSearch(2 * Math.abs(p - 0.5), outside, logStart(outside, df), (at) => {
    const { lower, upper } = absoluteTails(at, df);
    return { lower, upper, slope: 2 * fSlope(at * at, 1, df, 2 * Math.log(at), (at - 1) * (at + 1)) };
  });
  return p < 0.5 ? -t : t;
}

/**
 * The t with P(T > t) = q, accurate for tiny q: a critical value from its tail probability.
 *
 * @example tUpperQuantile(0.025, 10) // 2.22813885198627
 */
export function tUpperQuantile(q: number, df: number): number {
  return -tQuantile(q, df);
}

/** The tails of |T|: T² is F with 1 and df degrees of freedom, and t² - 1 = (t - 1)(t + 1) loses nothing. */
function absoluteTails(t: number, df: number): Tails {
  return fTails(t * t, 1, df, 2 * Math.log(t), (t - 1) * (t + 1));
}

/** log of the quantile of |T|: from the power law of the far tail, else from the normal quantile. */
function logStart(outside: number, df: number): number {
  const a = df / 2;
  const logShare = (Math.log(outside * a) + lgamma(a) + lgamma(0.5) - lgamma(a + 0.5)) / a;
  if (df < 1 || logShare < -2) return 0.5 * (Math.log(df) - logShare);
  const z = normalQuantile(outside / 2);
  return 0.5 * Math.log(df * Math.expm1((z * z) / df));
}
