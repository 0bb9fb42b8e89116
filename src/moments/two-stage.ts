import { leastSquares } from "../linalg/least-squares.ts";
import { multiplyVector } from "../linalg/matrix.ts";
import { residual } from "./combination.ts";
import { type InstrumentSpace, coefficientsOf } from "./instrument-space.ts";
import type { InstrumentalSolution } from "./instrumental-solution.ts";
import { type LinearProblem, endogenousOf, instrumentsOf, regressorsOf } from "./linear-problem.ts";
import type { Regressor } from "./regression.ts";
import { type ResidualProducts, residualProducts } from "./residual-products.ts";

/** A two-stage least-squares estimate with what its covariances and tests are made of. */
export interface TwoStage extends InstrumentalSolution {
  /** The first stage: coefficients of each endogenous column on Z. */
  readonly projections: readonly Float64Array[];
  /** X̂: exogenous columns as they are, endogenous ones projected. */
  readonly regressors: readonly Regressor[];
  /** Of e, then of the first-stage residuals. */
  readonly moments: ResidualProducts;
}

/** A correction larger than this, relative to coefficient and standard error, calls for another pass over the data. */
const largeCorrection = 1e-8;
const mostPasses = 5;

/**
 * Two-stage least squares: b = (X'P_Z X)⁻¹X'P_Z y. One pass over the data gave the space of the instruments; the residuals
 * take a second, whose X̂'e corrects what rounding in the cross-products did to b. Another pass follows only when the
 * correction was large (nearly collinear columns).
 */
export function twoStage(problem: LinearProblem, space: InstrumentSpace): TwoStage {
  const instruments = instrumentsOf(problem);
  const endogenous = endogenousOf(problem);
  const columns = regressorsOf(problem);
  const projections = endogenous.map((_, j) => coefficientsOf(space, space.coordinates[space.size + j]!));
  const unexplained = endogenous.map((column, j) => residual(instruments, projections[j]!, column));
  const regressors = problem.regressors.map(
    (position, j): Regressor =>
      position < space.size ? columns[j]! : { columns: instruments, coefficients: projections[position - space.size]! },
  );
  const solution = leastSquares(
    problem.regressors.map((position) => space.coordinates[position]!),
    space.coordinates.at(-1)!,
  );
  const { inverse, root } = solution;
  let { coefficients } = solution;
  for (let pass = 1; ; pass++) {
    const before = residualProducts(problem, [residual(columns, coefficients, problem.outcome), ...unexplained]);
    const moved = projectedMoments(problem, space, projections, before.withColumns[0]!);
    const correction = multiplyVector(inverse, moved);
    coefficients = coefficients.map((value, j) => value + correction[j]!);
    if (pass < mostPasses && isLarge(correction, coefficients, inverse, before.among[0]!)) continue;
    const moments = shifted(before, correction, problem, space);
    const error = residual(columns, coefficients, problem.outcome);
    const rss = moments.among[0]!;
    const estimate = { coefficients, inverse, rss, projections, regressors, residual: error, moments };
    return root === undefined ? estimate : { ...estimate, root };
  }
}

/** X̂'We, from C'We. */
function projectedMoments(
  problem: LinearProblem,
  space: InstrumentSpace,
  projections: readonly Float64Array[],
  withColumns: Float64Array,
): Float64Array {
  return Float64Array.from(problem.regressors, (position) => {
    if (position < space.size) return withColumns[position]!;
    return projections[position - space.size]!.reduce((sum, weight, z) => sum + weight * withColumns[z]!, 0);
  });
}

function isLarge(correction: Float64Array, coefficients: Float64Array, inverse: Float64Array, rss: number): boolean {
  const size = coefficients.length;
  return correction.some((value, j) => {
    const deviation = Math.sqrt(inverse[j * size + j]! * rss);
    return Math.abs(value) > largeCorrection * (Math.abs(coefficients[j]!) + deviation);
  });
}

/** The moments of the residuals at b + δ from those at b: what is subtracted is small, so nothing cancels. */
export function shifted(
  { among, withColumns }: ResidualProducts,
  correction: Float64Array,
  { regressors }: LinearProblem,
  space: InstrumentSpace,
): ResidualProducts {
  const count = withColumns.length;
  const width = space.coordinates.length;
  const along = (moments: Float64Array): number =>
    regressors.reduce((sum, position, j) => sum + moments[position]! * correction[j]!, 0);
  const change = withColumns[0]!.map((_, c) => along(space.products.subarray(c * width, (c + 1) * width)));
  const after = Float64Array.from(among);
  after[0] = after[0]! - 2 * along(withColumns[0]!) + along(change);
  for (let v = 1; v < count; v++) {
    after[v] = after[v]! - along(withColumns[v]!);
    after[v * count] = after[v]!;
  }
  return {
    among: after,
    withColumns: [withColumns[0]!.map((value, c) => value - change[c]!), ...withColumns.slice(1)],
  };
}
