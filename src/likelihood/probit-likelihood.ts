import { inverseMills, logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood } from "./likelihood.ts";

/** Below it λ(x) + x is summed from its asymptotic series: the two terms agree in all but the last digits. */
const farTail = -50;

/**
 * Probit: ℓ = ln Φ(qη), q = 2y - 1. With λ = φ/Φ at x = qη: ∂ℓ = qλ, ∂²ℓ = -λ(λ + x), expected -λ(η)λ(-η).
 *
 * Source: Greene (2018), Econometric Analysis, section 17.3.
 */
export const probitLikelihood: Likelihood<"index", "y"> = {
  predictors: ["index"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, out) {
    const { y } = outcome;
    const first = out.first.index;
    const second = out.second.index_index;
    for (let i = 0; i < rows; i++) second[i] = y[i]! > 0 ? eta.index[i]! : -eta.index[i]!;
    logCdfAndMills(second, rows, out.value, first);
    for (let i = 0; i < rows; i++) {
      const x = second[i]!;
      const mills = first[i]!;
      second[i] = -mills * (x < farTail ? millsExcess(x) : mills + x);
      first[i] = y[i]! > 0 ? mills : -mills;
    }
  },
  expected({ rows, eta }, { second }) {
    for (let i = 0; i < rows; i++) {
      const x = eta.index[i]!;
      second.index_index[i] = -inverseMills(x) * inverseMills(-x);
    }
  },
};

/** λ(x) + x far to the left, to full precision; the coefficients are those of 1/(x² Mills ratio). */
function millsExcess(x: number): number {
  const t = 1 / (x * x);
  return -(1 - t * (2 - t * (10 - t * (74 - t * (706 - t * 8162))))) / x;
}
