import { chiSquareSf } from "../special/chi-square.ts";
import { fSf } from "../special/f.ts";
import { gaussLegendre } from "../special/gauss-legendre.ts";
import { lgamma } from "../special/lgamma.ts";

const rule = gaussLegendre(20);

/** Beyond it the tail of χ² below is nothing, whatever r. */
const farTail = 200;

/**
 * P(LR > x) given r, the strength of the instruments as the data show it, under the null: with m instruments and q endogenous
 * columns, sin²θ the share K/AR, which is a Beta(q/2, (m-q)/2),
 *
 *   2C ∫₀^{π/2} P(χ²_m > (r + x)/(1 + r sin²θ/x)) sin^{q-1}θ cos^{m-q-1}θ dθ,  C = Γ(m/2)/(Γ(q/2)Γ((m-q)/2))
 *
 * by Gauss-Legendre rules on panels that halve towards 0, where the tail changes as fast as √x is small. With as many instruments
 * as columns it is Anderson and Rubin's, with F(m, df) where a small-sample covariance was used.
 *
 * Source: Moreira (2003), Econometrica 71, 1027-1048; Andrews, Moreira and Stock (2007), Journal of Econometrics 139, 116-132;
 * several columns: Kleibergen (2005), Econometrica 73, 1103-1123.
 */
export function conditionalLikelihoodRatioP(x: number, r: number, m: number, df: number | null, q = 1): number {
  if (m === q) return df === null ? chiSquareSf(x, m) : fSf(x / m, m, df);
  if (!(x > 0)) return x <= 0 ? 1 : Number.NaN;
  const integrand = (theta: number): number => {
    const s = Math.sin(theta) ** 2;
    return chiSquareSf((r + x) / (1 + (r * s) / x), m) * s ** ((q - 1) / 2) * (1 - s) ** ((m - q - 1) / 2);
  };
  const finest = Math.sqrt(x / Math.min(r + x + 1, farTail));
  let sum = 0;
  let high = Math.PI / 2;
  for (; high > finest; high /= 2) sum += panel(integrand, high / 2, high);
  const constant = Math.exp(lgamma(m / 2) - lgamma(q / 2) - lgamma((m - q) / 2));
  return 2 * constant * (sum + panel(integrand, 0, high));
}

function panel(f: (theta: number) => number, low: number, high: number): number {
  const [middle, half] = [(low + high) / 2, (high - low) / 2];
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++) sum += rule.weights[i]! * f(middle + half * rule.nodes[i]!);
  return half * sum;
}
