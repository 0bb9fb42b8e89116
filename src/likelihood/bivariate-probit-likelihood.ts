import { BivariateRows } from "./bivariate-rows.ts";
import type { Likelihood } from "./likelihood.ts";

/** The linear predictors of two probits with correlated errors: x₁'β₁, x₂'β₂ and atanh ρ. */
export type BivariateProbitPredictor = "first" | "second" | "atanhRho";

/**
 * Bivariate probit: y₁ = 1 where x₁'β₁ + ε₁ > 0, y₂ = 1 where x₂'β₂ + ε₂ > 0, errors standard normal with correlation ρ:
 *
 *   ℓ = ln Φ₂(q₁x₁'β₁, q₂x₂'β₂; q₁q₂ρ),   q = 2y - 1
 *
 * The same where y₁ is among x₂ (the recursive model), as Pr(y₁, y₂) = Pr(y₁) Pr(y₂ | y₁).
 *
 * Source: Greene (2018), section 17.9; Maddala (1983), section 5.7, for the recursive model.
 */
export const bivariateProbitLikelihood: Likelihood<BivariateProbitPredictor, "y1" | "y2"> = {
  predictors: ["first", "second", "atanhRho"],
  outcomes: ["y1", "y2"],
  rows(block, out) {
    const { y1, y2 } = block.outcome;
    const probability = new BivariateRows(block, out, "first", "second");
    for (let i = 0; i < block.rows; i++) probability.write(i, y1[i]! > 0 ? 1 : -1, y2[i]! > 0 ? 1 : -1);
  },
};
