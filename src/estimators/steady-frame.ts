import { equationCollinearity } from "../diagnostics/equation-collinearity.ts";
import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { crossProducts } from "../linalg/cross-products.ts";
import { blockColumns } from "../inference/score-blocks.ts";
import { type Columns, kernels } from "../linalg/kernels.ts";
import { identity, multiplyVector, transpose } from "../linalg/matrix.ts";
import { scaledCholesky } from "../linalg/scaled-cholesky.ts";
import { surelyIndependent } from "../linalg/surely-independent.ts";
import { type SteadyEquation, steadyEquation, steadyReducedForm } from "./steady-equation.ts";
import { turnedModel } from "./turned-model.ts";

/** A frame whose columns lose no digits, and a model estimated on it in the columns as they were. */
export interface SteadyFrame {
  readonly frame: Frame;
  /** Of the columns as they were: "near-collinear". */
  readonly warnings: readonly Warning[];
  restored(model: FittedModel): FittedModel;
}

/**
 * The frame with the columns of every equation made orthogonal (endogenous columns less what the exogenous ones make of them), where
 * columns are nearly collinear, among them those far from 0 next to a constant: the moments of an estimate in steps square the
 * condition number of their columns, more than once. Else the frame itself. An estimate there has parameters z; those of the
 * columns as they were are θ = T z + t, their covariance T V T', and its root T C.
 */
export function steadyFrame(frame: Frame): SteadyFrame {
  if (!frame.equations.some(isIll)) return { frame, warnings: [], restored: (model) => model };
  return { ...orthogonalFrame(frame), warnings: frame.equations.flatMap(equationCollinearity) };
}

function isIll({ regressors, instruments }: Equation): boolean {
  return isIllConditioned([...regressors.columns, ...(instruments?.columns ?? [])]);
}

function isIllConditioned(columns: Columns): boolean {
  return !surelyIndependent(columns) && scaledCholesky(crossProducts(columns), columns.length) === undefined;
}

function orthogonalFrame(frame: Frame): Omit<SteadyFrame, "warnings"> {
  const [first] = frame.equations;
  const weights = frame.weights?.values;
  const changed = new Map<string, SteadyEquation>();
  const equations = frame.equations.map((equation, e) => {
    const form = e > 0 && first!.endogenous.includes(equation.role) ? changed.get(first!.role) : undefined;
    const steady = form === undefined ? steadyEquation(equation, weights) : steadyReducedForm(equation, form, weights);
    changed.set(equation.role, steady);
    return steady;
  });
  const steady: Frame = { ...frame, equations: equations.map(({ equation }) => equation) };
  return { frame: steady, restored: (model) => restoredModel(model, frame, equations) };
}

function restoredModel(model: FittedModel, frame: Frame, equations: readonly SteadyEquation[]): FittedModel {
  const k = model.theta.length;
  const [T, inverse] = [identity(k), identity(k)];
  const t = new Float64Array(k);
  for (const { equation, start, size } of model.predictors) {
    if (equation === undefined) continue;
    const { turn, back, shift } = equations[equation]!;
    for (let i = 0; i < size; i++) {
      T.set(turn.subarray(i * size, (i + 1) * size), (start + i) * k + start);
      inverse.set(back.subarray(i * size, (i + 1) * size), (start + i) * k + start);
    }
    t.set(shift, start);
  }
  const by = transpose(inverse, k, k);
  const { refit } = model;
  return {
    ...turnedModel(model, T),
    frame,
    theta: multiplyVector(T, model.theta).map((value, j) => value + t[j]!),
    scores: (start, rows, out) => writeScores(model, by, start, rows, out),
    ...(refit === undefined ? {} : { refit: (sample: Frame) => refitted(refit, orthogonalFrame(sample)) }),
  };
}

function refitted(refit: NonNullable<FittedModel["refit"]>, { frame, restored }: Omit<SteadyFrame, "warnings">) {
  const { model, converged } = refit(frame);
  return { model: restored(model), converged };
}

/** The rows' scores in the columns as they were: (T⁻¹)'s, by the rows of (T⁻¹)'. */
function writeScores(
  model: FittedModel,
  by: Float64Array,
  start: number,
  rows: number,
  out: readonly Float64Array[],
): void {
  const k = out.length;
  const there = blockColumns(k, rows);
  model.scores(start, rows, there);
  for (const [j, into] of out.entries()) kernels.linear(there, by, j * k, 0, rows, into.fill(0, 0, rows));
}
