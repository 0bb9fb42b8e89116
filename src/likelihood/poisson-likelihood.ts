import { lgamma } from "../special/gamma.ts";
import type { Likelihood, Quantity } from "./likelihood.ts";

/**
 * Poisson: ℓ = yη - e^η - ln Γ(y + 1), ∂ℓ = y - e^η, ∂²ℓ = -e^η, which is also its expectation. y need not be whole.
 *
 * Source: Cameron and Trivedi (2013), Regression Analysis of Count Data, section 3.2.
 */
export const poissonLikelihood: Likelihood<"index", "y"> = {
  predictors: ["index"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const y = outcome.y[i]!;
      const mean = Math.exp(eta.index[i]!);
      value[i] = y * eta.index[i]! - mean - (y < 2 && y === Math.floor(y) ? 0 : lgamma(y + 1));
      first.index[i] = y - mean;
      second.index_index[i] = -mean;
    }
  },
  expected({ rows, eta }, { second }) {
    for (let i = 0; i < rows; i++) second.index_index[i] = -Math.exp(eta.index[i]!);
  },
};

/** E[y] = e^η. */
export const poissonMean: Quantity<"index"> = {
  label: "E[y]",
  predictors: ["index"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const mean = Math.exp(eta.index[i]!);
      value[i] = mean;
      first.index[i] = mean;
      second.index_index[i] = mean;
    }
  },
};
