import { EstimandError } from "../errors.ts";
import type { VcovOption } from "./vcov-option.ts";

/**
 * The columns that a covariance clusters by, each once; none for the other kinds.
 *
 * @throws EstimandError "bad-option" for an object that is not as `cluster(...)` makes it
 */
export function clusterColumns(option: VcovOption | undefined): readonly string[] {
  if (typeof option !== "object" || option === null || !("cluster" in option)) return [];
  const columns: unknown = option.cluster;
  if (Array.isArray(columns) && columns.length > 0 && columns.every((name) => typeof name === "string")) {
    return [...new Set(columns as string[])];
  }
  throw new EstimandError(
    "bad-option",
    `vcov: ${JSON.stringify(option)} names no columns: write cluster("region"), or cluster("firm", "year") for several.`,
    { option: "vcov" },
  );
}
