import type { FixefK } from "../formula/frame-types.ts";
import type { Quantity } from "../likelihood/likelihood.ts";

/** What absorbing effects takes, in a model of one predictor and a concave likelihood. */
export interface Absorbing {
  /** Whether outcomes between these two, all that a level of an effect has, put its effect at an infinity. */
  separates(least: number, largest: number): boolean;
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
