import type { SelectionData } from "../diagnostics/independent-equations.ts";
import type { FirstEstimate } from "../diagnostics/instrumental-estimate.ts";
import { checkIdentified } from "../diagnostics/rank-condition.ts";
import type { Frame } from "../formula/frame-types.ts";
import { crossProductsBetween } from "../linalg/cross-products.ts";
import { areIndependent } from "../linalg/are-independent.ts";
import { evaluated } from "../moments/combination.ts";
import { instrumentSpace } from "../moments/instrument-space.ts";
import { instrumentsOf, linearProblem, regressorsOf } from "../moments/linear-problem.ts";
import type { Regressor } from "../moments/regression.ts";
import { corrected, type SelectionCorrection } from "../moments/selection-correction.ts";
import { twoStage } from "../moments/two-stage.ts";
import { checkFormErrors } from "./instrumented-sample.ts";
import { selectedRows } from "./second-step.ts";

/**
 * Two-stage least squares of the outcome's equation, the Mills ratio among its regressors and its instruments; undefined where
 * the ratio is an exact combination of the instruments.
 *
 * @param equation position of the outcome's in the frame
 * @param mills, y as long as the frame; 0 in rows that do not count
 * @throws EstimandError "under-identified", "collinear-columns"
 */
export function twoStageWithMills(
  frame: Frame,
  equation: number,
  { mills, y }: { readonly mills: Float64Array; readonly y: Float64Array },
): FirstEstimate | undefined {
  const outcome = frame.equations[equation]!;
  const regressors = {
    ...outcome.regressors,
    names: [...outcome.regressors.names, "lambda"],
    columns: [...outcome.regressors.columns, mills],
  };
  const single = { ...frame, equations: [{ ...outcome, regressors, outcome: y, offset: undefined }] };
  const problem = linearProblem(single);
  const Z = instrumentsOf(problem);
  if (!areIndependent(Z, problem.weights)) return undefined;
  const space = instrumentSpace(problem);
  checkIdentified(problem, space);
  const estimate = { frame: single, problem, space, twoStage: twoStage(problem, space) };
  checkFormErrors(outcome.endogenous, estimate);
  return estimate;
}

/**
 * The second step where columns of the outcome's equation are endogenous: W are its columns projected on the exogenous ones, the
 * instruments and the Mills ratio, which is therefore also a part of the projections.
 */
export function ivHeckmanSecondStep(
  frame: Frame,
  data: SelectionData,
  gamma: Float64Array,
): SelectionCorrection | undefined {
  const rows = selectedRows(data, gamma);
  const estimate = twoStageWithMills(frame, 1, rows);
  if (estimate === undefined) return undefined;
  const { problem, space, twoStage: solution } = estimate;
  const written = (regressor: Regressor): Float64Array =>
    regressor instanceof Float64Array ? regressor : evaluated(regressor, data.rows);
  const residuals = written(solution.residual);
  const ratio = problem.exogenous - 1;
  const millsInW = Float64Array.from(problem.regressors, (position) =>
    position < space.size ? Number(position === ratio) : solution.projections[position - space.size]![ratio]!,
  );
  const step = {
    coefficients: solution.coefficients,
    W: solution.regressors.map(written),
    residuals,
    inverse: solution.inverse,
    millsInW,
    ownProducts: crossProductsBetween(regressorsOf(problem), [residuals], problem.weights),
    ...(solution.root === undefined ? {} : { root: solution.root }),
  };
  return corrected(rows, step, solution.rss);
}
