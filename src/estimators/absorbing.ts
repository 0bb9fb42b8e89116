import type { FixefK } from "../formula/frame-types.ts";
import type { Quantity } from "../likelihood/likelihood.ts";

/** What absorbing effects takes, in a model of one predictor and a concave likelihood. */
export interface Absorbing {
  /** Where the likelihood of an outcome rises without end: 1 as its predictor grows, -1 as it falls, 0 nowhere. */
  side(outcome: number): -1 | 0 | 1;
  /** Where the search for an outcome's predictor starts. */
  start(outcome: number, mean: number): number;
  /** Of a 0/1 outcome: its mean, whose effects are averaged, and the third derivative of it. */
  readonly binary?: { readonly mean: Quantity; third(eta: number): number };
}

/** Options of estimators that absorb effects: of `poisson` the first, of `probit` and `logit` both. */
export interface AbsorbingOptions {
  /** How absorbed effects count in K of the factors N/(N-K), where there are such factors; "nonnested". */
  readonly fixefK?: FixefK;
  /** "analytic": the coefficients less their bias of order 1/T by absorbed effects; default "none", with a warning. */
  readonly biasCorrection?: "none" | "analytic";
}
