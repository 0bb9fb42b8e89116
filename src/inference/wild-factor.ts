import type { FittedModel } from "../fit/model.ts";

/** Differences below it are rounding: a draw that repeats the sample has its statistic. */
export const rounding = 1e-9;

/** As in the clustered covariance, and N/(N-K) where every row is its own. */
export function smallFactor({ frame, theta, small }: FittedModel, groups: number): number {
  if (!small) return 1;
  return ((groups / (groups - 1)) * (frame.nobs - 1)) / (frame.nobs - theta.length);
}
