import { logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood } from "./likelihood.ts";

const halfLogTwoPi = 0.9189385332046728;

/** The linear predictors of a switching regression at given correlations: z'γ, and of each regime x'β/σ and 1/σ. */
export type OlsenSwitchingPredictor = "selection" | "scaled0" | "scaled1" | "precision0" | "precision1";

/** What one regime's rows add to, by name. */
const regimes = [
  {
    sign: -1,
    scaled: "scaled0",
    precision: "precision0",
    withScaled: "selection_scaled0",
    withPrecision: "selection_precision0",
    both: "scaled0_precision0",
    scaledTwice: "scaled0_scaled0",
    precisionTwice: "precision0_precision0",
  },
  {
    sign: 1,
    scaled: "scaled1",
    precision: "precision1",
    withScaled: "selection_scaled1",
    withPrecision: "selection_precision1",
    both: "scaled1_precision1",
    scaledTwice: "scaled1_scaled1",
    precisionTwice: "precision1_precision1",
  },
] as const;

/**
 * The switching regression at given correlations, in the parameters (γ, β₀/σ₀, β₁/σ₁, 1/σ₀, 1/σ₁): with κ = 1/σ, e = κy - x'(β/σ) is
 * linear in them, and in regime r
 *
 *   ln Φ(±(z'γ cosh a + e sinh a)) + ln κ - e²/2 - ½ ln 2π,      a = atanh ρ_r, + in regime 1,
 *
 * is globally concave: one maximum for each pair of correlations. The value is -Infinity where κ is not positive.
 *
 * `rhos` are strictly between -1 and 1. Source: as Olsen (1982), Econometrica 50, 223-240, for selection.
 */
export function olsenSwitchingLikelihood(
  rhos: readonly [number, number],
): Likelihood<OlsenSwitchingPredictor, "regime" | "outcome"> {
  const coshes = rhos.map((rho) => 1 / Math.sqrt((1 - rho) * (1 + rho)));
  const sinhs = rhos.map((rho, r) => rho * coshes[r]!);
  return {
    predictors: ["selection", "scaled0", "scaled1", "precision0", "precision1"],
    outcomes: ["regime", "outcome"],
    rows({ rows, eta, outcome }, { value, first, second }) {
      const mills = first.selection;
      for (let i = 0; i < rows; i++) {
        const r = outcome.regime[i] === 0 ? 0 : 1;
        const { sign, scaled, precision } = regimes[r];
        const e = eta[precision][i]! * outcome.outcome[i]! - eta[scaled][i]!;
        value[i] = sign * (eta.selection[i]! * coshes[r]! + e * sinhs[r]!);
      }
      logCdfAndMills(value, rows, value, mills);
      for (let i = 0; i < rows; i++) {
        const r = outcome.regime[i] === 0 ? 0 : 1;
        const { sign, scaled, precision, withScaled, withPrecision, both, scaledTwice, precisionTwice } = regimes[r];
        const [cosh, sinh] = [coshes[r]!, sinhs[r]!];
        const y = outcome.outcome[i]!;
        const kappa = eta[precision][i]!;
        const e = kappa * y - eta[scaled][i]!;
        const m = mills[i]!;
        const slope = -m * (sign * (eta.selection[i]! * cosh + e * sinh) + m);
        const residual = e - sign * m * sinh;
        const bend = slope * sinh * sinh - 1;

        value[i] = kappa > 0 ? value[i]! + Math.log(kappa) - 0.5 * e * e - halfLogTwoPi : -Infinity;
        first.selection[i] = sign * m * cosh;
        first[scaled][i] = residual;
        first[precision][i] = 1 / kappa - y * residual;
        second.selection_selection[i] = slope * cosh * cosh;
        second[withScaled][i] = -slope * cosh * sinh;
        second[withPrecision][i] = slope * cosh * sinh * y;
        second[scaledTwice][i] = bend;
        second[both][i] = -bend * y;
        second[precisionTwice][i] = bend * y * y - 1 / (kappa * kappa);
      }
    },
  };
}
