import { inverseMills, normalLogCdf } from "../special/normal.ts";
import {
  instrumentedPredictors,
  ReducedFormErrors,
  type ReducedFormNames,
  type RowPoint,
} from "./instrumented-likelihood.ts";
import type { Likelihood } from "./likelihood.ts";
import { RowFunction } from "./row-function.ts";
import { RowSum } from "./row-sum.ts";

/** What the outcome's part of a row's log-likelihood is made of: the columns' errors e are computed, their density added. */
export interface InstrumentedRow<P extends string> extends RowPoint {
  readonly outcome: Readonly<Record<string, Float64Array>>;
  readonly errors: ReducedFormErrors;
  /** To be written: the outcome's index or error, then turned by `errors.condition`. */
  readonly t: RowFunction;
  readonly sum: RowSum<P>;
}

/**
 * The log-likelihood of an outcome and its endogenous columns, row by row: the columns' normal density, and what `add` makes of the
 * outcome given their errors.
 *
 * @param own predictors of the outcome, before those of the columns
 * @param outcomes of the outcome, before the columns under the names of their means
 * @param located predictors of the outcome that are in its units
 */
export function instrumentedRows<P extends string>(
  own: readonly P[],
  outcomes: readonly string[],
  forms: readonly ReducedFormNames<P>[],
  add: (at: InstrumentedRow<P>) => void,
  located: Readonly<Record<string, readonly string[]>> = {},
): Likelihood<P, string> {
  const predictors = instrumentedPredictors(own, forms);
  const errors = new ReducedFormErrors(predictors, forms);
  const t = new RowFunction(predictors.length);
  return {
    predictors,
    outcomes: [...outcomes, ...forms.map(({ mean }) => mean)],
    located: { ...located, ...Object.fromEntries(forms.map(({ mean }) => [mean, [mean]])) },
    rows({ rows, eta, outcome }, out) {
      const sum = new RowSum(predictors, out, rows);
      const endogenous = forms.map(({ mean }) => outcome[mean]!);
      const at = { row: 0, eta: predictors.map((name) => eta[name]), endogenous, outcome, errors, t, sum };
      for (; at.row < rows; at.row++) {
        errors.add(at, sum);
        add(at);
      }
    },
  };
}

/** Adds ln Φ(±t). */
export function addLogCdf<P extends string>(sum: RowSum<P>, row: number, t: RowFunction, sign: 1 | -1): void {
  const at = sign * t.value;
  const mills = inverseMills(at);
  sum.composite(row, t, normalLogCdf(at), sign * mills, -mills * (at + mills));
}
