import type { SelectionData } from "../diagnostics/independent-equations.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import { kernels } from "../linalg/kernels.ts";
import { surelyIndependent } from "../linalg/surely-independent.ts";
import { inverseMills } from "../special/normal.ts";
import { type SelectionCorrection, selectionCorrection } from "../moments/selection-correction.ts";

/**
 * The second step of the two-step estimator at the first step's γ; undefined where the Mills ratio is an exact combination
 * of the outcome's columns.
 */
export function secondStepOf(data: SelectionData, gamma: Float64Array): SelectionCorrection | undefined {
  const { rows, predictors, outcomes, weights } = data;
  const { selected } = outcomes;
  const [Z, X] = [predictors.selection.columns ?? [], predictors.outcome.columns ?? []];
  const index = predictors.selection.offset?.slice() ?? new Float64Array(rows);
  kernels.linear(Z, gamma, 0, 0, rows, index);
  const mills = index.map((s, i) => (selected[i] === 1 ? inverseMills(s) : 0));
  const W = [...X, mills];
  if (!surelyIndependent(W) && independentColumns(W, weights).dropped.length > 0) return undefined;
  const offset = predictors.outcome.offset;
  const y = outcomes.outcome.map((value, i) => (selected[i] === 1 ? value - (offset?.[i] ?? 0) : 0));
  return selectionCorrection({ X, y, Z, selected, index, mills, weights });
}
