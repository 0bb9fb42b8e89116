import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Grouping } from "./grouping.ts";
import { type Treatment, treatedClusters } from "./treated-clusters.ts";

/** Clusters with a treatment, below which they are few. */
const enough = 6;

/**
 * What a reader must know of 0/1 regressors and instruments that few clusters have, or all but few: constant within clusters
 * or not, as a difference in differences. Levels of a category that vary within clusters are looked at only where they are
 * interacted, or lie in one cluster. Throws "one-treated-cluster" for a column that a single cluster has.
 *
 * Source: Conley and Taber (2011); MacKinnon and Webb (2017), Journal of Applied Econometrics 32, 233-254.
 */
export function treatmentWarnings(model: FittedModel, column: string, way: Grouping): Warning[] {
  return treatmentsOf(model.frame, column, way).flatMap((treatments) => {
    const few = treatments.filter(({ clusters }) => clusters < enough);
    const alone = few.filter(({ clusters }) => clusters === 1);
    const refused = alone.find(({ levelOf }) => levelOf === undefined);
    if (refused !== undefined) throw oneTreatedCluster(refused, column);
    const several = few.filter(
      ({ clusters, constant, levelOf }) => clusters > 1 && (constant || levelOf === undefined || levelOf.includes(":")),
    );
    const warnings = byTerm(several).map((together) => fewTreated(together, remedy(model), column, way.count));
    return alone.length > 0 ? [...warnings, levelsAreClusters(alone, column)] : warnings;
  });
}

/** By sample and cluster column: a fit asks for its covariance and for those of its auxiliary regressions. */
const known = new WeakMap<Frame, Map<string, readonly (readonly Treatment[])[]>>();

/** The treatments of each equation. */
function treatmentsOf(frame: Frame, column: string, way: Grouping): readonly (readonly Treatment[])[] {
  const byColumn = known.get(frame) ?? new Map<string, readonly (readonly Treatment[])[]>();
  const found = byColumn.get(column) ?? frame.equations.map((equation) => treatedClusters(frame, equation, way));
  known.set(frame, byColumn.set(column, found));
  return found;
}

/** Levels of one term that as many clusters have are told of together. */
function byTerm(treatments: readonly Treatment[]): Treatment[][] {
  const groups = new Map<string, Treatment[]>();
  for (const one of treatments) {
    const key = JSON.stringify([
      one.levelOf ?? one.name,
      one.levelOf === undefined,
      one.value,
      one.clusters,
      one.instrument,
    ]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function remedy({ family, frame }: FittedModel): string {
  if (family !== "least-squares") return "the wild cluster bootstrap of scores (scoreBootstrapTest)";
  const wild = "the wild cluster bootstrap (wildBootstrapTest)";
  const instrumented = frame.equations.some(({ instruments }) => instruments !== undefined);
  return instrumented ? wild : `${wild} and type "CR2" with its degrees of freedom`;
}

function oneTreatedCluster({ name, value, instrument }: Treatment, column: string): EstimandError {
  const where = `is ${value} in a single cluster of "${column}" and ${1 - value} throughout all others`;
  const why = `(the residuals where it is ${value} sum to zero)`;
  const remedies = "Cluster by a finer column, or use inference for one treated group.";
  return new EstimandError(
    "one-treated-cluster",
    instrument
      ? `The excluded instrument "${name}" ${where}: clustered by it neither standard errors nor the instrument's strength ` +
          `are defined ${why}. Leave the instrument out. ${remedies}`
      : `"${name}" ${where}: its clustered standard error is not defined ${why}. ${remedies}`,
    { name, column, ...(instrument ? { instrument } : {}) },
  );
}

function fewTreated(together: readonly Treatment[], remedies: string, column: string, clusters: number): Warning {
  const [{ value, clusters: treated, instrument }] = together as [Treatment];
  const name = together.map((one) => one.name).join(", ");
  const plural = together.length > 1;
  const what = instrument ? `The excluded instrument${plural ? "s" : ""} ${quoted(together)}` : quoted(together);
  const consequence = instrument
    ? `clustered standard errors are too small, and the first stage's F too large, often by far`
    : `${plural ? "their clustered standard errors are" : "its clustered standard error is"} too small, often by far`;
  return {
    code: "few-treated-clusters",
    message:
      `${what} ${plural ? "are" : "is"} ${value} in only ${treated} of the ${clusters} clusters of "${column}": ` +
      `${consequence}. Compare ${remedies}.`,
    name,
    value,
    column,
    treated,
    clusters,
    ...(instrument ? { instrument } : {}),
  };
}

const quoted = (treatments: readonly Treatment[]): string => treatments.map(({ name }) => `"${name}"`).join(", ");

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
