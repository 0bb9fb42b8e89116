import type { ColumnName, TableInput } from "../data/input.ts";
import { specificationTests } from "../diagnostics/specification-tests.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { inverseMills, normalCdf, normalPdf } from "../special/normal.ts";
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
      const density = normalPdf(x);
      // Φ = φ/λ shares the exponential: half the time of normalCdf and as accurate. Further out λ or φ may be 0.
      value[i] = Math.abs(x) < 8 ? density / inverseMills(x) : normalCdf(x);
      first.index[i] = density;
      second.index_index[i] = -x * density;
    }
  },
};

/** The probit model as data: likelihood, equation, quantities. */
export const probitDefinition: LikelihoodDefinition<"index", "y"> = {
  estimator: "probit",
  title: "Probit",
  likelihood: probitLikelihood,
  equations: [{ role: "", predictor: "index", binary: true }],
  quantities: { probability, index: indexQuantity },
  outcomes: ({ equations }) => ({ y: equations[0]!.outcome }),
  ownOptions: ["fixefK", "biasCorrection"],
  absorbs: {
    side: (y) => (y === 1 ? 1 : -1),
    start: () => 0,
    binary: { mean: probability, third: (x) => (x * x - 1) * normalPdf(x) },
  },
  nullLogLik: binaryNullLogLik,
  lateTests: specificationTests,
};

const estimate = penalizedWhereSeparated("probit", probitDefinition);

/**
 * Probit by maximum likelihood: Pr(y = 1 | x) = Φ(x'β) for a 0/1 (or true/false) outcome.
 *
 * Standard errors come from the observed information unless `information` says otherwise (R's `glm` uses the expected
 * one); "robust", "HC0" to "HC3" and `cluster(...)` are sandwiches around it. Probability weights imply "robust".
 * Columns that predict the outcome perfectly leave together with the rows that they predict, and the fit says so. `tests`
 * holds those of normality and heteroskedasticity, computed when it is first read, printed or saved, up to 5 million rows ×
 * columns²; beyond, call them by name.
 *
 * @param formula "exporter ~ log(size) + rd + C(industry)"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "bad-option", and those of the
 *   formula and the data
 * @example
 * const fit = probit("exporter ~ log(size) + rd", firms, { vcov: cluster("region") });
 * fit.coef.rd;
 *
 * Source: Greene (2018), Econometric Analysis, ch. 17; Newton's method on the exact Hessian.
 */
export function probit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options?: PenalizableOptions<ColumnName<D>> & AbsorbingOptions,
): BinaryFit<CoefficientNames<F>> {
  return estimate(formula, data, options) as BinaryFit<CoefficientNames<F>>;
}
