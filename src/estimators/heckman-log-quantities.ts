import { expQuantity } from "../likelihood/exp-quantity.ts";
import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { inverseMills, normalLogCdf } from "../special/normal.ts";
import { allInSigmaAndRho } from "./in-sigma-and-rho.ts";

/** What is offered beside the others where the outcome is log(y): expectations of y itself. */
export type HeckmanLogQuantity = "conditionalExp" | "unconditionalExp" | "meanExp";

type LogMean = "selection" | "outcome" | "lnSigma" | "lambda";

/**
 * ln E[y; on this side] of ln y = x'β + u: m + σ²/2 + ln Φ(s + λ), as exp(u) tilts v by λ = ρσ; s = z'γ, m = x'β. Not selected
 * (side -1) with -s and -λ. Given that side less ln Φ(s), the probability of it.
 */
function logMean(side: 1 | -1, given: boolean): Quantity<LogMean> {
  return {
    label: "",
    predictors: ["selection", "outcome", "lnSigma", "lambda"],
    rows({ rows, eta }, { value, first, second }) {
      for (let i = 0; i < rows; i++) {
        const s = side * eta.selection[i]!;
        const tilted = s + side * eta.lambda[i]!;
        const variance = Math.exp(2 * eta.lnSigma[i]!);
        const mills = inverseMills(tilted);
        const slope = -mills * (tilted + mills);
        const own = given ? inverseMills(s) : 0;
        value[i] = eta.outcome[i]! + 0.5 * variance + normalLogCdf(tilted) - (given ? normalLogCdf(s) : 0);
        first.selection[i] = side * (mills - own);
        first.outcome[i] = 1;
        first.lnSigma[i] = variance;
        first.lambda[i] = side * mills;
        second.selection_selection[i] = slope + own * (s + own);
        second.selection_lambda[i] = slope;
        second.lnSigma_lnSigma[i] = 2 * variance;
        second.lambda_lambda[i] = slope;
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

/** E[exp(y) | this side] = exp(m + σ²/2) Φ(±(s + λ))/Φ(±s), in (s, m, ln σ, λ). */
export function conditionalMeanExp(label: string, side: 1 | -1): Quantity {
  return expQuantity(label, logMean(side, true)) as unknown as Quantity;
}

/** exp(x'β + σ²/2). */
export function latentMeanExp(label: string): Quantity {
  return expQuantity(label, logLatentMean) as unknown as Quantity;
}

/**
 * Retransformed expectations of a selection model for ln y, under normal errors: E[y | selected] = exp(m + σ²/2) Φ(s +
 * ρσ)/Φ(s); E[y] with 0 where not selected, exp(m + σ²/2) Φ(s + ρσ); and exp(m + σ²/2), selected or not. In two steps λ = ρσ is a
 * coefficient.
 *
 * Source: Yen and Rosinski (2008), Economics Letters 100, 4-7.
 */
export const heckmanTwoStepLogQuantities: Readonly<Record<HeckmanLogQuantity, Quantity>> = {
  conditionalExp: conditionalMeanExp("E[exp(y) | selected]", 1),
  unconditionalExp: expQuantity("E[exp(y)], exp(y) = 0 where not selected", logMean(1, false)) as unknown as Quantity,
  meanExp: latentMeanExp("E[exp(y)], selected or not"),
};

/** The same by maximum likelihood, in ln σ and atanh ρ. */
export const heckmanLogQuantities = withRho(heckmanTwoStepLogQuantities) as unknown as Readonly<
  Record<HeckmanLogQuantity, Quantity<HeckmanPredictor>>
>;

/** With λ = ρσ. */
export function withRho(quantities: Readonly<Record<string, Quantity>>): Readonly<Record<string, Quantity>> {
  return allInSigmaAndRho(quantities, { lambda: ["lnSigma", "atanhRho"] });
}
