/** Where a bootstrap stands: called after each replication. */
export interface BootstrapProgress {
  readonly done: number;
  readonly replications: number;
  /** Replications without an estimate so far. */
  readonly failed: number;
}

export interface BootstrapOptions<Name extends string = string> {
  /** Default 999. */
  readonly replications?: number;
  /** A whole number: the same seed draws the same samples on every runtime. */
  readonly seed: number;
  /** "pairs" (default): rows are drawn; "cluster" (default where `cluster` is given): whole clusters are. */
  readonly kind?: "pairs" | "cluster";
  /** The column whose clusters are drawn. */
  readonly cluster?: Name;
  readonly onProgress?: (at: BootstrapProgress) => void;
}

/** A covariance from estimates on resamples. */
export interface BootstrapSpec<Name extends string = string> {
  readonly bootstrap: BootstrapOptions<Name>;
}

/**
 * The covariance of the estimates over samples drawn with replacement from the rows, or from whole clusters. Each sample
 * is estimated anew from the estimate on; samples on which that fails are counted and told, never replaced.
 *
 * @example
 * withVcov(fit, bootstrap({ replications: 999, seed: 7, cluster: "region" }));
 *
 * Source: Efron (1979); Cameron, Gelbach and Miller (2008), section 3 (pairs cluster).
 */
export function bootstrap<const Name extends string = never>(options: BootstrapOptions<Name>): BootstrapSpec<Name> {
  return { bootstrap: options };
}
