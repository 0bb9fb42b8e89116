import { EstimandError } from "../errors.ts";
import type { ClusterFacts, Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Equation } from "../formula/frame-types.ts";
import type { Grouping } from "./grouping.ts";
import { type Treatment, treatedClusters } from "./treated-clusters.ts";

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
 * single rows, 0/1 regressors that few clusters have. Throws "one-treated-cluster" for a regressor that a single
 * cluster has.
 */
export function clusterWarnings(model: FittedModel, column: string, way: Grouping): Warning[] {
  const facts = clusterFacts(column, way);
  const warnings: Warning[] = [];
  if (facts.clusters < 30 || facts.effective < 20) warnings.push(fewClusters(facts));
  if (facts.clusters > 0.9 * model.frame.rows) warnings.push(clustersAreRows(facts, model.frame.rows));
  for (const equation of model.frame.equations) warnings.push(...treatmentWarnings(equation, column, way));
  return warnings;
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

function treatmentWarnings(equation: Equation, column: string, way: Grouping): Warning[] {
  const few = treatedClusters(equation, way).filter((treatment) => treatment.clusters < 6);
  const alone = few.filter((treatment) => treatment.clusters === 1);
  const levels = alone.filter((treatment) => treatment.oneOfSeveralLevels);
  const refused = alone.find((treatment) => !treatment.oneOfSeveralLevels);
  if (refused !== undefined) throw oneTreatedCluster(refused, column);
  const warnings = few.filter((treatment) => treatment.clusters > 1).map((one) => fewTreated(one, column, way.count));
  return levels.length > 0 ? [...warnings, levelsAreClusters(levels, column)] : warnings;
}

function oneTreatedCluster(treatment: Treatment, column: string): EstimandError {
  return new EstimandError(
    "one-treated-cluster",
    `"${treatment.name}" is ${treatment.value} in a single cluster of "${column}" and ${1 - treatment.value} in all ` +
      `others: its clustered standard error is not defined (the cluster's residuals sum to zero). Cluster by a finer ` +
      `column, or use inference for one treated group.`,
    { name: treatment.name, column },
  );
}

function fewTreated(treatment: Treatment, column: string, clusters: number): Warning {
  return {
    code: "few-treated-clusters",
    message:
      `"${treatment.name}" is ${treatment.value} in only ${treatment.clusters} of the ${clusters} clusters of ` +
      `"${column}": its clustered standard error is too small, often by far.`,
    name: treatment.name,
    value: treatment.value,
    column,
    treated: treatment.clusters,
    clusters,
  };
}

function levelsAreClusters(levels: readonly Treatment[], column: string): Warning {
  const names = levels.map((level) => level.name);
  return {
    code: "levels-are-clusters",
    message:
      `${names.join(", ")}: each of these levels lies in a single cluster of "${column}", so its own clustered ` +
      `standard error means nothing; the other coefficients are not affected.`,
    names,
    column,
  };
}
