import type { NewtonOptions } from "../optimize/newton.ts";
import { changedData } from "../likelihood/changed-data.ts";
import type { PredictorData, ProblemData } from "../likelihood/problem.ts";
import { independentColumns } from "../linalg/independent-columns.ts";

/** Up to this many rows a diagnosis looks at all of them; else at about `part` rows. */
export const whole = 20_000;
const part = 5_000;

/** A search in a part of the data gives a start: its last digits would be in vain. */
export const nearEnough: NewtonOptions = { maxIterations: 12, tolerance: 1e-2, polishing: 0 };

/**
 * Every m-th row of data of more than 20 000 rows, so that about 5 000 (or as many as are asked for) remain: enough for a
 * diagnosis or a start. Undefined for less data, or where columns that differ in all rows are collinear in these.
 *
 * @param most up to so many rows data are left alone
 */
export function thinnedData<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  wanted: number = part,
  most: number = whole,
): ProblemData<P, Y> | undefined {
  if (data.rows <= Math.max(most, wanted)) return undefined;
  const stride = Math.ceil(data.rows / wanted);
  const rows = Math.floor(data.rows / stride);
  const thin = (column: Float64Array): Float64Array => {
    const out = new Float64Array(rows);
    for (let i = 0; i < rows; i++) out[i] = column[i * stride]!;
    return out;
  };
  const thinPredictor = ({ columns, offset }: PredictorData): PredictorData => ({
    columns: columns?.map(thin),
    offset: offset && thin(offset),
  });
  const thinned = changedData(data, rows, thinPredictor, thin);
  return isRegular(thinned) ? thinned : undefined;
}

function isRegular({ predictors }: ProblemData<string, string>): boolean {
  return Object.values(predictors).every(({ columns = [] }) => independentColumns(columns).dropped.length === 0);
}
