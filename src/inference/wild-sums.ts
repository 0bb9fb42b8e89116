import type { FittedModel } from "../fit/model.ts";
import { dot, multiplyVector, transpose } from "../linalg/matrix.ts";
import { clusterCoordinates } from "./cluster-coordinates.ts";
import type { Grouping } from "./grouping.ts";

/** Sums over the clusters for one direction ρ = L'r, in the coordinates z = L'x in which X'WX = I. */
export interface DirectionSums {
  /** Z_g'We_g and S_gρ, cluster after cluster, k numbers each. */
  readonly scores: Float64Array;
  readonly leverages: Float64Array;
  /** Of both, the products with ρ. */
  readonly scoreParts: Float64Array;
  readonly leverageParts: Float64Array;
  readonly rho: Float64Array;
}

/** n₀, n₁, s₀, s₁, s₂ of one draw: r'b* - r'b = n₀ + n₁d, and the squared scores sum to s₀ + 2s₁d + s₂d². */
export function drawSums(sums: DirectionSums, weights: Float64Array, k: number): readonly number[] {
  const { scores, leverages, scoreParts, leverageParts, rho } = sums;
  const moved = new Float64Array(k);
  const perD = new Float64Array(k);
  for (let g = 0; g < weights.length; g++) {
    for (let j = 0; j < k; j++) {
      moved[j]! += weights[g]! * scores[g * k + j]!;
      perD[j]! += weights[g]! * leverages[g * k + j]!;
    }
  }
  let [s0, s1, s2] = [0, 0, 0];
  for (let g = 0; g < weights.length; g++) {
    let x = weights[g]! * scoreParts[g]!;
    let y = weights[g]! * leverageParts[g]!;
    for (let j = 0; j < k; j++) {
      x -= leverages[g * k + j]! * moved[j]!;
      y -= leverages[g * k + j]! * perD[j]!;
    }
    s0 += x * x;
    s1 += x * y;
    s2 += y * y;
  }
  return [dot(rho, moved), dot(rho, perD), s0, s1, s2];
}

/** The sums for the direction of a restriction with these weights. */
export function directionSums(model: FittedModel, way: Grouping, weights: Float64Array): DirectionSums {
  const k = model.theta.length;
  const { root, scores, leverageTimes } = clusterCoordinates(model, way);
  const rho = multiplyVector(transpose(root, k, k), weights);
  const leverages = leverageTimes(rho);
  const parts = (of: Float64Array): Float64Array =>
    Float64Array.from({ length: way.count }, (_, g) => dot(rho, of.subarray(g * k, (g + 1) * k)));
  return { scores, leverages, scoreParts: parts(scores), leverageParts: parts(leverages), rho };
}
