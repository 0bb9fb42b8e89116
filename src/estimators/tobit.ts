import type { ColumnName, TableInput } from "../data/input.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { checkLimits, type LimitOptions } from "./outcome-limits.ts";
import { tobitDefinition } from "./tobit-definition.ts";

/** Options of estimators of a normal outcome. Their scores have no leverages, so no HC2 and HC3. */
export interface NormalOptions<Name extends string = string>
  extends Omit<LikelihoodOptions<Name>, "vcov" | "separation"> {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

/** Options of `tobit` and `truncated`: a limit is a number, or the column that holds it by rows. */
export interface LimitedOptions<Name extends string = string> extends NormalOptions<Name>, LimitOptions<Name> {}

/** The fit of a model of a normal outcome that is not always seen. */
export interface NormalFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  /** Standard deviation of the error; with its standard error in `derived`. */
  readonly sigma: number;
  readonly logLik: number;
  /** Of the model with its constant alone. */
  readonly logLikNull: number;
}

/** A fitted tobit model, with the numbers of observations seen and censored. */
export interface TobitFit<Name extends string = string> extends NormalFit<Name> {
  readonly nUncensored: number;
  readonly nLeftCensored: number;
  readonly nRightCensored: number;
}

/**
 * Tobit: y* = x'β + u with u ~ N(0, σ²) is seen only between the limits; y = max(lower, min(upper, y*)). By maximum
 * likelihood in (β, ln σ).
 *
 * An outcome at a limit or beyond it is censored there (beyond: a warning "beyond-limits" counts them). A limit that is
 * a column varies by row, and is none where it is missing. A warning "nothing-censored" tells where the limits do nothing.
 *
 * Quantities for `predict` and `marginalEffects`: "unconditional" E[y], "conditional" E[y* | between the limits],
 * "probability" Pr(between the limits), "index" x'β = E[y*]; with other limits as "conditional(0, 10)", where "." is none
 * (Stata's ystar, e, pr, xb). Effects on the first are those of McDonald and Moffitt. Of an outcome log(y), with limits in its
 * units, also of y itself: "unconditionalExp" E[y], "conditionalExp", "meanExp" exp(x'β + σ²/2), which take the errors to be normal.
 *
 * @param formula "hours ~ educ + kids"
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `lower`, `upper`: numbers or names of columns, in the outcome's units
 * @throws EstimandError "unbounded-likelihood" (nothing is uncensored, or the regressors pass through all that is),
 *   "constant-outcome", "too-few-rows", "bad-option", and those of the formula and the data
 * @example
 * const fit = tobit("hours ~ educ + kids", women, { lower: 0 });
 * marginalEffects(fit); // on E[hours]
 *
 * Source: Tobin (1958), Econometrica 26, 24-36; McDonald and Moffitt (1980); Greene (2018), section 19.3.
 */
export function tobit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: LimitedOptions<ColumnName<D>> = {},
): TobitFit<CoefficientNames<F> | "lnSigma"> {
  checkLimits("tobit", options);
  const written = typeof formula === "string" ? formula : undefined; // else the sample refuses it
  const fit = likelihoodEstimator(tobitDefinition(options, written))(formula, data, options as LikelihoodOptions);
  return fit as unknown as TobitFit<CoefficientNames<F> | "lnSigma">;
}
