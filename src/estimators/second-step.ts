import type { SelectionData } from "../diagnostics/independent-equations.ts";
import { areIndependent } from "../linalg/are-independent.ts";
import { kernels } from "../linalg/kernels.ts";
import { inverseMills } from "../special/normal.ts";
import { type SelectedRows, type SelectionCorrection, selectionCorrection } from "../moments/selection-correction.ts";

/**
 * The second step of the two-step estimator at the first step's γ; undefined where the Mills ratio is an exact combination
 * of the outcome's columns.
 */
export function secondStepOf(data: SelectionData, gamma: Float64Array): SelectionCorrection | undefined {
  const rows = selectedRows(data, gamma);
  const W = [...rows.X, rows.mills];
  if (!areIndependent(W, rows.weights)) return undefined;
  return selectionCorrection(rows);
}

/** What the second step reads, with the Mills ratio at γ. */
export function selectedRows(data: SelectionData, gamma: Float64Array): SelectedRows {
  const { rows, predictors, outcomes, weights } = data;
  const { selected } = outcomes;
  const [Z, X] = [predictors.selection.columns ?? [], predictors.outcome.columns ?? []];
  const index = predictors.selection.offset?.slice() ?? new Float64Array(rows);
  kernels.linear(Z, gamma, 0, 0, rows, index);
  const mills = index.map((s, i) => (selected[i] === 1 ? inverseMills(s) : 0));
  const offset = predictors.outcome.offset;
  const y = outcomes.outcome.map((value, i) => (selected[i] === 1 ? value - (offset?.[i] ?? 0) : 0));
  return { X, y, Z, selected, index, mills, weights };
}
