import type { TableInput } from "../data/input.ts";
import { equationCollinearity } from "../diagnostics/equation-collinearity.ts";
import { mayBeCollinear } from "../diagnostics/near-collinearity.ts";
import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { kernels } from "../linalg/kernels.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { totalSquares } from "../moments/total-squares.ts";
import { heckmanCovariance, orthogonalizer, type SelectionCorrection } from "../moments/selection-correction.ts";
import type { HeckmanFit, HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { lambdaAsCoefficient } from "./error-covariance.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import { type HeckmanSample, heckmanSample } from "./heckman-sample.ts";
import { type TwoStepContext, twoStepRecord } from "./heckman-two-step-record.ts";
import { likelihoodModel } from "./likelihood-model.ts";
import { checkLikelihoodOptions } from "./likelihood-options.ts";
import { parameterNames } from "./pose-problem.ts";
import { probitDefinition } from "./probit.ts";
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
  const first = firstStep(sample, information);
  const context: TwoStepContext = {
    formula: { ...formulas },
    sample: withCollinearity(sample, second),
    second,
    errors,
    information,
    options,
  };
  const model: FittedModel = {
    ...parameters(sample, second),
    family: "likelihood",
    bread: blockDiagonal(first.bread, second.inverse),
    iid: {
      values: heckmanCovariance(second, first.iid.values, { sigma: errors.sigma, rho: errors.rhoInCovariance }),
      formula: "σ²(W'W)⁻¹[W'(I-ρ²Δ)W + Q](W'W)⁻¹ with W = [X, λ]",
    },
    scores: stackedScores(first, second, sample),
    hats: undefined,
    small: false,
    quantities: heckmanQuantities(lambdaAsCoefficient),
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

/** The probit of selection as a model, for its bread, scores and covariance. */
function firstStep(
  { frame, selection }: HeckmanSample,
  information: NonNullable<HeckmanOptions["information"]>,
): FittedModel {
  const { problem, maximum } = selection;
  return likelihoodModel(probitDefinition, { frame, problem, maximum, warnings: [] }, information, () => {
    throw new Error("the first step has no record of its own");
  });
}

function parameters(
  { frame, selection }: HeckmanSample,
  { coefficients }: SelectionCorrection,
): Pick<FittedModel, "frame" | "theta" | "names" | "predictors"> {
  const split = selection.maximum.point.length;
  const size = coefficients.length - 1;
  const inEquations = [
    { name: "selection", equation: 0, start: 0, size: split },
    { name: "outcome", equation: 1, start: split, size },
  ];
  return {
    frame,
    theta: Float64Array.of(...selection.maximum.point, ...coefficients),
    names: [...parameterNames(inEquations, frame), "outcome:lambda"],
    predictors: [...inEquations, { name: "lambda", equation: undefined, start: split + size, size: 1 }],
  };
}

/**
 * The rows' contributions to the moments of both steps, (s, We + D·s) with the probit's score s: with D so chosen the
 * sandwich around the block-diagonal bread is the covariance of all parameters from stacked moments.
 */
function stackedScores(
  first: FittedModel,
  second: SelectionCorrection,
  { problem }: HeckmanSample,
): FittedModel["scores"] {
  const { W, residuals } = second;
  const { weights } = problem.data;
  const l = first.theta.length;
  const D = orthogonalizer(second, first.bread);
  return (start, rows, out) => {
    const ofProbit = out.slice(0, l);
    first.scores(start, rows, ofProbit);
    W.forEach((column, m) => {
      const into = out[l + m]!;
      for (let i = 0, r = start; i < rows; i++, r++) into[i] = column[r]! * residuals[r]! * (weights?.[r] ?? 1);
      kernels.linear(ofProbit, D, m * l, 0, rows, into);
    });
  };
}

function blockDiagonal(a: Float64Array, b: Float64Array): Float64Array {
  const [l, m] = [Math.sqrt(a.length), Math.sqrt(b.length)];
  const k = l + m;
  const out = new Float64Array(k * k);
  for (let i = 0; i < l; i++) out.set(a.subarray(i * l, (i + 1) * l), i * k);
  for (let i = 0; i < m; i++) out.set(b.subarray(i * m, (i + 1) * m), (l + i) * k + l);
  return out;
}

function millsIsACombination(): EstimandError {
  return new EstimandError(
    "under-identified",
    "The inverse Mills ratio is an exact linear combination of the outcome equation's columns, so its coefficient cannot be " +
      "told from theirs: add to the selection equation a column that moves selection but not the outcome.",
  );
}
