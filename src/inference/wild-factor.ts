import type { FittedModel } from "../fit/model.ts";
import { countedK } from "./counted-k.ts";
import type { Grouping } from "./grouping.ts";

/** Differences below it are rounding: a draw that repeats the sample has its statistic. */
export const rounding = 1e-9;

/** As in the clustered covariance, and N/(N-K) where every row is its own. */
export function smallFactor(model: FittedModel, way: Grouping): number {
  if (!model.small) return 1;
  const { nobs } = model.frame;
  return ((way.count / (way.count - 1)) * (nobs - 1)) / (nobs - countedK(model, [way]));
}
