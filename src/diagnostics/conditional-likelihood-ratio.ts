import { chiSquareSf } from "../special/chi-square.ts";
import { fSf } from "../special/f.ts";
import { lgamma } from "../special/lgamma.ts";

const intervals = 128;

/**
 * P(LR > x) given r, the strength of the instruments as the data show it, under the null: with m instruments
 *
 *   2K ∫₀^{π/2} P(χ²_m > (r + x)/(1 + r sin²θ/x)) cos^{m-2}θ dθ,  K = Γ(m/2)/(√π Γ((m-1)/2))
 *
 * by Simpson's rule. With one instrument it is Anderson and Rubin's, with F(1, df) where a small-sample covariance was used.
 *
 * Source: Moreira (2003), Econometrica 71, 1027-1048; Andrews, Moreira and Stock (2007), Journal of Econometrics 139, 116-132.
 */
export function conditionalLikelihoodRatioP(x: number, r: number, m: number, df: number | null): number {
  if (m === 1) return df === null ? chiSquareSf(x, 1) : fSf(x, 1, df);
  if (!(x > 0)) return x <= 0 ? 1 : Number.NaN;
  const step = Math.PI / 2 / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const s = Math.sin(i * step) ** 2;
    const weight = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
    const density = i === intervals ? (m === 2 ? 1 : 0) : (1 - s) ** ((m - 2) / 2);
    sum += weight * chiSquareSf((r + x) / (1 + (r * s) / x), m) * density;
  }
  const constant = Math.exp(lgamma(m / 2) - lgamma((m - 1) / 2)) / Math.sqrt(Math.PI);
  return (2 * constant * sum * step) / 3;
}
