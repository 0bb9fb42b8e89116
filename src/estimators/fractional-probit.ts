import type { ColumnName, TableInput } from "../data/input.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { fractionalDefinition } from "./fractional-definition.ts";
import type { BinaryFit, LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { probitDefinition } from "./probit.ts";

/** The fractional probit model as data. */
export const fractionalProbitDefinition: ReturnType<typeof fractionalDefinition> = fractionalDefinition(
  "fractionalProbit",
  "Fractional probit (quasi-maximum likelihood)",
  probitDefinition,
);

const estimate = likelihoodEstimator(fractionalProbitDefinition);

/**
 * Fractional probit by quasi-maximum likelihood: E[y | x] = Φ(x'β) for a share 0 <= y <= 1, zeros and ones included. The
 * Bernoulli likelihood is a means here: estimates are consistent whatever the distribution of the share, so standard errors
 * are "robust" unless `vcov` says otherwise, and likelihood ratios are none.
 *
 * Quantities: `mean` and `index`. Options are those of `probit`.
 *
 * @param formula "exportShare ~ log(size) + rd"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-share", "constant-outcome", "bad-option", and those of the formula and the data
 * @example
 * const fit = fractionalProbit("exportShare ~ log(size) + rd", firms);
 * marginalEffects(fit); // on E[exportShare]
 *
 * Source: Papke and Wooldridge (1996), Journal of Applied Econometrics 11, 619-632.
 */
export function fractionalProbit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options?: LikelihoodOptions<ColumnName<D>>,
): BinaryFit<CoefficientNames<F>> {
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>>;
}
