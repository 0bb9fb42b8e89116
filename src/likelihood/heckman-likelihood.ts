import { logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood } from "./likelihood.ts";

const halfLogTwoPi = 0.9189385332046728;

/** The linear predictors of the selection model: z'γ, x'β, ln σ and atanh ρ. */
export type HeckmanPredictor = "selection" | "outcome" | "lnSigma" | "atanhRho";

/**
 * The normal selection model: y = x'β + u is seen where z'γ + v > 0, with u ~ N(0, σ²), v ~ N(0, 1), corr(u, v) = ρ.
 *
 *   not selected:  ln Φ(-z'γ)
 *   selected:      -ln σ - e²/2 - ½ ln 2π + ln Φ(w),   e = (y - x'β)/σ,   w = (z'γ + ρe)/√(1-ρ²)
 *
 * With a = atanh ρ, 1/√(1-ρ²) = cosh a and ρ/√(1-ρ²) = sinh a, so w = z'γ cosh a + e sinh a without a division by a
 * vanishing number. Entries of `outcome` where `selected` is 0 are not used.
 *
 * Source: Heckman (1974, 1979); Amemiya (1985), section 10.7.
 */
export const heckmanLikelihood: Likelihood<HeckmanPredictor, "selected" | "outcome"> = {
  predictors: ["selection", "outcome", "lnSigma", "atanhRho"],
  outcomes: ["selected", "outcome"],
  located: { outcome: ["outcome"] },
  rows({ rows, eta, outcome }, { value, first, second }) {
    const e = first.lnSigma;
    const mills = first.selection;
    standardize(rows, eta, outcome, e, value);
    logCdfAndMills(value, rows, value, mills);
    const scale = new Scale();
    for (let i = 0; i < rows; i++) {
      const s = eta.selection[i]!;
      const m = mills[i]!;
      if (outcome.selected[i] === 0) {
        first.selection[i] = -m;
        second.selection_selection[i] = m * (s - m);
        continue;
      }
      const { lnSigma, precision, cosh, sinh } = scale.at(eta.lnSigma[i]!, eta.atanhRho[i]!);
      const ei = e[i]!;
      const w = s * cosh + ei * sinh;
      const turned = s * sinh + ei * cosh; // dw/d(atanh ρ)
      const slope = -m * (w + m);
      const residual = ei - m * sinh;
      const bent = slope * sinh * sinh * ei - ei - residual;
      const crossed = slope * turned * sinh + m * cosh;

      value[i] = value[i]! - lnSigma - 0.5 * ei * ei - halfLogTwoPi;
      first.selection[i] = m * cosh;
      first.outcome[i] = residual * precision;
      first.lnSigma[i] = ei * residual - 1;
      first.atanhRho[i] = m * turned;
      second.selection_selection[i] = slope * cosh * cosh;
      second.selection_outcome[i] = -slope * cosh * sinh * precision;
      second.selection_lnSigma[i] = -slope * cosh * sinh * ei;
      second.selection_atanhRho[i] = slope * cosh * turned + m * sinh;
      second.outcome_outcome[i] = (slope * sinh * sinh - 1) * precision * precision;
      second.outcome_lnSigma[i] = bent * precision;
      second.outcome_atanhRho[i] = -crossed * precision;
      second.lnSigma_lnSigma[i] = bent * ei;
      second.lnSigma_atanhRho[i] = -crossed * ei;
      second.atanhRho_atanhRho[i] = slope * turned * turned + m * w;
    }
  },
};

type Predictors = Readonly<Record<HeckmanPredictor, Float64Array>>;
type Outcomes = Readonly<Record<"selected" | "outcome", Float64Array>>;

/** Writes e where selected (else 0), and the argument of ln Φ: w where selected, -z'γ where not. */
function standardize(rows: number, eta: Predictors, outcome: Outcomes, e: Float64Array, argument: Float64Array): void {
  const scale = new Scale();
  for (let i = 0; i < rows; i++) {
    const s = eta.selection[i]!;
    if (outcome.selected[i] === 0) {
      e[i] = 0;
      argument[i] = -s;
      continue;
    }
    const { precision, cosh, sinh } = scale.at(eta.lnSigma[i]!, eta.atanhRho[i]!);
    e[i] = (outcome.outcome[i]! - eta.outcome[i]!) * precision;
    argument[i] = s * cosh + e[i]! * sinh;
  }
}

/** The functions of the ancillary predictors, computed anew only where these change: mostly they are constants. */
class Scale {
  lnSigma = 0;
  precision = 1;
  cosh = 1;
  sinh = 0;
  private atanhRho = 0;

  at(lnSigma: number, atanhRho: number): this {
    if (lnSigma !== this.lnSigma) {
      this.lnSigma = lnSigma;
      this.precision = Math.exp(-lnSigma);
    }
    if (atanhRho !== this.atanhRho) {
      this.atanhRho = atanhRho;
      this.cosh = Math.cosh(atanhRho);
      this.sinh = Math.sinh(atanhRho);
    }
    return this;
  }
}
