import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel, SquareMatrix } from "../fit/model.ts";
import { clusterColumns } from "./cluster-columns.ts";
import { clusterMeats } from "./cluster-meat.ts";
import { clusterFacts, clusterWarnings } from "./cluster-warnings.ts";
import { clusterWay } from "./cluster-way.ts";
import { countedK } from "./counted-k.ts";
import { type Grouping, intersection } from "./grouping.ts";
import { presetOf } from "./presets.ts";
import { repairedSandwich, sandwichCovariance } from "./sandwich-covariance.ts";
import { sandwichFormula } from "./sandwich-formula.ts";
import { steadyModel, unitModel } from "./steady-model.ts";
import type { ClusterSpec } from "./vcov-option.ts";

/**
 * The cluster-robust covariance, any number of ways: B M B with M = Σ_g s_g s_g' by one column, and by inclusion and
 * exclusion over the intersections of several (Cameron, Gelbach and Miller 2011). Finite-sample factor G/(G-1), times
 * (N-1)/(N-K) for least squares; none for least squares with `small: false`, as in Stata. With several columns G is the
 * smallest of their numbers of clusters, for all terms alike, or each term's own number with `perTerm`. Least squares
 * use t with min G - 1 degrees of freedom.
 *
 * A several-way meat with negative eigenvalues is replaced by the nearest without (eigenvalues at 0, in coordinates in which
 * the bread is the identity: what comes of it does not depend on where columns have their zero) and a warning says so.
 *
 * Throws `EstimandError` "one-cluster", "one-treated-cluster", "unknown-column", "bad-option".
 */
export function clusteredCovariance(model: FittedModel, spec: ClusterSpec): ChosenCovariance {
  const columns = clusterColumns(spec);
  const ways = columns.map((column) => clusterWay(model, column));
  const warnings: Warning[] = ways.flatMap((way, i) => clusterWarnings(model, columns[i]!, way));
  const fewest = Math.min(...ways.map((way) => way.count));
  const terms = inclusionExclusion(ways);
  const plain = model.family === "least-squares" && !model.small;
  const preset = presetOf(model.like);
  const perTerm = spec.perTerm ?? preset.perTerm;
  const several = ways.length > 1;
  const singular = fewest <= model.theta.length;
  const steady = several || singular ? unitModel(model) : steadyModel(model);
  const degrees = degreesFactor(model, ways);
  const meat = combine(steady, terms, (term) => (plain ? 1 : degrees * groupFactor(perTerm ? term.count : fewest)));
  const { values, smallest } = several ? repairedSandwich(model, steady, meat) : sandwichCovariance(steady, meat);
  if (smallest !== undefined) warnings.push(notPositive(columns, smallest));
  const linear = model.family === "least-squares" && model.small;
  const distribution = linear ? preset.clusteredDistribution : "normal";
  return {
    values,
    label: `cluster(${columns.join(", ")})`,
    formula: sandwichFormula(
      model,
      "Σ s_g s_g'",
      plain ? undefined : factorWords(ways.length, scalesByDegrees(model), perTerm),
    ),
    distribution: distribution === "normal" ? "normal" : "t",
    df: { normal: null, "t(G-1)": fewest - 1, "t(N-K)": model.frame.nobs - countedK(model, ways) }[distribution],
    warnings,
    facts: {
      clusters: ways.map((way, i) => clusterFacts(columns[i]!, way)),
      ...(perTerm && ways.length > 1 ? { perTerm: true } : {}),
    },
  };
}

interface Term {
  readonly grouping: Grouping;
  readonly count: number;
  readonly sign: 1 | -1;
}

/** Every nonempty subset of the ways, with the sign of its meat. */
function inclusionExclusion(ways: readonly Grouping[]): Term[] {
  let terms: Term[] = [];
  for (const way of ways) {
    const crossed = terms.map((term): Term => {
      const both = intersection(term.grouping, way);
      return { grouping: both, count: both.count, sign: term.sign === 1 ? -1 : 1 };
    });
    terms = [...terms, { grouping: way, count: way.count, sign: 1 }, ...crossed];
  }
  return terms;
}

function combine(model: FittedModel, terms: readonly Term[], factor: (term: Term) => number): SquareMatrix {
  const k = model.theta.length;
  const meats = clusterMeats(
    model,
    terms.map((term) => term.grouping),
  );
  const meat = new Float64Array(k * k);
  terms.forEach((term, t) => {
    const scale = term.sign * factor(term);
    for (let i = 0; i < meat.length; i++) meat[i]! += scale * meats[t]![i]!;
  });
  return meat;
}

function degreesFactor(model: FittedModel, ways: readonly Grouping[]): number {
  return scalesByDegrees(model) ? (model.frame.nobs - 1) / (model.frame.nobs - countedK(model, ways)) : 1;
}

/** Whether the factor has (N-1)/(N-K) in it. */
function scalesByDegrees({ family, small, like }: FittedModel): boolean {
  return family === "least-squares" ? small : presetOf(like).clusteredLikelihood !== "G/(G-1)";
}

const groupFactor = (count: number): number => count / (count - 1);

function factorWords(ways: number, byDegrees: boolean, perTerm: boolean): string {
  const groups = ways > 1 && !perTerm ? "min G/(min G-1)" : "G/(G-1)";
  return `${groups}${byDegrees ? "·(N-1)/(N-K)" : ""}${ways > 1 && perTerm ? " for each term" : ""}`;
}

function notPositive(columns: readonly string[], smallest: number): Warning {
  return {
    code: "covariance-repaired",
    message:
      `The covariance clustered by ${columns.join(" and ")} was not positive semi-definite, which happens with few ` +
      `clusters in several ways; its negative eigenvalues were set to zero. Cluster by one column as a check.`,
    columns,
    smallestEigenvalue: smallest,
  };
}
