import type { PredictorData } from "../likelihood/problem.ts";
import type { SelectionData } from "./independent-equations.ts";

/** Up to this many rows a search over a grid looks at all of them. */
const enough = 20_000;

/** Every m-th row of the data, so that about 20 000 remain; undefined where there are no more than that. */
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
  return {
    rows,
    predictors: { selection: thinPredictor(selection), outcome: thinPredictor(outcome), lnSigma, atanhRho },
    outcomes: { selected: thin(data.outcomes.selected), outcome: thin(data.outcomes.outcome) },
    weights: data.weights === undefined ? undefined : thin(data.weights),
  };
}
