import type { Table } from "../../data/table.ts";
import type { Fit } from "../../fit/fit.ts";
import { type CountedRows, expectedTotals, type ExpectedTotals } from "./expected-totals.ts";

/** An outcome of firms that a fit predicts: "probability" of a probit sums to a number of firms. */
export interface PredictedOutcome {
  readonly fit: Fit;
  readonly type: string;
}

/** It with what is expected of firms as they are, from which changes are counted. */
export interface OutcomeBefore extends PredictedOutcome {
  readonly from: ExpectedTotals;
}

/** What is expected of firms as they are. */
export function outcomeBefore(outcome: PredictedOutcome, firms: Table, counted: CountedRows): OutcomeBefore {
  return { ...outcome, from: expectedTotals(outcome.fit, outcome.type, firms, counted) };
}
