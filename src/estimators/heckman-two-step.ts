import type { TableInput } from "../data/input.ts";
import { equationCollinearity } from "../diagnostics/equation-collinearity.ts";
import { mayBeCollinear } from "../diagnostics/near-collinearity.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import { totalSquares } from "../moments/total-squares.ts";
import type { HeckmanFit, HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { type HeckmanSample, heckmanSample } from "./heckman-sample.ts";
import { millsIsACombination, twoStepModel } from "./heckman-two-step-model.ts";
import { type TwoStepContext, twoStepRecord } from "./heckman-two-step-record.ts";
import { checkLikelihoodOptions } from "./likelihood-options.ts";
import { errorParameters } from "./rho-rules.ts";
import { secondStepOf } from "./second-step.ts";

/** The selection model in two steps; see `heckman`. */
export function heckmanTwoStep(formulas: SelectionFormulas, data: TableInput, options: HeckmanOptions): HeckmanFit {
  checkLikelihoodOptions({ estimator: "heckman", likelihood: probitLikelihood }, options);
  const { maxIterations, tolerance, onIteration, information = "observed", rhoRule = "rhosigma" } = options;
  const sample = heckmanSample(formulas, data, options, { maxIterations, tolerance, onIteration });
  const gamma = sample.selection.maximum.point;
  const second = secondStepOf(sample.problem.data, gamma);
  if (second === undefined) throw millsIsACombination();
  const errors = errorParameters(second.coefficients.at(-1)!, second.sigma, rhoRule);
  const context: TwoStepContext = {
    formula: { ...formulas },
    sample: withCollinearity(sample, second),
    second,
    errors,
    information,
    options,
  };
  const model: FittedModel = {
    ...twoStepModel(sample, second, { information, rhoRule }),
    record: (covariance: ChosenCovariance) => twoStepRecord(context, model, covariance),
  };
  return twoStepRecord(context, model, chooseCovariance(model, options.vcov));
}

/** The sample with a warning where columns of an equation are collinear in all but name. */
function withCollinearity(sample: HeckmanSample, { W, inverse }: SelectionCorrection): HeckmanSample {
  const { frame, problem, selection } = sample;
  const [first, second] = frame.equations;
  const squares = W.map((column) => totalSquares(column, problem.data.weights, false));
  const warnings: Warning[] = [
    ...(selection.maximum.inverse === undefined ? [] : equationCollinearity(first!)),
    ...(mayBeCollinear(inverse, squares) ? equationCollinearity(second!) : []),
  ];
  return { ...sample, warnings: [...sample.warnings, ...warnings] };
}
