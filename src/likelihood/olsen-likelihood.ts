import { logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood } from "./likelihood.ts";

const halfLogTwoPi = 0.9189385332046728;

/** The linear predictors of the selection model at a given ρ: z'γ, x'β/σ and 1/σ. */
export type OlsenPredictor = "selection" | "scaledOutcome" | "precision";

/**
 * The normal selection model at a given correlation, in the parameters (γ, β/σ, 1/σ): with κ = 1/σ, e = κy - x'(β/σ) is
 * linear in them, and the log-likelihood is globally concave. There is one maximum for each ρ, so a profile over ρ sees
 * every local maximum of the full likelihood. The value is -Infinity where κ is not positive.
 *
 * `rho` is strictly between -1 and 1. Source: Olsen (1982), Econometrica 50, 223-240.
 */
export function olsenLikelihood(rho: number): Likelihood<OlsenPredictor, "selected" | "outcome"> {
  const cosh = 1 / Math.sqrt((1 - rho) * (1 + rho));
  const sinh = rho * cosh;
  return {
    predictors: ["selection", "scaledOutcome", "precision"],
    outcomes: ["selected", "outcome"],
    rows({ rows, eta, outcome }, { value, first, second }) {
      const mills = first.selection;
      for (let i = 0; i < rows; i++) {
        const s = eta.selection[i]!;
        const e = eta.precision[i]! * outcome.outcome[i]! - eta.scaledOutcome[i]!;
        value[i] = outcome.selected[i] === 0 ? -s : s * cosh + e * sinh;
      }
      logCdfAndMills(value, rows, value, mills);
      for (let i = 0; i < rows; i++) {
        const s = eta.selection[i]!;
        const m = mills[i]!;
        if (outcome.selected[i] === 0) {
          first.selection[i] = -m;
          second.selection_selection[i] = m * (s - m);
          continue;
        }
        const y = outcome.outcome[i]!;
        const precision = eta.precision[i]!;
        const e = precision * y - eta.scaledOutcome[i]!;
        const slope = -m * (s * cosh + e * sinh + m);
        const residual = e - m * sinh;
        const bend = slope * sinh * sinh - 1;

        value[i] = precision > 0 ? value[i]! + Math.log(precision) - 0.5 * e * e - halfLogTwoPi : -Infinity;
        first.selection[i] = m * cosh;
        first.scaledOutcome[i] = residual;
        first.precision[i] = 1 / precision - y * residual;
        second.selection_selection[i] = slope * cosh * cosh;
        second.selection_scaledOutcome[i] = -slope * cosh * sinh;
        second.selection_precision[i] = slope * cosh * sinh * y;
        second.scaledOutcome_scaledOutcome[i] = bend;
        second.scaledOutcome_precision[i] = -bend * y;
        second.precision_precision[i] = bend * y * y - 1 / (precision * precision);
      }
    },
  };
}
