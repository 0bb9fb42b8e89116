import { EstimandError } from "../errors.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { identity } from "../linalg/matrix.ts";
import { adjustedClusters, type LeveragePower } from "./adjusted-clusters.ts";
import { clusterColumns } from "./cluster-columns.ts";
import { clusterFacts, clusterWarnings } from "./cluster-warnings.ts";
import { clusterWay } from "./cluster-way.ts";
import { isRegression } from "./is-regression.ts";
import { crossingEffect } from "./crossing-effect.ts";
import { hotellingDegrees } from "./hotelling-degrees.ts";
import { sandwichFormula } from "./sandwich-formula.ts";
import type { ClusterSpec } from "./vcov-option.ts";
import { whyNoLeverages } from "./why-no-leverages.ts";

/** The covariances that free each cluster's residuals of its leverage. */
export type BellMcCaffreyType = "CR2" | "CR3";

const kinds: Readonly<Record<BellMcCaffreyType, { readonly power: LeveragePower; readonly meat: string }>> = {
  CR2: { power: 0.5, meat: "Σ X_g'(I-H_g)^(-1/2)e_ge_g'(I-H_g)^(-1/2)X_g" },
  CR3: { power: 1, meat: "Σ X_g'(I-H_g)⁻¹e_ge_g'(I-H_g)⁻¹X_g" },
};

/**
 * The cluster-robust covariances of Bell and McCaffrey for few clusters: CR2, unbiased where errors are independent and
 * of one variance, and CR3, close to the jackknife. No further factor. Every coefficient has its own Satterthwaite
 * degrees of freedom; `df` is the smallest of them. Weights are taken as precisions: rows by √w. Absorbed effects must lie
 * within the clusters: then all is as with their dummies.
 *
 * @throws EstimandError "undefined-covariance" for other models than least squares, and effects that cross clusters; "bad-option" for several columns;
 *   "one-cluster", "one-treated-cluster", "unknown-column"
 *
 * Source: Bell and McCaffrey (2002), Survey Methodology 28, 169-181; Pustejovsky and Tipton (2018), JBES 36, 672-683.
 */
export function bellMcCaffrey(model: FittedModel, spec: ClusterSpec, type: BellMcCaffreyType): ChosenCovariance {
  if (!isRegression(model)) throw notDefined(type, model);
  const [column, ...others] = clusterColumns(spec) as [string, ...string[]];
  if (others.length > 0) throw severalColumns(type);
  const way = clusterWay(model, column);
  if (crossingEffect(model.frame, way) !== undefined) throw notDefined(type, model);
  const { power, meat } = kinds[type];
  const clusters = adjustedClusters(model, way, power);
  const k = model.theta.length;
  const unit = identity(k);
  const degrees = model.names.map((_, j) => hotellingDegrees(clusters, unit.subarray(j * k, (j + 1) * k), 1));
  return {
    values: clusters.covariance,
    label: `cluster(${column}), ${type}`,
    formula: sandwichFormula(model, meat, undefined),
    distribution: "t",
    df: Math.min(...degrees.filter((df) => !Number.isNaN(df))),
    warnings: clusterWarnings(model, column, way),
    facts: {
      clusters: [clusterFacts(column, way)],
      clusterType: type,
      dfByCoefficient: Object.fromEntries(model.names.map((name, j) => [name, degrees[j]!])),
    },
    degreesOf: (restrictions, q) => hotellingDegrees(clusters, restrictions, q),
  };
}

function notDefined(type: string, model: FittedModel): EstimandError {
  const { absorbed } = model.frame;
  const nested = "They are known where each level of the absorbed effects lies in one cluster";
  const why = absorbed === undefined ? "only least squares has them" : `${whyNoLeverages(model)}. ${nested}`;
  return new EstimandError(
    "undefined-covariance",
    `${type} needs the leverages of clusters, and ${why}. Leave the type out (CR1), or use a bootstrap.`,
    { option: type },
  );
}

function severalColumns(type: string): EstimandError {
  return new EstimandError(
    "bad-option",
    `${type} is defined for clusters by one column: name one, or leave the type out (CR1) for several.`,
    { option: "type", value: type },
  );
}
