import type { ClusterFacts, Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Grouping } from "./grouping.ts";
import { treatmentWarnings } from "./treatment-warnings.ts";

/** Number and sizes of clusters; G* after Carter, Schnepel and Steigerwald (2017), with sizes only. */
export function clusterFacts(column: string, { count, sizes }: Grouping): ClusterFacts {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  let sum = 0;
  let squares = 0;
  for (const size of sizes) {
    smallest = Math.min(smallest, size);
    largest = Math.max(largest, size);
    sum += size;
    squares += size * size;
  }
  return { column, clusters: count, smallest, largest, effective: (sum * sum) / squares };
}

/**
 * What a reader must know of standard errors clustered by this column: few or unequal clusters, clusters that are
 * single rows, 0/1 regressors and instruments that few clusters have. Throws "one-treated-cluster" for one that a single
 * cluster has.
 */
export function clusterWarnings(model: FittedModel, column: string, way: Grouping): Warning[] {
  const facts = clusterFacts(column, way);
  const warnings: Warning[] = [];
  if (facts.clusters < 30 || facts.effective < 20) warnings.push(fewClusters(facts));
  if (facts.clusters > 0.9 * model.frame.rows) warnings.push(clustersAreRows(facts, model.frame.rows));
  return [...warnings, ...treatmentWarnings(model, column, way)];
}

function fewClusters(facts: ClusterFacts): Warning {
  const unequal = facts.effective < 0.8 * facts.clusters;
  const worth = unequal ? `, unequal ones worth about ${facts.effective.toFixed(1)} of equal size` : "";
  return {
    code: "few-clusters",
    message:
      `"${facts.column}" makes ${facts.clusters} clusters${worth} (smallest ${facts.smallest}, largest ` +
      `${facts.largest} rows): standard errors clustered by so few are too small and tests reject too often.`,
    ...facts,
  };
}

function clustersAreRows(facts: ClusterFacts, rows: number): Warning {
  return {
    code: "clusters-are-rows",
    message:
      `"${facts.column}" has ${facts.clusters} clusters for ${rows} rows: nearly every row is its own cluster, so ` +
      `this covariance allows for no dependence. Is it the column you meant?`,
    ...facts,
    rows,
  };
}
