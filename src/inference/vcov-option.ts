import type { BootstrapSpec } from "./bootstrap-spec.ts";
import type { HacSpec } from "./hac-spec.ts";

/** How a cluster-robust covariance allows for few clusters. */
export type ClusterType = "CR1" | "CR2" | "CR3";

export interface ClusterOptions<Type extends ClusterType = ClusterType> {
  /**
   * "CR1" (default): one factor, G/(G-1) and the like. "CR2" and "CR3" (Bell and McCaffrey), for least squares and one
   * column: each cluster's residuals are freed of its own leverage, and every coefficient has its own (Satterthwaite)
   * degrees of freedom.
   */
  readonly type?: Type;
  /**
   * Several ways: each term with its own G/(G-1) (sandwich, statsmodels) in place of one factor by the fewest
   * clusters.
   */
  readonly perTerm?: boolean;
}

/** Clusters by column name, any number of ways. */
export interface ClusterSpec<Name extends string = string, Type extends ClusterType = ClusterType>
  extends ClusterOptions<Type> {
  readonly cluster: readonly Name[];
}

/**
 * `cluster("region")`, `cluster("firm", "year")`: a covariance that allows dependence within each group.
 * `cluster("region", { type: "CR2" })`: with few clusters.
 *
 * @example
 * ols("sales ~ rd + size", firms, { vcov: cluster("region", { type: "CR2" }) });
 *
 * Source: Liang and Zeger (1986); Cameron, Gelbach and Miller (2011); Bell and McCaffrey (2002).
 */
export function cluster<const Name extends string>(...columns: readonly [Name, ...Name[]]): ClusterSpec<Name, "CR1">;
export function cluster<const Name extends string, Type extends ClusterType = "CR1">(
  ...columnsAndOptions: readonly [Name, ...Name[], ClusterOptions<Type>]
): ClusterSpec<Name, Type>;
export function cluster(...given: readonly (string | ClusterOptions)[]): ClusterSpec {
  const last = given.at(-1);
  const columns = given.filter((one) => typeof one === "string");
  return typeof last === "object" ? { cluster: columns, ...last } : { cluster: columns };
}

/** The covariances there are. `Hc` and `Cr` leave out what a model has not: no leverages, no HC2, HC3, CR2, CR3. */
export type VcovOption<
  Name extends string = string,
  Hc extends string = "HC0" | "HC1" | "HC2" | "HC3",
  Cr extends ClusterType = ClusterType,
> = "iid" | "robust" | Hc | ClusterSpec<Name, Cr> | HacSpec<Name> | BootstrapSpec<Name>;

/** Also those that only some estimators have: "efficient" of GMM, "bekker" of LIML and Fuller's estimator. */
export type AnyVcov = VcovOption<string, "HC0" | "HC1" | "HC2" | "HC3" | "bekker" | "efficient">;
