import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { NormalPredictor } from "../likelihood/interval-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { normalCdf, normalPdf, normalSf } from "../special/normal.ts";
import { fixedLimits, type LimitOptions } from "./outcome-limits.ts";
import { truncatedMean } from "./truncated-mean.ts";

type NormalQuantity = Quantity<NormalPredictor>;

/** Pr(lower < y* < upper): Stata's pr(a, b). */
export function probabilityBetween(lower: number, upper: number): NormalQuantity {
  return {
    label: `Pr(${words(lower, "y*", upper)})`,
    predictors: ["index", "lnSigma"],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const precision = Math.exp(-eta.lnSigma[i]!);
        const a = (lower - eta.index[i]!) * precision;
        const b = (upper - eta.index[i]!) * precision;
        const [d0, d1, d2, d3] = densityDifferences(a, b);
        value[i] = cdfBetween(a, b);
        first.index[i] = d0 * precision;
        first.lnSigma[i] = d1;
        second.index_index[i] = d1 * precision * precision;
        second.index_lnSigma[i] = (d2 - d0) * precision;
        second.lnSigma_lnSigma[i] = d3 - d1;
      }
    },
  };
}

/** E[y] of y = min(max(y*, lower), upper): Stata's ystar(a, b). ∂/∂x'β = Pr(lower < y* < upper), ∂/∂σ = φ(a) - φ(b). */
export function censoredMean(lower: number, upper: number): NormalQuantity {
  return {
    label: lower === -Infinity && upper === Infinity ? "E[y*]" : `E[y], y = y* held within ${range(lower, upper)}`,
    predictors: ["index", "lnSigma"],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const index = eta.index[i]!;
        const sigma = Math.exp(eta.lnSigma[i]!);
        const a = (lower - index) / sigma;
        const b = (upper - index) / sigma;
        const [d0, d1, d2] = densityDifferences(a, b);
        const inside = cdfBetween(a, b);
        const atLower = lower === -Infinity ? 0 : lower * normalCdf(a);
        const atUpper = upper === Infinity ? 0 : upper * normalSf(b);
        value[i] = atLower + atUpper + index * inside + sigma * d0;
        first.index[i] = inside;
        first.lnSigma[i] = sigma * d0;
        second.index_index[i] = d0 / sigma;
        second.index_lnSigma[i] = d1;
        second.lnSigma_lnSigma[i] = sigma * (d0 + d2);
      }
    },
  };
}

/** x'β, the mean of the latent outcome; others between limits that are named: "conditional(0, 10)". */
const latentMean = {
  ...indexQuantity,
  label: "E[y*]",
  between: { unconditional: censoredMean, conditional: truncatedMean, probability: probabilityBetween },
} as Quantity<NormalPredictor>;

/** The quantities of a normal outcome between limits; where these vary by row, those that need none. */
export function limitedQuantities(limits: LimitOptions): Readonly<Record<string, Quantity<NormalPredictor>>> {
  const fixed = fixedLimits(limits);
  if (fixed === undefined) return { index: latentMean };
  return {
    unconditional: censoredMean(...fixed),
    conditional: truncatedMean(...fixed),
    probability: probabilityBetween(...fixed),
    index: latentMean,
  };
}

/** a^k φ(a) - b^k φ(b) for k = 0, ..., 3; an infinite end adds nothing. */
function densityDifferences(a: number, b: number): readonly [number, number, number, number] {
  const [low, high] = [Math.max(a, -1e3), Math.min(b, 1e3)];
  const [atLow, atHigh] = [normalPdf(low), normalPdf(high)];
  return [
    atLow - atHigh,
    low * atLow - high * atHigh,
    low * low * atLow - high * high * atHigh,
    low ** 3 * atLow - high ** 3 * atHigh,
  ];
}

/** Φ(b) - Φ(a), from the tails in which a and b are. */
function cdfBetween(a: number, b: number): number {
  return a > 0 ? normalSf(a) - normalSf(b) : normalCdf(b) - normalCdf(a);
}

/** "0 < y* < 10", without infinite ends. */
export function words(lower: number, what: string, upper: number): string {
  return `${lower === -Infinity ? "" : `${lower} < `}${what}${upper === Infinity ? "" : ` < ${upper}`}`;
}

/** "0 to 10", "0 and above". */
export function range(lower: number, upper: number): string {
  if (upper === Infinity) return `${lower} and above`;
  return lower === -Infinity ? `${upper} and below` : `${lower} to ${upper}`;
}
