import { inverseMills, logCdfDirect } from "../special/normal-tail.ts";
import { BivariateRows } from "./bivariate-rows.ts";
import type { Likelihood } from "./likelihood.ts";

/** The linear predictors of a probit with selection: z'γ, x'β and atanh ρ. */
export type HeckprobitPredictor = "selection" | "outcome" | "atanhRho";

/**
 * Probit with sample selection: y = 1 where x'β + u > 0, seen only where z'γ + v > 0, errors standard normal with
 * correlation ρ:
 *
 *   not selected:  ln Φ(-z'γ)
 *   selected:      ln Φ₂(z'γ, qx'β; qρ),   q = 2y - 1
 *
 * Source: Van de Ven and Van Praag (1981), Journal of Econometrics 17, 229-252.
 */
export const heckprobitLikelihood: Likelihood<HeckprobitPredictor, "selected" | "outcome"> = {
  predictors: ["selection", "outcome", "atanhRho"],
  outcomes: ["selected", "outcome"],
  rows(block, out) {
    const { selected, outcome } = block.outcome;
    const probability = new BivariateRows(block, out, "selection", "outcome");
    for (let i = 0; i < block.rows; i++) {
      if (selected[i]! > 0) {
        probability.write(i, 1, outcome[i]! > 0 ? 1 : -1);
        continue;
      }
      const s = block.eta.selection[i]!;
      const mills = inverseMills(-s);
      out.value[i] = logCdfDirect(-s);
      out.first.selection[i] = -mills;
      out.second.selection_selection[i] = mills * (s - mills);
    }
  },
};
