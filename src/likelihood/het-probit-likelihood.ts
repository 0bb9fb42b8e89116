import { logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood } from "./likelihood.ts";

/**
 * Heteroskedastic probit: ℓ = ln Φ(q w), w = η e^(-τ), q = 2y - 1, for an error with standard deviation e^τ. With λ = φ/Φ at
 * x = q w, m = qλ and D = -λ(λ + x): ∂ℓ/∂η = m e^(-τ), ∂ℓ/∂τ = -m w, and second derivatives by the chain rule.
 *
 * Source: Harvey (1976), Econometrica 44, 461-465; Greene (2018), section 17.5.2.
 */
export const hetProbitLikelihood: Likelihood<"index" | "lnSigma", "y"> = {
  predictors: ["index", "lnSigma"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    const x = second.lnSigma_lnSigma;
    const mills = first.lnSigma;
    for (let i = 0; i < rows; i++) {
      const w = eta.index[i]! * Math.exp(-eta.lnSigma[i]!);
      x[i] = outcome.y[i]! > 0 ? w : -w;
    }
    logCdfAndMills(x, rows, value, mills);
    for (let i = 0; i < rows; i++) {
      const precision = Math.exp(-eta.lnSigma[i]!);
      const w = eta.index[i]! * precision;
      const m = outcome.y[i]! > 0 ? mills[i]! : -mills[i]!;
      const D = -mills[i]! * (mills[i]! + x[i]!);
      first.index[i] = m * precision;
      first.lnSigma[i] = -m * w;
      second.index_index[i] = D * precision * precision;
      second.index_lnSigma[i] = -precision * (D * w + m);
      second.lnSigma_lnSigma[i] = w * (D * w + m);
    }
  },
};
