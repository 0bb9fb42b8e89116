import { EstimandError } from "../errors.ts";
import type { Like } from "../fit/fit.ts";
import type { FixefK, WeightOption } from "../formula/frame-types.ts";
import { checkFixefK } from "./check-fixef-k.ts";
import { checkLike } from "../inference/presets.ts";
import type { ClusterType, VcovOption } from "../inference/vcov-option.ts";

/** Options of the linear estimators. */
export interface LeastSquaresOptions<
  Name extends string = string,
  Hc extends string = "HC0" | "HC1" | "HC2" | "HC3",
  Cr extends ClusterType = ClusterType,
> {
  /** Default "iid"; "robust" with probability weights. "robust" is HC1 here, as in Stata. */
  readonly vcov?: VcovOption<Name, Hc, Cr>;
  /** "analytic" (variance σ²/w), "frequency" (a row counts w times), "probability" (sampling weights; robust). */
  readonly weights?: WeightOption<Name>;
  /** A column that enters with coefficient 1: it is subtracted from the outcome. */
  readonly offset?: Name;
  /** Default true: RSS/(N-K), t and F. false: RSS/N, normal and chi-square, as Stata's `ivregress`. */
  readonly small?: boolean;
  /** Follow the conventions of a package wherever packages disagree; options given beside it win. */
  readonly like?: Like;
  /**
   * How absorbed effects count in K of the factors N/(N-K): default "nonnested", those that are not nested in the clusters;
   * "full", all; "none".
   */
  readonly fixefK?: FixefK;
}

/**
 * Refuses options that mean nothing.
 *
 * @throws EstimandError "bad-option"
 */
export function checkLeastSquaresOptions({
  small,
  like,
  fixefK,
}: Pick<LeastSquaresOptions, "small" | "like" | "fixefK">): void {
  checkLike(like);
  checkFixefK(fixefK);
  if (small !== undefined && typeof small !== "boolean") {
    throw new EstimandError("bad-option", `small is ${JSON.stringify(small)}: it must be true or false.`, {
      option: "small",
    });
  }
}

export const leastSquaresOptionNames: Readonly<Record<keyof LeastSquaresOptions, true>> = {
  vcov: true,
  weights: true,
  offset: true,
  small: true,
  like: true,
  fixefK: true,
};
