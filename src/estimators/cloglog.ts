import type { ColumnName, TableInput } from "../data/input.ts";
import { withoutSeparation } from "../diagnostics/separation.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { cloglogLikelihood } from "../likelihood/cloglog-likelihood.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import type { BinaryFit, LikelihoodDefinition, LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";

const probability: Quantity<"index"> = {
  label: "Pr(y = 1)",
  predictors: ["index"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const x = eta.index[i]!;
      const h = Math.exp(x);
      const density = Math.exp(x - h);
      value[i] = -Math.expm1(-h);
      first.index[i] = density;
      second.index_index[i] = density === 0 ? 0 : density * (1 - h);
    }
  },
};

/** The complementary log-log model as data. */
export const cloglogDefinition: LikelihoodDefinition<"index", "y"> = {
  estimator: "cloglog",
  title: "Complementary log-log",
  likelihood: cloglogLikelihood,
  equations: [{ role: "", predictor: "index", binary: true }],
  quantities: { probability, index: indexQuantity },
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
  // Towards +∞ the likelihood is flat to the last digit within a few steps, so a search shows no mark of separation.
  screen: (frame, mode) => withoutSeparation(frame, 0, mode),
  nullLogLik: binaryNullLogLik,
};

const estimate = likelihoodEstimator(cloglogDefinition);

/**
 * Complementary log-log model by maximum likelihood: Pr(y = 1 | x) = 1 - exp(-exp(x'β)) for a 0/1 (or true/false) outcome:
 * the discrete-time form of a proportional hazard, skewed where probit and logit are not. Options, weights, separation
 * and errors are those of `probit`.
 *
 * @param formula "exporter ~ log(size) + rd + C(industry)"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "bad-option", and those of the
 *   formula and the data
 * @example
 * const fit = cloglog("entry ~ log(size) + rd + C(age)", firmYears, { vcov: cluster("firm") });
 * Math.exp(fit.coef.rd); // the hazard ratio
 *
 * Source: McCullagh and Nelder (1989), Generalized Linear Models, ch. 4; Prentice and Gloeckler (1978) for hazards.
 */
export function cloglog<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options?: LikelihoodOptions<ColumnName<D>>,
): BinaryFit<CoefficientNames<F>> {
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>>;
}
