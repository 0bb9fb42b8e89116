import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { combineColumns } from "../linalg/combine-columns.ts";
import { kernels, mirror } from "../linalg/kernels.ts";
import { multiply, multiplyVector, sandwich, transpose } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { clusterScores } from "./cluster-scores.ts";
import type { Grouping } from "./grouping.ts";
import { rowsByGroup } from "./rows-by-group.ts";
import { breadRoot, inCoordinates } from "./steady-model.ts";

/** The power p of (I - H_g)⁻ᵖ by which a cluster's residuals are freed of its leverage: CR2 and CR3. */
export type LeveragePower = 0.5 | 1;

/**
 * The clusters of a least-squares fit in the coordinates z = C'x in which X'WX = I, with (X'WX)⁻¹ = CC'. There the
 * leverage of cluster g is the k × k matrix S_g = Z_g'Z_g (its eigenvalues other than 0 are those of H_g), and
 * Z_g'(I - H_g)⁻ᵖe_g is (I - S_g)⁻ᵖ times Z_g'e_g: nothing of the size of a cluster is ever formed.
 */
export interface AdjustedClusters {
  readonly k: number;
  readonly count: number;
  /** C, upper triangular. */
  readonly root: Float64Array;
  /** S_g, cluster after cluster. */
  leverage(group: number): Float64Array;
  /** (I - S_g)⁻ᵖ, 0 on directions that only this cluster tells (there its residuals are 0 too). */
  adjustment(group: number): Float64Array;
  /** C·Σ_g ũ_gũ_g'·C' with ũ_g = (I - S_g)⁻ᵖZ_g'e_g. */
  readonly covariance: SquareMatrix;
}

/** An eigenvalue of S_g nearer to 1 than this is 1: a direction in which the other clusters do not vary. */
const nearOne = 1e-10;

export function adjustedClusters(model: FittedModel, way: Grouping, power: LeveragePower): AdjustedClusters {
  const k = model.theta.length;
  const root = breadRoot(model)!;
  const leverages = clusterLeverages(model, way, root);
  const adjustments = new Float64Array(leverages.length);
  const scores = clusterScores(inCoordinates(model, root), way);
  const meat = new Float64Array(k * k);
  const part = (of: Float64Array, group: number): Float64Array => of.subarray(group * k * k, (group + 1) * k * k);
  for (let g = 0; g < way.count; g++) {
    part(adjustments, g).set(inversePower(part(leverages, g), k, power));
    const score = Float64Array.from(scores, (column) => column[g]!);
    const adjusted = multiplyVector(part(adjustments, g), score);
    for (let a = 0; a < k; a++) for (let b = 0; b < k; b++) meat[a * k + b]! += adjusted[a]! * adjusted[b]!;
  }
  return {
    k,
    count: way.count,
    root,
    leverage: (group) => part(leverages, group),
    adjustment: (group) => part(adjustments, group),
    covariance: sandwich(root, meat, k),
  };
}

/** Z_g'WZ_g by cluster, Z_g = X_gC. */
function clusterLeverages(model: FittedModel, way: Grouping, root: Float64Array): Float64Array {
  const k = model.theta.length;
  const { columns } = model.frame.equations[0]!.regressors;
  const weights = model.frame.weights?.values;
  const { rows, starts } = rowsByGroup(way);
  const largest = way.sizes.reduce((most, size) => Math.max(most, size), 0);
  const gathered = columns.map(() => new Float64Array(largest));
  const weight = weights && new Float64Array(largest);
  const out = new Float64Array(way.count * k * k);
  for (let g = 0; g < way.count; g++) {
    const members = rows.subarray(starts[g]!, starts[g + 1]!);
    columns.forEach((column, j) => {
      const into = gathered[j]!;
      for (let i = 0; i < members.length; i++) into[i] = column[members[i]!]!;
    });
    if (weight !== undefined) for (let i = 0; i < members.length; i++) weight[i] = weights![members[i]!]!;
    combineColumns(gathered, root, members.length);
    const products = out.subarray(g * k * k, (g + 1) * k * k);
    kernels.products(gathered, gathered, weight, 0, members.length, products, k, 0, 0);
    mirror(products, k);
  }
  return out;
}

/** (I - S)⁻ᵖ by eigenvalues. */
function inversePower(leverage: Float64Array, k: number, power: LeveragePower): Float64Array {
  const { values, vectors } = symmetricEigen(leverage, k);
  const scaled = vectors.map((value, at) => {
    const rest = 1 - values[at % k]!;
    return rest < nearOne ? 0 : value * rest ** -power;
  });
  return multiply(scaled, k, k, transpose(vectors, k, k), k);
}
