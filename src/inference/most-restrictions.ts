import type { ClusterFacts } from "../fit/fit.ts";
import type { ChosenCovariance } from "../fit/model.ts";

/** What of a covariance says how many restrictions it allows. */
export type Clustered = Pick<ChosenCovariance, "label" | "facts" | "degreesOf">;

/**
 * How many restrictions a covariance can test at once: G - 1 where it is clustered by G clusters one way, since the clusters'
 * scores sum to zero at the estimate; beyond that the statistic is made of rounding errors. Infinite for others; CR2 and CR3
 * have degrees of freedom of their own.
 */
export function mostRestrictions({ label, facts, degreesOf }: Clustered): number {
  const ways = (facts.clusters ?? []) as readonly ClusterFacts[];
  if (ways.length !== 1 || degreesOf !== undefined || !label.startsWith("cluster(")) return Number.POSITIVE_INFINITY;
  return ways[0]!.clusters - 1;
}

/** Why there is no test of so many restrictions. */
export function tooManyRestrictions(restrictions: number, most: number, what: string): string {
  return restrictions > most
    ? `Not computed: ${most + 1} clusters allow at most ${most} restriction${most === 1 ? "" : "s"}, and there are ${restrictions} ${what}.`
    : `Not computed: the covariance allows fewer restrictions than there are ${what}.`;
}
