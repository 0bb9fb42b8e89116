import type { TableInput } from "../data/input.ts";
import { noResidualsWhereSeen } from "../diagnostics/no-residuals.ts";
import { correlationWarnings, twoStepAtEnd } from "../diagnostics/correlation-warnings.ts";
import type { CorrelatedMaximum } from "../diagnostics/correlated-search.ts";
import type { RhoMaxima } from "../diagnostics/rho-maxima.ts";
import { selectionMaxima } from "../diagnostics/selection-maxima.ts";
import type { Fit } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { MaximizeOptions, Maximum } from "../likelihood/maximize.ts";
import type { selectionCorrection } from "../moments/selection-correction.ts";
import { correlationFields } from "./correlation-fields.ts";
import { selectedCount } from "./check-selected.ts";
import type { HeckmanFit, HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { heckmanDefinition, heckmanQuantitiesFor } from "./heckman-definition.ts";
import { derivedErrorParameters } from "./heckman-derived.ts";
import { type HeckmanSample, heckmanSample } from "./heckman-sample.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { finishLikelihood } from "./likelihood-estimator.ts";
import { checkLikelihoodOptions } from "./likelihood-options.ts";
import { outcomeSlopesTest } from "./outcome-slopes-test.ts";
import { errorParameters } from "./rho-rules.ts";
import { secondStepOf } from "./second-step.ts";

type Own = Omit<HeckmanFit, keyof Fit> & OwnFields;

/** The selection model by maximum likelihood; see `heckman`. */
export function heckmanMaximumLikelihood(
  formulas: SelectionFormulas,
  data: TableInput,
  options: HeckmanOptions,
): HeckmanFit {
  checkLikelihoodOptions(heckmanDefinition, options);
  const { maxIterations, tolerance, onIteration, profile } = options;
  const search: MaximizeOptions = { maxIterations, tolerance, onIteration };
  const sample = heckmanSample(formulas, data, options, {});
  const { frame, problem, selection, warnings } = sample;
  const searched = selectionMaxima(problem, selection.maximum, { ...search, wholeProfile: profile === "whole" });
  const maximum = searched.best ?? withheld(sample, searched);
  const maxima = { ...searched, maximum };
  const exact = noResidualsWhereSeen(frame.equations[1]!, Math.exp(maxima.independent.theta.at(-2)!));
  const found = [...warnings, ...exact, ...correlationWarnings(maxima, twoStepAtEnd)];
  const definition: LikelihoodDefinition<
    "selection" | "outcome" | "lnSigma" | "atanhRho",
    "selected" | "outcome",
    Own
  > = {
    ...heckmanDefinition,
    quantities: heckmanQuantitiesFor(formulas.outcome),
    own: (_, model, covariance) => ownFields(sample, maxima, model, covariance),
  };
  return finishLikelihood(
    definition,
    { frame, problem, maximum, warnings: found },
    { formula: { ...formulas }, options },
  );
}

/** No maximum: the two-step estimates, with log-likelihood and derivatives withheld. */
function withheld({ problem, selection }: HeckmanSample, { independent }: RhoMaxima): Maximum {
  const second = secondStepOf(problem.data, selection.maximum.point);
  const point = second === undefined ? independent.theta : twoStepPoint(selection.maximum.point, second);
  return {
    point,
    value: Number.NaN,
    gradient: new Float64Array(point.length).fill(Number.NaN),
    hessian: new Float64Array(point.length ** 2).fill(Number.NaN),
    converged: false,
    ending: "stopped",
    iterations: 0,
    decrement: Number.NaN,
    ridge: 0,
    pivot: 0,
  };
}

function twoStepPoint(gamma: Float64Array, second: ReturnType<typeof selectionCorrection>): Float64Array {
  const beta = second.coefficients.subarray(0, -1);
  const { sigma, rho } = errorParameters(second.coefficients.at(-1)!, second.sigma, "rhosigma");
  return Float64Array.of(...gamma, ...beta, Math.log(sigma), Math.atanh(rho));
}

function ownFields(
  { frame, selection }: HeckmanSample,
  maxima: CorrelatedMaximum,
  model: FittedModel,
  covariance: ChosenCovariance,
): Own {
  const sigma = Math.exp(model.theta.at(-2)!);
  const fields = correlationFields(maxima, model, covariance);
  return {
    method: "ml",
    sigma,
    lambda: fields.rho * sigma,
    nSelected: selectedCount(frame),
    selectionLogLik: selection.maximum.value,
    ...fields,
    derived: derivedErrorParameters(model, covariance, fields.derived.rho),
    tests: { ...outcomeSlopesTest(model, covariance), ...fields.tests },
  };
}
