import { expQuantity } from "../likelihood/exp-quantity.ts";
import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { inverseMills, normalLogCdf } from "../special/normal.ts";

/** What is offered beside the others where the outcome is log(y): expectations of y itself. */
export type HeckmanLogQuantity = "conditionalExp" | "unconditionalExp" | "meanExp";

/**
 * ln E[y] of ln y = x'β + u: m + σ²/2 + ln Φ(s + λ), with s = z'γ, m = x'β, λ = ρσ, as exp(u) tilts v by λ. Given selection
 * less ln Φ(s), the probability of it.
 */
function logMean(given: boolean): Quantity<HeckmanPredictor> {
  return {
    label: "",
    predictors: ["selection", "outcome", "lnSigma", "atanhRho"],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const s = eta.selection[i]!;
        const sigma = Math.exp(eta.lnSigma[i]!);
        const rho = Math.tanh(eta.atanhRho[i]!);
        const lambda = rho * sigma;
        const inRho = sigma * (1 - rho * rho);
        const mills = inverseMills(s + lambda);
        const slope = -mills * (s + lambda + mills);
        const own = given ? inverseMills(s) : 0;
        value[i] = eta.outcome[i]! + 0.5 * sigma * sigma + normalLogCdf(s + lambda) - (given ? normalLogCdf(s) : 0);
        first.selection[i] = mills - own;
        first.outcome[i] = 1;
        first.lnSigma[i] = sigma * sigma + mills * lambda;
        first.atanhRho[i] = mills * inRho;
        second.selection_selection[i] = slope + own * (s * Number(given) + own);
        second.selection_lnSigma[i] = slope * lambda;
        second.selection_atanhRho[i] = slope * inRho;
        second.lnSigma_lnSigma[i] = 2 * sigma * sigma + slope * lambda * lambda + mills * lambda;
        second.lnSigma_atanhRho[i] = slope * lambda * inRho + mills * inRho;
        second.atanhRho_atanhRho[i] = slope * inRho * inRho - 2 * rho * mills * inRho;
      }
    },
  };
}

/** ln E[y*] = x'β + σ²/2, selected or not. */
export const logLatentMean: Quantity<"outcome" | "lnSigma"> = {
  label: "",
  predictors: ["outcome", "lnSigma"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const variance = Math.exp(2 * eta.lnSigma[i]!);
      value[i] = eta.outcome[i]! + 0.5 * variance;
      first.outcome[i] = 1;
      first.lnSigma[i] = variance;
      second.lnSigma_lnSigma[i] = 2 * variance;
    }
  },
};

/**
 * Retransformed expectations of a selection model for ln y, under its normal errors: E[y | selected] = exp(m + σ²/2) Φ(s +
 * ρσ)/Φ(s); E[y] with 0 where not selected, exp(m + σ²/2) Φ(s + ρσ); and exp(m + σ²/2), selected or not.
 *
 * Source: Yen and Rosinski (2008), Economics Letters 100, 4-7.
 */
export const heckmanLogQuantities = {
  conditionalExp: expQuantity("E[exp(y) | selected]", logMean(true)),
  unconditionalExp: expQuantity("E[exp(y)], exp(y) = 0 where not selected", logMean(false)),
  meanExp: expQuantity("E[exp(y)], selected or not", logLatentMean),
} as Readonly<Record<HeckmanLogQuantity, Quantity<HeckmanPredictor>>>;
