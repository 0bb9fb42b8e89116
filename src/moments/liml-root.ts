import { cholesky } from "../linalg/cholesky.ts";
import { dot } from "../linalg/matrix.ts";
import { smallestEigenvalue } from "../linalg/relative-eigen.ts";
import { coordinatesOf, type InstrumentSpace } from "./instrument-space.ts";
import type { LinearProblem } from "./linear-problem.ts";
import type { TwoStage } from "./two-stage.ts";

/**
 * λ - 1 for LIML's λ, the smallest root of |Y'M₁Y - λY'M_Z Y| = 0 with Y = [y, endogenous columns]: the least variance ratio. The
 * residual of two-stage least squares stands for y, which changes no root; 0 when the model is just identified.
 *
 * Source: Anderson and Rubin (1949); Davidson and MacKinnon (1993), section 18.5.
 */
export function limlRoot(problem: LinearProblem, space: InstrumentSpace, { moments }: TwoStage): number {
  if (problem.excluded === problem.endogenous) return 0;
  const size = problem.endogenous + 1;
  const error = coordinatesOf(space, moments.withColumns[0]!.slice(0, space.size));
  const explained = [error, ...space.coordinates.slice(space.size, -1)].map((c) => c.subarray(problem.exogenous));
  const unexplained = Float64Array.from(moments.among);
  unexplained[0] = unexplained[0]! - dot(error, error);
  const scale = Float64Array.from({ length: size }, (_, j) => Math.sqrt(unexplained[j * (size + 1)]!));
  const factor = cholesky(
    unexplained.map((value, at) => value / (scale[Math.floor(at / size)]! * scale[at % size]!)),
    size,
  );
  if (factor === undefined) return 0;
  return smallestEigenvalue(factor, size, (i, j) => dot(explained[i]!, explained[j]!) / (scale[i]! * scale[j]!));
}
