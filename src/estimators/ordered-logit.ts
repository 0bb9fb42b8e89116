import type { ColumnName, TableInput } from "../data/input.ts";
import type { Checked } from "../formula/check.ts";
import { logisticProbability } from "../likelihood/interval-probability.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import {
  type OrderedDefinition,
  orderedDefinition,
  type OrderedFit,
  type OrderedNames,
  type OrderedOptions,
} from "./ordered-definition.ts";

/** The ordered logit model as data. */
export function orderedLogitDefinition(separation?: OrderedOptions["separation"]): OrderedDefinition {
  return orderedDefinition({ estimator: "orderedLogit", title: "Ordered logit" }, logisticProbability, separation);
}

/**
 * Ordered logit by maximum likelihood: an outcome of ordered categories, j where κ_{j-1} < x'β + u <= κ_j with u standard logistic:
 * Pr(y = j | x) = Λ(κ_j - x'β) - Λ(κ_{j-1} - x'β). There is no intercept: the cut points κ stand for it, as `cut1`, `cut2`, ...
 *
 * Quantities: `probability(3)` for each value of the outcome, and `index`.
 *
 * @param formula "stage ~ log(size) + rd": the outcome is a number, its values (at most 50) the categories in their order
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "constant-outcome", "outcome-not-numeric", "complete-separation" and "quasi-separation" (unless
 *   `separation: "keep"`), "bad-option", and those of the formula and the data
 * @example
 * const fit = orderedLogit("stage ~ log(size) + rd", firms);
 * marginalEffects(fit, { type: "probability(2)" });
 *
 * Source: McKelvey and Zavoina (1975); Greene (2018), Econometric Analysis, section 18.3.
 */
export function orderedLogit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: OrderedOptions<ColumnName<D>> = {},
): OrderedFit<OrderedNames<F>> {
  const estimate = likelihoodEstimator(orderedLogitDefinition(options?.separation));
  return estimate(formula, data, options) as OrderedFit<OrderedNames<F>>;
}
