import { intervalLikelihood, type NormalPredictor } from "./interval-likelihood.ts";
import type { Likelihood } from "./likelihood.ts";
import { pairsOf } from "./scratch.ts";

const halfLogTwoPi = 0.9189385332046728;

/**
 * A normal outcome seen only where it lies between `lower` and `upper` (either may be infinite): its density over the
 * probability of being seen,
 *
 *   ℓ = -ln σ - e²/2 - ½ ln 2π - ln[Φ(b) - Φ(a)],   e = (y - x'β)/σ, a = (lower - x'β)/σ, b = (upper - x'β)/σ
 *
 * Source: Hausman and Wise (1977), Econometrica 45, 919-938; Amemiya (1985), section 10.2.
 */
export const truncatedLikelihood: Likelihood<NormalPredictor, "y" | "lower" | "upper"> = {
  predictors: ["index", "lnSigma"],
  outcomes: ["y", "lower", "upper"],
  located: { index: ["y", "lower", "upper"] },
  rows({ rows, eta, outcome }, out) {
    const { value, first, second } = out;
    intervalLikelihood.rows({ rows, eta, outcome: { low: outcome.lower, high: outcome.upper } }, out);
    for (const array of [
      value,
      ...Object.values(first),
      ...pairsOf(intervalLikelihood.predictors).map(({ key }) => second[key]),
    ]) {
      for (let i = 0; i < rows; i++) array[i] = -array[i]!;
    }
    for (let i = 0; i < rows; i++) {
      const lnSigma = eta.lnSigma[i]!;
      const precision = Math.exp(-lnSigma);
      const e = (outcome.y[i]! - eta.index[i]!) * precision;
      value[i]! += -lnSigma - 0.5 * e * e - halfLogTwoPi;
      first.index[i]! += e * precision;
      first.lnSigma[i]! += e * e - 1;
      second.index_index[i]! -= precision * precision;
      second.index_lnSigma[i]! -= 2 * e * precision;
      second.lnSigma_lnSigma[i]! -= 2 * e * e;
    }
  },
};
