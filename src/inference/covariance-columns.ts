import { clusterColumns } from "./cluster-columns.ts";
import type { AnyVcov } from "./vcov-option.ts";

/**
 * The columns that a covariance reads, so that rows without them leave the sample: clusters, time, panel units.
 *
 * @throws EstimandError "bad-option" for an object that is not as `cluster(...)` makes it
 */
export function covarianceColumns(option: AnyVcov | undefined): readonly string[] {
  if (typeof option !== "object" || option === null) return [];
  if ("hac" in option) return named([option.hac?.time, option.hac?.panel]);
  if ("bootstrap" in option) return named([option.bootstrap?.cluster]);
  return clusterColumns(option);
}

const named = (columns: readonly unknown[]): string[] => columns.filter((name) => typeof name === "string");
