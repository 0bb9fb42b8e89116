import { selectionProbit } from "../diagnostics/independent-equations.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import { EstimandError } from "../errors.ts";
import type { FittedModel, Refitted } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { breadRoot } from "../inference/steady-model.ts";
import { upperRoot } from "../linalg/cholesky.ts";
import { kernels } from "../linalg/kernels.ts";
import { orthogonalizer } from "../moments/orthogonalizer.ts";
import { heckmanCovariance, type SelectionCorrection } from "../moments/selection-correction.ts";
import type { HeckmanOptions } from "./heckman.ts";
import { heckmanDefinition } from "./heckman-definition.ts";
import type { HeckmanSample } from "./heckman-sample.ts";
import { likelihoodModel } from "./likelihood-model.ts";
import { noRecord } from "./no-record.ts";
import { parameterNames, poseProblem } from "./pose-problem.ts";
import { probitDefinition } from "./probit.ts";
import { errorParameters } from "./rho-rules.ts";
import { withSpread } from "./second-step-spread.ts";
import { heckmanKind, type TwoStepKind } from "./two-step-kind.ts";

/** The first step with its sample. */
type Steps = Pick<HeckmanSample, "frame" | "problem" | "selection">;

/** The options that the estimates of σ, ρ and the first step's covariance rest on. */
type Choices = Required<Pick<HeckmanOptions, "information" | "rhoRule">>;

/** What post-estimation knows of an estimate in two steps. */
export function twoStepModel(
  sample: Steps,
  second: SelectionCorrection,
  choices: Choices,
  kind: TwoStepKind = heckmanKind,
): FittedModel {
  const first = firstModel(sample, choices.information);
  const errors = errorParameters(second.coefficients.at(-1)!, second.sigma, choices.rhoRule);
  const coefficients: FittedModel = {
    ...parameters(sample, second),
    family: "likelihood",
    bread: blockDiagonal(first.bread, second.inverse),
    ...rootOfBoth(first, second),
    iid: {
      values: heckmanCovariance(second, first.iid.values, { sigma: errors.sigma, rho: errors.rhoInCovariance }),
      formula: `σ²(W'W)⁻¹[W'(I-ρ²Δ)W + Q](W'W)⁻¹ with W = [${kind.columnsWritten ?? "X"}, λ]`,
    },
    scores: stackedScores(first, second, sample),
    hats: undefined,
    small: false,
    quantities: kind.quantities(sample.frame.equations[1]!.formula),
    refit: (frame) => refitted(frame, sample, choices, kind),
    record: noRecord,
  };
  const start = sample.selection.maximum.point.length;
  return withSpread(coefficients, { second, sigma: errors.sigma, name: "lnSigma", start });
}

/** Both steps on another sample; separation there is a fault. */
function refitted(frame: Frame, { selection: before }: Steps, choices: Choices, kind: TwoStepKind): Refitted {
  const { problem, selection } = firstStep(frame, before.maximum.point);
  const second = kind.secondStep(frame, problem.data, selection.maximum.point);
  if (second === undefined) throw millsIsACombination();
  const model = twoStepModel({ frame, problem, selection }, second, choices, kind);
  return { model, converged: selection.maximum.converged };
}

/** The first step on a sample without separation. */
export function firstStep(frame: Frame, start?: Float64Array): Steps {
  const problem = poseProblem(heckmanDefinition, frame);
  const posing = {
    problem: () => selectionProbit(problem.data),
    start: ({ size }: { readonly size: number }) => start ?? new Float64Array(size),
  };
  return { frame, problem, selection: screenedMaximum(frame, 0, "error", posing, {}) };
}

/** The probit of selection as a model, for its bread, scores and covariance. */
function firstModel({ frame, selection }: Steps, information: NonNullable<HeckmanOptions["information"]>): FittedModel {
  const { problem, maximum } = selection;
  return likelihoodModel(probitDefinition, { frame, problem, maximum, warnings: [] }, information, noRecord);
}

function parameters(
  { frame, selection }: Steps,
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
function stackedScores(first: FittedModel, second: SelectionCorrection, { problem }: Steps): FittedModel["scores"] {
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

/** The root of the bread, where columns of either step are nearly collinear. */
function rootOfBoth(first: FittedModel, { inverse, root }: SelectionCorrection): Pick<FittedModel, "breadRoot"> {
  if (root === undefined && first.breadRoot === undefined) return {};
  const ofFirst = breadRoot(first);
  const ofSecond = root ?? upperRoot(inverse, Math.sqrt(inverse.length));
  if (ofFirst === undefined || ofSecond === undefined) return {};
  return { breadRoot: blockDiagonal(ofFirst, ofSecond) };
}

function blockDiagonal(a: Float64Array, b: Float64Array): Float64Array {
  const [l, m] = [Math.sqrt(a.length), Math.sqrt(b.length)];
  const k = l + m;
  const out = new Float64Array(k * k);
  for (let i = 0; i < l; i++) out.set(a.subarray(i * l, (i + 1) * l), i * k);
  for (let i = 0; i < m; i++) out.set(b.subarray(i * m, (i + 1) * m), (l + i) * k + l);
  return out;
}

export function millsIsACombination(): EstimandError {
  return new EstimandError(
    "under-identified",
    "The inverse Mills ratio is an exact linear combination of the outcome equation's columns, so its coefficient cannot be " +
      "told from theirs: add to the selection equation a column that moves selection but not the outcome.",
  );
}
