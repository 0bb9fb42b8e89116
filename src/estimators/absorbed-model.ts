import type { Fit } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { rowTerms } from "../likelihood/absorbed-maximum.ts";
import { kernels } from "../linalg/kernels.ts";
import { type AbsorbedEstimate, absorbedEstimate, sweptColumns } from "./absorbed-estimate.ts";
import { withInformativeLevels } from "./informative-levels.ts";
import type { Information, LikelihoodDefinition } from "./likelihood-definition.ts";
import { noRecord } from "./no-record.ts";

/**
 * What post-estimation knows of a likelihood fit with absorbed effects: scores are those of the columns less what the effects
 * take up under the weights -∂²ℓ, and the bread is the inverse of the coefficients' block of the information.
 */
export function absorbedModel(
  definition: LikelihoodDefinition<string, string>,
  estimate: AbsorbedEstimate,
  information: Information,
  record: (model: FittedModel, covariance: ChosenCovariance) => Fit,
  conventions: Pick<FittedModel, "like" | "restated"> = {},
): FittedModel {
  const { frame, problem, maximum, choices } = estimate;
  const { regressors, offset } = frame.equations[0]!;
  const theta = maximum.coefficients;
  const curvature = information === "expected" ? "expected" : "observed";
  const { columns, inverse } = sweptColumns(problem, maximum.eta, curvature);
  const first = rowTerms(problem, maximum.eta).first.map((value, i) => value * (problem.weights?.[i] ?? 1));
  const model: FittedModel = {
    frame,
    theta,
    names: regressors.names,
    predictors: [{ name: definition.likelihood.predictors[0]!, equation: 0, start: 0, size: theta.length }],
    family: "likelihood",
    bread: inverse,
    iid: { values: inverse, formula: curvature === "expected" ? "E[−H]⁻¹" : "(−H)⁻¹" },
    scores(start, rows, out) {
      columns.forEach((column, j) => {
        for (let i = 0; i < rows; i++) out[j]![i] = column[start + i]! * first[start + i]!;
      });
    },
    hats: undefined,
    small: false,
    ...conventions,
    absorbedSums() {
      const fitted = new Float64Array(frame.rows);
      kernels.linear(regressors.columns, theta, 0, 0, frame.rows, fitted);
      return maximum.eta.map((eta, i) => eta - fitted[i]! - (offset?.[i] ?? 0));
    },
    quantities: definition.quantities,
    refit(sample) {
      const left = withInformativeLevels(sample, definition.absorbs!.side);
      const again = absorbedEstimate(definition, left, { ...choices, separation: "error" }, {});
      return {
        model: absorbedModel(definition, again, information, noRecord),
        converged: again.maximum.converged,
      };
    },
    record: (covariance) => record(model, covariance),
  };
  return model;
}
