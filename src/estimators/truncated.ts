import type { ColumnName, TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { checkLimits, givenLimits, type LimitOptions } from "./outcome-limits.ts";
import type { LimitedOptions, NormalFit } from "./tobit.ts";
import { truncatedDefinition } from "./truncated-definition.ts";

/**
 * Truncated regression: y = x'β + u with u ~ N(0, σ²), where rows with y at or beyond a limit are not in the data at all. By
 * maximum likelihood in (β, ln σ). Rows at a limit or beyond leave, and the fit counts them.
 *
 * Quantities for `predict` and `marginalEffects`: "conditional" E[y | between the limits], "index" x'β (the mean without
 * truncation), "unconditional", "probability"; with other limits as "conditional(0, 10)". Of an outcome log(y) also of y itself, under normal errors:
 * "conditionalExp", "meanExp", "unconditionalExp".
 *
 * @param formula "hours ~ educ + kids"
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `lower`, `upper`: numbers or names of columns, in the outcome's units
 * @throws EstimandError "too-few-rows", "constant-outcome", "no-complete-rows", "bad-option", and those of the formula and
 *   the data
 * @example
 * const fit = truncated("hours ~ educ + kids", workers, { lower: 0 });
 * fit.sigma;
 *
 * Source: Hausman and Wise (1977), Econometrica 45, 919-938; Greene (2018), section 19.2.
 */
export function truncated<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: LimitedOptions<ColumnName<D>> = {},
): NormalFit<CoefficientNames<F> | "lnSigma"> {
  checkLimits("truncated", options);
  checkSomeLimit(options);
  const fit = likelihoodEstimator(truncatedDefinition(options, formula))(formula, data, options as LikelihoodOptions);
  return fit as unknown as NormalFit<CoefficientNames<F> | "lnSigma">;
}

function checkSomeLimit(options: LimitOptions): void {
  if (Object.keys(givenLimits(options)).length > 0) return;
  throw new EstimandError(
    "bad-option",
    "Nothing says where the outcome is truncated: give lower, upper or both. Without a limit it is a linear regression: ols.",
    { option: "lower" },
  );
}
