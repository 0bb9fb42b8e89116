import { independentColumns } from "../linalg/independent-columns.ts";
import { kernels } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { inverseMills } from "../special/normal.ts";
import type { SelectionData } from "./independent-equations.ts";
import { thinnedData } from "./thinned-data.ts";

/** How nearly the inverse Mills ratio is a linear combination of the outcome equation's columns. */
export interface MillsCollinearity {
  /** Of the regression of the Mills ratio on the columns, around its mean. */
  readonly r2: number;
  /** Scaled condition number of the columns with the Mills ratio; Infinity where it is an exact combination of them. */
  readonly condition: number;
  /** That of the columns alone. */
  readonly conditionWithout: number;
}

/**
 * Where the index of selection varies little, or by the outcome's own columns only, the Mills ratio is nearly a straight
 * line in them, and selection cannot be told from the outcome equation. Computed in the selected rows; above 20 000 rows in
 * every m-th.
 *
 * Source: Leung and Yu (1996), Journal of Econometrics 72, 197-229; Puhani (2000).
 */
export function millsCollinearity(data: SelectionData, gamma: Float64Array): MillsCollinearity {
  const part = thinnedData(data) ?? data;
  const columns = part.predictors.outcome.columns ?? [];
  const { mills, count, total } = millsWhereSelected(part, gamma);
  const mean = total / count;
  let squares = 0;
  for (let i = 0; i < part.rows; i++) if (part.outcomes.selected[i] === 1) squares += (mills[i]! - mean) ** 2;
  const { rss, condition: conditionWithout } = leastSquares(columns, mills);
  const { conditionNumber, dropped } = independentColumns([...columns, mills]);
  return {
    r2: squares > 0 ? 1 - rss / squares : 1,
    condition: dropped.length > 0 ? Number.POSITIVE_INFINITY : conditionNumber,
    conditionWithout,
  };
}

/** The Mills ratio at z'γ, 0 where not selected. */
function millsWhereSelected(
  { rows, predictors, outcomes }: SelectionData,
  gamma: Float64Array,
): { readonly mills: Float64Array; readonly count: number; readonly total: number } {
  const { columns = [], offset } = predictors.selection;
  const mills = offset === undefined ? new Float64Array(rows) : Float64Array.from(offset);
  kernels.linear(columns, gamma, 0, 0, rows, mills);
  let count = 0;
  let total = 0;
  for (let i = 0; i < rows; i++) {
    mills[i] = outcomes.selected[i] === 1 ? inverseMills(mills[i]!) : 0;
    count += outcomes.selected[i]!;
    total += mills[i]!;
  }
  return { mills, count, total };
}
