import type { Fit } from "../fit/fit.ts";
import { eachScoreBlock } from "./score-blocks.ts";
import { modelWithData } from "./with-vcov.ts";

/**
 * Each row's contribution to the equation that its coefficient solves, at the estimate, by coefficient: of a likelihood ∂ℓᵢ/∂θ_j, of
 * least squares xᵢⱼeᵢ, weights in; of an estimator in steps with what earlier steps move it by. They sum to 0, and Σᵢ sᵢsᵢ' is the middle
 * of "HC0". The score of a constant is that of its linear predictor, which Stata's `predict, scores` gives. Rows are those that the fit
 * used, in their order; of a model with random effects the score of a unit stands in its first row.
 *
 * @param fit a fit in memory
 * @throws EstimandError "needs-data"
 * @example
 * const fit = probit("exporter ~ size", firms);
 * scores(fit)["(Intercept)"]; // the generalized residuals
 *
 * Source: Gourieroux, Monfort, Renault and Trognon (1987), Journal of Econometrics 34, 5-32.
 */
export function scores<Name extends string>(fit: Fit<Name>): Readonly<Record<Name, Float64Array>> {
  const model = modelWithData(fit, "A score");
  const columns = model.names.map(() => new Float64Array(model.frame.rows));
  eachScoreBlock(model, (block, start, rows) => {
    columns.forEach((column, j) => {
      column.set(block[j]!.subarray(0, rows), start);
    });
  });
  return Object.freeze(Object.fromEntries(model.names.map((name, j) => [name, columns[j]!]))) as Readonly<
    Record<Name, Float64Array>
  >;
}
