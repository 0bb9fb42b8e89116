import { gammaQ, lgamma } from "./gamma.ts";

/**
 * Survival function of the noncentral chi-square distribution, P(X > x) with `df` degrees of freedom (any positive number)
 * and noncentrality `shift`: the chi-square tails with df + 2j, weighted by Poisson probabilities of j with mean shift/2.
 *
 * @example noncentralChiSquareSf(10, 2, 3) // 0.112523278303173
 */
export function noncentralChiSquareSf(x: number, df: number, shift: number): number {
  if (!(df > 0 && shift >= 0)) return Number.NaN;
  if (x <= 0) return 1;
  const mean = shift / 2;
  const mode = Math.floor(mean);
  const term = (j: number): number => poisson(j, mean) * gammaQ(df / 2 + j, x / 2);
  let sum = 0;
  for (let j = mode; j >= 0; j--) {
    sum += term(j);
    if (poisson(j, mean) < 1e-18) break;
  }
  for (let j = mode + 1; poisson(j, mean) > 1e-18; j++) sum += term(j);
  return sum;
}

function poisson(j: number, mean: number): number {
  if (mean === 0) return j === 0 ? 1 : 0;
  return Math.exp(j * Math.log(mean) - mean - lgamma(j + 1));
}

/**
 * Quantile of the noncentral chi-square distribution: the x with P(X <= x) = p, to 12 digits by bisection.
 *
 * @example noncentralChiSquareQuantile(0.95, 1, 10) // 23.1085
 */
export function noncentralChiSquareQuantile(p: number, df: number, shift: number): number {
  if (!(p >= 0 && p <= 1 && df > 0 && shift >= 0)) return Number.NaN;
  if (p === 0) return 0;
  if (p === 1) return Number.POSITIVE_INFINITY;
  let low = 0;
  let high = df + shift + 10 * Math.sqrt(2 * (df + 2 * shift));
  while (noncentralChiSquareSf(high, df, shift) > 1 - p) high *= 2;
  while (high - low > 1e-13 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (noncentralChiSquareSf(middle, df, shift) > 1 - p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
