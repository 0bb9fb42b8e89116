import type { FittedModel } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { multiplyVector, transpose } from "../linalg/matrix.ts";
import { clusterScores } from "./cluster-scores.ts";
import type { Grouping } from "./grouping.ts";
import { breadRoot } from "./steady-model.ts";

/** The clusters of a least-squares fit in the coordinates z = C'x in which X'WX = I, with (X'WX)⁻¹ = CC'. */
export interface ClusterCoordinates {
  /** C, upper triangular. */
  readonly root: Float64Array;
  /** Z_g'We_g, cluster after cluster, k numbers each. */
  readonly scores: Float64Array;
  /** Z_g'WZ_gρ, cluster after cluster, for one direction ρ: no k × k matrix is formed. */
  leverageTimes(rho: Float64Array): Float64Array;
}

export function clusterCoordinates(model: FittedModel, way: Grouping): ClusterCoordinates {
  const k = model.theta.length;
  const root = breadRoot(model)!;
  const rootTransposed = transpose(root, k, k);
  const inCoordinates = (sums: readonly Float64Array[]): Float64Array => {
    const out = new Float64Array(way.count * k);
    for (let g = 0; g < way.count; g++) {
      const column = Float64Array.from(sums, (sum) => sum[g]!);
      out.set(multiplyVector(rootTransposed, column), g * k);
    }
    return out;
  };
  return {
    root,
    scores: inCoordinates(clusterScores(model, way)),
    leverageTimes: (rho) => {
      const { rows, equations, weights } = model.frame;
      const { columns } = equations[0]!.regressors;
      const along = new Float64Array(rows);
      kernels.linear(columns, multiplyVector(root, rho), 0, 0, rows, along);
      const sums = columns.map(() => new Float64Array(way.count));
      columns.forEach((column, j) => {
        for (let i = 0; i < rows; i++) {
          sums[j]![way.codes[i]!]! += column[i]! * along[i]! * (weights?.values[i] ?? 1);
        }
      });
      return inCoordinates(sums);
    },
  };
}
