import { composedQuantity } from "../likelihood/composed-quantity.ts";
import { expQuantity } from "../likelihood/exp-quantity.ts";
import { intervalLikelihood, type NormalPredictor } from "../likelihood/interval-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { RowFunction } from "../likelihood/row-function.ts";
import { weightedSum } from "../likelihood/weighted-sum.ts";
import { normalCdf, normalPdf, normalSf } from "../special/normal.ts";
import { range, words } from "./censored-quantities.ts";
import { logLatentMean } from "./heckman-log-quantities.ts";
import { fixedLimits, type LimitOptions } from "./outcome-limits.ts";
import { ofPredictors } from "./renamed-quantity.ts";

type NormalQuantity = Quantity<NormalPredictor>;

const predictors = ["index", "lnSigma"] as const;

/** ln E[exp(y*)] = x'β + σ²/2. */
const logMean = ofPredictors(logLatentMean, { outcome: "index", lnSigma: "lnSigma" });

/** ln Pr(lower < y* < upper). */
function logProbability(lower: number, upper: number): NormalQuantity {
  return {
    label: "",
    predictors,
    rows({ rows, eta }, out) {
      const outcome = { low: new Float64Array(rows).fill(lower), high: new Float64Array(rows).fill(upper) };
      intervalLikelihood.rows({ rows, eta, outcome }, out);
    },
  };
}

/** The same where y* has mean x'β + σ²: exp(y*) weighs the normal density so. */
function tilted(probability: NormalQuantity): NormalQuantity {
  const [u, v] = [new RowFunction(2), new RowFunction(2)];
  return composedQuantity(probability, predictors, {
    index: (eta, row, into) => {
      u.predictor(eta[0]![row]!, 0);
      v.predictor(eta[1]![row]!, 1);
      const variance = Math.exp(2 * v.value);
      into.combine(u, v, { value: u.value + variance, u: 1, v: 2 * variance, uu: 0, uv: 0, vv: 4 * variance });
    },
    lnSigma: (eta, row, into) => into.predictor(eta[1]![row]!, 1),
  });
}

/** ln of E[exp(y*); lower < y* < upper], or given that y* is there. */
function logBetween(lower: number, upper: number, given: boolean): NormalQuantity {
  const probability = logProbability(lower, upper);
  const terms = [[1, logMean], [1, tilted(probability)], ...(given ? [[-1, probability] as const] : [])] as const;
  return weightedSum("", terms);
}

/**
 * E[exp(y)] of y = min(max(y*, L), U): e^L Φ(a) + M + e^U Φ(-b), M = E[exp(y*); L < y* < U]. As e^L φ(a) = e^{x'β+σ²/2} φ(a - σ), it
 * has the derivatives M in x'β and σ²M + σ(e^L φ(a) - e^U φ(b)) in ln σ.
 */
function censoredMeanExp(lower: number, upper: number): NormalQuantity {
  const between = expQuantity("", logBetween(lower, upper, false));
  return {
    label: `E[exp(y)]${lower === -Infinity && upper === Infinity ? "" : `, y held within ${range(lower, upper)}`}`,
    predictors,
    rows(block, out) {
      between.rows(block, out);
      const { value, first, second } = out;
      for (let i = 0; i < block.rows; i++) {
        const [index, sigma] = [block.eta.index[i]!, Math.exp(block.eta.lnSigma[i]!)];
        const [a, b] = [(lower - index) / sigma, (upper - index) / sigma];
        const [atLower, atUpper] = [scaledDensity(lower, a), scaledDensity(upper, b)];
        const [M, byIndex, byScale] = [value[i]!, first.index[i]!, first.lnSigma[i]!];
        const bySigma = sigma * (atLower - atUpper);
        value[i] = M + (lower === -Infinity ? 0 : Math.exp(lower) * normalCdf(a));
        if (upper !== Infinity) value[i]! += Math.exp(upper) * normalSf(b);
        first.index[i] = M;
        first.lnSigma[i] = sigma * sigma * M + bySigma;
        second.index_index[i] = byIndex;
        second.index_lnSigma[i] = byScale;
        const squared = (at: number, x: number): number => (at === 0 ? 0 : at * x * x);
        second.lnSigma_lnSigma[i] =
          sigma * sigma * (2 * M + byScale) + bySigma + sigma * (squared(atLower, a) - squared(atUpper, b));
      }
    },
  };
}

/** e^y φ(z); 0 at an infinite limit. */
function scaledDensity(limit: number, z: number): number {
  return Number.isFinite(limit) ? Math.exp(limit) * normalPdf(z) : 0;
}

/** E[exp(y*) | lower < y* < upper]. */
function conditionalMeanExp(lower: number, upper: number): NormalQuantity {
  return expQuantity(`E[exp(y*) | ${words(lower, "y*", upper)}]`, logBetween(lower, upper, true));
}

/** exp(x'β + σ²/2); others between limits that are named, of log(y): "conditionalExp(0, 10)". */
const meanExp: NormalQuantity = {
  ...expQuantity("E[exp(y*)]", logMean),
  between: { unconditionalExp: censoredMeanExp, conditionalExp: conditionalMeanExp },
};

/**
 * Expectations of y itself where the outcome is log(y), under normal errors; the limits are those of log(y). "unconditionalExp" E[y]
 * of what is held between the limits, "conditionalExp" given that it is between them, "meanExp" exp(x'β + σ²/2). Where limits vary by
 * row, "meanExp" only.
 */
export function limitedLogQuantities(limits: LimitOptions): Readonly<Record<string, NormalQuantity>> {
  const fixed = fixedLimits(limits);
  if (fixed === undefined) return { meanExp };
  return { unconditionalExp: censoredMeanExp(...fixed), conditionalExp: conditionalMeanExp(...fixed), meanExp };
}
