import type { Likelihood } from "./likelihood.ts";

/**
 * Logit: ℓ = -ln(1 + e^(-x)), x = (2y - 1)η. With p = 1/(1 + e^(-η)): ∂ℓ = y - p, ∂²ℓ = -p(1 - p), which is also its
 * expectation. Everything is written in e^(-|x|), so nothing cancels or overflows in either tail.
 *
 * Source: Greene (2018), Econometric Analysis, section 17.3.
 */
export const logitLikelihood: Likelihood<"index", "y"> = {
  predictors: ["index"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const success = outcome.y[i]! > 0;
      const x = success ? eta.index[i]! : -eta.index[i]!;
      const tail = Math.exp(-Math.abs(x));
      const larger = 1 / (1 + tail);
      const residual = x > 0 ? tail * larger : larger;
      value[i] = Math.min(x, 0) - Math.log1p(tail);
      first.index[i] = success ? residual : -residual;
      second.index_index[i] = -tail * larger * larger;
    }
  },
  values({ rows, eta, outcome }, value) {
    for (let i = 0; i < rows; i++) {
      const x = outcome.y[i]! > 0 ? eta.index[i]! : -eta.index[i]!;
      value[i] = Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }
  },
  expected({ rows, eta }, { second }) {
    for (let i = 0; i < rows; i++) {
      const tail = Math.exp(-Math.abs(eta.index[i]!));
      const larger = 1 / (1 + tail);
      second.index_index[i] = -tail * larger * larger;
    }
  },
};
