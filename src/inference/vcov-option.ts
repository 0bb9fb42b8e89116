/** Clusters by column name, any number of ways. */
export interface ClusterSpec<Name extends string = string> {
  readonly cluster: readonly Name[];
  /**
   * Several ways: each term with its own G/(G-1) (sandwich, statsmodels) in place of one factor by the fewest
   * clusters.
   */
  readonly perTerm?: boolean;
}

/** `cluster("region")`, `cluster("firm", "year")`: a covariance that allows dependence within each group. */
export function cluster<const Name extends string>(...columns: readonly [Name, ...Name[]]): ClusterSpec<Name> {
  return { cluster: columns };
}

export type VcovOption<Name extends string = string, Hc extends string = "HC0" | "HC1" | "HC2" | "HC3"> =
  | "iid"
  | "robust"
  | Hc
  | ClusterSpec<Name>;
