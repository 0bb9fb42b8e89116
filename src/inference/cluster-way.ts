import { EstimandError } from "../errors.ts";
import type { FittedModel } from "../fit/model.ts";
import { clusterCodes } from "../formula/cluster-codes.ts";
import { type Grouping, grouping } from "./grouping.ts";

/**
 * The clusters that a column makes of the rows in use.
 *
 * @throws EstimandError "one-cluster", "unknown-column", "bad-option"
 */
export function clusterWay(model: Pick<FittedModel, "frame">, column: string): Grouping {
  const { codes, groups } = clusterCodes(model.frame, column);
  const way = grouping(codes, groups);
  if (way.count >= 2) return way;
  throw new EstimandError(
    "one-cluster",
    `The cluster column "${column}" has the same value in every row in use: dependence between clusters cannot be ` +
      `told from dependence within. Name a column with at least two (better thirty) clusters.`,
    { column, clusters: way.count },
  );
}
