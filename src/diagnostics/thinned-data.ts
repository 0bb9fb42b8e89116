import type { NewtonOptions } from "../optimize/newton.ts";
import type { PredictorData } from "../likelihood/problem.ts";
import { independentColumns } from "../linalg/independent-columns.ts";
import type { SelectionData } from "./independent-equations.ts";

/** Up to this many rows a diagnosis looks at all of them; else at about `part` rows. */
const whole = 20_000;
const part = 5_000;

/** A search in a part of the data gives a start: its last digits would be in vain. */
export const nearEnough: NewtonOptions = { maxIterations: 12, tolerance: 1e-2, polishing: 0 };

/**
 * Every m-th row of data of more than 20 000 rows, so that about 5 000 (or as many as are asked for) remain: enough for a
 * diagnosis or a start. Undefined for less data, or where columns that differ in all rows are collinear in these.
 */
export function thinnedData(data: SelectionData, wanted: number = part): SelectionData | undefined {
  if (data.rows <= Math.max(whole, wanted)) return undefined;
  const stride = Math.ceil(data.rows / wanted);
  const rows = Math.floor(data.rows / stride);
  const thin = (column: Float64Array): Float64Array => {
    const out = new Float64Array(rows);
    for (let i = 0; i < rows; i++) out[i] = column[i * stride]!;
    return out;
  };
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
