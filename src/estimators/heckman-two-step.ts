import type { TableInput } from "../data/input.ts";
import type { Like } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { HeckmanFit, HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { heckmanSample } from "./heckman-sample.ts";
import { firstStep, millsIsACombination, twoStepModel } from "./heckman-two-step-model.ts";
import { type TwoStepContext, twoStepRecord } from "./heckman-two-step-record.ts";
import { checkLikelihoodOptions, informationOf } from "./likelihood-options.ts";
import { errorParameters } from "./rho-rules.ts";
import { steadyFrame } from "./steady-frame.ts";
import { heckmanKind, type TwoStepKind } from "./two-step-kind.ts";

/** The selection model in two steps; see `heckman`. */
export function heckmanTwoStep(
  formulas: SelectionFormulas,
  data: TableInput,
  options: HeckmanOptions,
  kind: TwoStepKind = heckmanKind,
): HeckmanFit {
  checkLikelihoodOptions({ estimator: kind.estimator, likelihood: probitLikelihood }, options);
  const { maxIterations, tolerance, onIteration, rhoRule = "rhosigma" } = options;
  const asTheyAre = heckmanSample(formulas, data, options, { maxIterations, tolerance, onIteration }, kind);
  const { frame, warnings, restored } = steadyFrame(asTheyAre.frame);
  const sample = frame === asTheyAre.frame ? asTheyAre : { ...asTheyAre, ...firstStep(frame) };
  const second = kind.secondStep(frame, sample.problem.data, sample.selection.maximum.point);
  if (second === undefined) throw millsIsACombination();
  const errors = errorParameters(second.coefficients.at(-1)!, second.sigma, rhoRule);
  const { problem, selection } = sample;
  const ofSecond = kind.told?.(problem.data, selection.maximum.point, second) ?? [];
  const told = { ...sample, warnings: [...sample.warnings, ...ofSecond, ...warnings] };
  const under = (like: Like | undefined): FittedModel => {
    const information = options.information ?? informationOf(probitLikelihood, like);
    const context: TwoStepContext = {
      kind,
      formula: { ...formulas },
      sample: told,
      second,
      errors,
      information,
      options,
    };
    const model: FittedModel = {
      ...restored(twoStepModel(sample, second, { information, rhoRule }, kind)),
      ...(like === undefined ? {} : { like }),
      restated: under,
      record: (covariance: ChosenCovariance) => twoStepRecord(context, model, covariance),
    };
    return model;
  };
  const model = under(options.like);
  return model.record(chooseCovariance(model, options.vcov)) as HeckmanFit;
}
