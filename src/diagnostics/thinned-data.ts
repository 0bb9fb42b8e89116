import type { PredictorData } from "../likelihood/problem.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { SelectionData } from "./independent-equations.ts";

/** Up to this many rows a search over a grid looks at all of them. */
const enough = 20_000;

/**
 * Every m-th row of the data, so that about 20 000 remain: enough for a diagnosis. Undefined where there are no more than
 * that, or where columns that differ in all rows are collinear in these.
 */
export function thinnedData(data: SelectionData): SelectionData | undefined {
  if (data.rows <= enough) return undefined;
  const stride = Math.ceil(data.rows / enough);
  const rows = Math.floor(data.rows / stride);
  const thin = (column: Float64Array): Float64Array => Float64Array.from({ length: rows }, (_, i) => column[i * stride]!);
  const thinPredictor = ({ columns, offset }: PredictorData): PredictorData => ({
    columns: columns?.map(thin),
    offset: offset === undefined ? undefined : thin(offset),
  });
  const { selection, outcome, lnSigma, atanhRho } = data.predictors;
  const thinned: SelectionData = {
    rows,
    predictors: { selection: thinPredictor(selection), outcome: thinPredictor(outcome), lnSigma, atanhRho },
    outcomes: { selected: thin(data.outcomes.selected), outcome: thin(data.outcomes.outcome) },
    weights: data.weights === undefined ? undefined : thin(data.weights),
  };
  return isRegular(thinned) ? thinned : undefined;
}

function isRegular({ predictors }: SelectionData): boolean {
  return [predictors.selection, predictors.outcome].every(
    ({ columns = [] }) => independentColumns(columns).dropped.length === 0,
  );
}
