import { backSolve, lowerInverse } from "../linalg/cholesky.ts";
import { combinedColumns } from "../linalg/combine-columns.ts";
import type { Columns } from "../linalg/kernels.ts";
import { identity, multiply, multiplyVector, sandwich, transpose } from "../linalg/matrix.ts";
import { triangularFactor } from "../linalg/qr.ts";
import { negativeInverseRoot } from "./information.ts";
import { likelihoodProblem } from "./likelihood-problem.ts";
import { type MaximizeOptions, type Maximum, maximize } from "./maximize.ts";
import type { LikelihoodProblem, PredictorData, ProblemData } from "./problem.ts";

/** How the problem over orthogonal columns is posed and searched, where it is no plain likelihood. */
export interface RotatedSearch<P extends string, Y extends string> {
  pose(data: ProblemData<P, Y>): LikelihoodProblem<P, Y>;
  search(problem: LikelihoodProblem<P, Y>, start: Float64Array, options: MaximizeOptions): Maximum;
}

/**
 * Maximises a likelihood over columns made orthogonal, and returns the maximum in the columns as they are. For designs
 * so nearly collinear that the Hessian, which squares their condition number, has no correct digits left. Takes one
 * copy of the design. `inverse` is (−H)⁻¹ and
 * `root` its root, from the orthogonal columns: inverting `hessian` would lose them.
 *
 * @param start in the parameters of the columns as they are
 */
export function rotatedMaximum<P extends string, Y extends string>(
  problem: LikelihoodProblem<P, Y>,
  options: MaximizeOptions = {},
  start: Float64Array = new Float64Array(problem.size),
  how: RotatedSearch<P, Y> = { pose: (data) => likelihoodProblem(problem.likelihood, data), search: maximize },
): Maximum {
  const { data, ranges, size } = problem;
  const rotation = new Float64Array(size * size);
  const predictors = { ...data.predictors } as Record<P, PredictorData>;
  for (const { name, start: first } of ranges) {
    const { columns, offset } = data.predictors[name];
    const block = columns === undefined ? Float64Array.of(1) : orthogonalizer(columns, data.weights);
    const k = columns?.length ?? 1;
    for (let i = 0; i < k; i++) rotation.set(block.subarray(i * k, (i + 1) * k), (first + i) * size + first);
    if (columns !== undefined) predictors[name] = { columns: combinedColumns(columns, block), offset };
  }
  const turned = backSolve(transpose(rotation, size, size), size, start);
  const found = how.search(how.pose({ ...data, predictors }), turned, options);
  const point = multiplyVector(rotation, found.point);
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  problem.derivatives(point, gradient, hessian);
  const inner = negativeInverseRoot(found.hessian, size);
  if (inner === undefined) return { ...found, point, gradient, hessian };
  const root = multiply(rotation, size, size, inner, size);
  return { ...found, point, gradient, hessian, root, inverse: sandwich(root, identity(size), size) };
}

/** T, upper triangular, with X T orthonormal: (R D)⁻¹. */
function orthogonalizer(columns: Columns, weights: Float64Array | undefined): Float64Array {
  const k = columns.length;
  const { r, norms } = triangularFactor(columns, weights);
  const inverse = transpose(lowerInverse(transpose(r, k, k), k), k, k);
  return inverse.map((value, at) => value / norms[Math.floor(at / k)]!);
}
