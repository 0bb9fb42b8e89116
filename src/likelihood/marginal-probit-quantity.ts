import { normalCdf, normalPdf } from "../special/normal.ts";
import type { Quantity } from "./likelihood.ts";
import type { EffectScale } from "./random-intercept.ts";

/**
 * Pr(y = 1 | x) of a probit with a random intercept, integrated over it: Φ(z), z = η/√(1 + σ_u²). With r = σ_u²/(1 + σ_u²),
 * ∂z/∂ ln σ_u = -r z and ∂r/∂ ln σ_u = 2r(1 - r).
 */
export const marginalProbitQuantity: Quantity<"index" | EffectScale> = {
  label: "Pr(y = 1)",
  predictors: ["index", "lnSigmaU"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const variance = Math.exp(2 * eta.lnSigmaU[i]!);
      const shrink = 1 / Math.sqrt(1 + variance);
      const r = variance === Number.POSITIVE_INFINITY ? 1 : variance / (1 + variance);
      const z = eta.index[i]! * shrink;
      const density = normalPdf(z);
      value[i] = normalCdf(z);
      first.index[i] = density * shrink;
      first.lnSigmaU[i] = -density * r * z;
      second.index_index[i] = -z * density * shrink * shrink;
      second.index_lnSigmaU[i] = density * shrink * r * (z * z - 1);
      second.lnSigmaU_lnSigmaU[i] = density * r * z * (r - 2 * (1 - r) - r * z * z);
    }
  },
};
