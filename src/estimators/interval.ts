import type { ColumnName, TableInput } from "../data/input.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { intervalDefinition, intervalQuantities } from "./interval-definition.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import type { NormalOptions, TobitFit } from "./tobit.ts";

/** A fitted interval regression, with the numbers of observations known in each way. */
export interface IntervalFit<Name extends string = string> extends TobitFit<Name> {
  /** Known to lie between two numbers. */
  readonly nInterval: number;
}

/**
 * Interval regression: y* = x'β + u with u ~ N(0, σ²), of which each row tells that it lies between two numbers. A missing
 * or infinite end is open (censored at the other); equal ends are the outcome itself; rows without either leave.
 *
 * Quantities for `predict` and `marginalEffects`: "index" x'β = E[y*]; with limits that you name, "probability(0, 10)" Pr(0
 * < y* < 10), "conditional(0, 10)" E[y* | 0 < y* < 10], "unconditional(0, 10)" E[y] of y* held between them; "." is none.
 * Of "[log(low), log(high)] ~ a" also of y itself, under normal errors: "meanExp" exp(x'β + σ²/2), "conditionalExp(0, 10)" and
 * "unconditionalExp(0, 10)", limits in units of log(y).
 *
 * @param formula "[low, high] ~ educ + exper": two columns, or arithmetic on them, before '~'
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "reversed-interval", "unbounded-likelihood" (every row open at the same side, or a line of the columns in
 *   every interval), "bad-option", and those of the formula and the data
 * @example
 * const fit = interval("[bandFrom, bandTo] ~ log(employees) + rd", firms);
 * fit.sigma;
 *
 * Source: Stewart (1983), Review of Economic Studies 50, 737-753; Wooldridge (2010), section 19.2.3.
 */
export function interval<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: NormalOptions<ColumnName<D>> = {},
): IntervalFit<CoefficientNames<F> | "lnSigma"> {
  const definition = { ...intervalDefinition, quantities: intervalQuantities(formula) };
  const fit = likelihoodEstimator(definition)(formula, data, options as LikelihoodOptions);
  return fit as unknown as IntervalFit<CoefficientNames<F> | "lnSigma">;
}
