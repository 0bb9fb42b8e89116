import type { ColumnName, TableInput } from "../data/input.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { logitLikelihood } from "../likelihood/logit-likelihood.ts";
import { binaryNullLogLik } from "./binary-null.ts";
import type { BinaryFit, LikelihoodDefinition } from "./likelihood-definition.ts";
import type { AbsorbingOptions } from "./absorbing.ts";
import { type PenalizableOptions, penalizedWhereSeparated } from "./penalized-where-separated.ts";

const probability: Quantity<"index"> = {
  label: "Pr(y = 1)",
  predictors: ["index"],
  rows({ rows, eta }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const x = eta.index[i]!;
      const tail = Math.exp(-Math.abs(x));
      const larger = 1 / (1 + tail);
      const density = tail * larger * larger;
      value[i] = x < 0 ? tail * larger : larger;
      first.index[i] = density;
      second.index_index[i] = (x < 0 ? 1 : -1) * density * larger * (1 - tail);
    }
  },
};

/** The logit model as data: likelihood, equation, quantities. */
export const logitDefinition: LikelihoodDefinition<"index", "y"> = {
  estimator: "logit",
  title: "Logit",
  likelihood: logitLikelihood,
  equations: [{ role: "", predictor: "index", binary: true }],
  quantities: { probability, index: indexQuantity },
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
  ownOptions: ["fixefK", "biasCorrection"],
  absorbs: {
    side: (y) => (y === 1 ? 1 : -1),
    start: () => 0,
    binary: {
      mean: probability,
      third: (x) => {
        const density = 1 / (2 + 2 * Math.cosh(x));
        return density * (1 - 6 * density);
      },
    },
  },
  nullLogLik: binaryNullLogLik,
};

const estimate = penalizedWhereSeparated("logit", logitDefinition);

/**
 * Logit by maximum likelihood: Pr(y = 1 | x) = 1/(1 + exp(-x'β)) for a 0/1 (or true/false) outcome. The observed and
 * the expected information coincide. Options, weights, separation and errors are those of `probit`.
 *
 * @param formula "exporter ~ log(size) + rd + C(industry)"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "bad-option", and those of the
 *   formula and the data
 * @example
 * const fit = logit("exporter ~ log(size) + rd", firms, { vcov: "robust" });
 * Math.exp(fit.coef.rd); // the odds ratio
 *
 * Source: Greene (2018), Econometric Analysis, ch. 17.
 */
export function logit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options?: PenalizableOptions<ColumnName<D>> & AbsorbingOptions,
): BinaryFit<CoefficientNames<F>> {
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>>;
}
