import type { Combination } from "../moments/combination.ts";
import { dot, sandwich } from "../linalg/matrix.ts";
import type { ClusterFacts } from "../fit/fit.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import { clusterWay } from "../inference/cluster-way.ts";
import { countedK } from "../inference/counted-k.ts";
import type { IvEstimate, OwnCovariances } from "./iv-estimate.ts";

/**
 * The covariances of GMM that are no sandwich over the rows: (X'ZS⁻¹Z'X)⁻¹ with the S of the weights ("efficient"), and the
 * sandwich under independent errors of one variance ("iid").
 *
 * Source: Hansen (1982); Hayashi (2000), section 3.5.
 */
export function gmmCovariances({ frame, solution, space, gmm }: IvEstimate, small: boolean): OwnCovariances {
  const k = solution.coefficients.length;
  const { weight } = gmm!;
  const clusters = clusterNames(weight).map((column) => clusterWay({ frame }, column));
  const counted = countedK({ frame, theta: solution.coefficients }, clusters);
  const factor = small ? smallFactor(weight, frame.nobs, counted) : 1;
  const { root = solution.inverse, steadyRegressors = solution.regressors } = solution;
  const columns = steadyRegressors.map((regressor) => spaceCoordinates(regressor as Combination, space));
  const meat = Float64Array.from({ length: k * k }, (_, at) => dot(columns[Math.floor(at / k)]!, columns[at % k]!));
  const { distribution, df } = weight;
  return {
    inverseWritten: "(X'ZS⁻¹Z'X)⁻¹",
    unit: { values: sandwich(root, meat, k), formula: "B·X'ZS⁻¹Z'ZS⁻¹Z'X·B, B = (X'ZS⁻¹Z'X)⁻¹" },
    own: {
      efficient: {
        values: solution.inverse.map((value) => value * factor),
        formula: `(X'ZS⁻¹Z'X)⁻¹, S by ${weight.label}`,
        distribution: small ? "t" : distribution,
        df: small ? degreesOf(weight, frame.nobs - counted) : df,
        facts: weight.facts,
      },
    },
  };
}

/** Coordinates D L' c of Zc, in which inner products are those of the columns themselves. */
function spaceCoordinates({ coefficients }: Combination, { size, factor, lengths }: IvEstimate["space"]): Float64Array {
  return Float64Array.from({ length: size }, (_, j) => {
    let sum = 0;
    for (let i = j; i < size; i++) sum += factor[i * size + j]! * lengths[i]! * coefficients[i]!;
    return sum;
  });
}

function clustersOf({ facts }: ChosenCovariance): readonly ClusterFacts[] {
  return (facts.clusters ?? []) as readonly ClusterFacts[];
}

const clusterNames = (weight: ChosenCovariance): readonly string[] => clustersOf(weight).map(({ column }) => column);

function fewestClusters(weight: ChosenCovariance): number | undefined {
  const ways = clustersOf(weight);
  return ways.length === 0 ? undefined : Math.min(...ways.map((way) => way.clusters));
}

/** N/(N-K), or G/(G-1)·(N-1)/(N-K) under clusters. */
function smallFactor(weight: ChosenCovariance, nobs: number, k: number): number {
  const groups = fewestClusters(weight);
  return groups === undefined ? nobs / (nobs - k) : ((groups / (groups - 1)) * (nobs - 1)) / (nobs - k);
}

function degreesOf(weight: ChosenCovariance, otherwise: number): number {
  const groups = fewestClusters(weight);
  return groups === undefined ? otherwise : groups - 1;
}
