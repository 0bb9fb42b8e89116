import { type Combination, evaluate } from "./combination.ts";

/** A regressor as stored, or as a combination of stored columns (a projection on the instruments). */
export type Regressor = Float64Array | Combination;

/** A least-squares regression by what covariances need of it: regressors, residual, weights. */
export interface Regression {
  readonly regressors: readonly Regressor[];
  readonly residual: Combination;
  readonly weights: Float64Array | undefined;
}

/** Writes wᵢeᵢxᵢ for rows `start` to before `start + rows`: `out[j][i]` for regressor j. */
export function regressionScores(
  { regressors, residual, weights }: Regression,
  start: number,
  rows: number,
  out: readonly Float64Array[],
): void {
  const errors = new Float64Array(rows);
  evaluate(residual, start, rows, errors);
  if (weights !== undefined) for (let i = 0; i < rows; i++) errors[i]! *= weights[start + i]!;
  regressors.forEach((regressor, j) => {
    const column = out[j]!;
    if (regressor instanceof Float64Array) {
      for (let i = 0; i < rows; i++) column[i] = regressor[start + i]! * errors[i]!;
    } else {
      evaluate(regressor, start, rows, column);
      for (let i = 0; i < rows; i++) column[i]! *= errors[i]!;
    }
  });
}
