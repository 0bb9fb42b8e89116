import type { OwnCovariance } from "../fit/model.ts";
import { dot, sandwich } from "../linalg/matrix.ts";
import { coordinatesOf } from "../moments/instrument-space.ts";
import type { IvEstimate } from "./iv-estimate.ts";

/**
 * Bekker's covariance of LIML and Fuller's estimator, right where instruments are many: σ²A⁻¹[X̃'P_Z X̃ + (k-1)²X̃'MX̃]A⁻¹ with
 * A = X'(I - kM)X, M = I - P_Z and X̃ = X - e(e'X)/e'e. For independent errors of one variance without third moments.
 *
 * Source: Bekker (1994), Econometrica 62, 657-681; Hansen, Hausman and Newey (2008), Journal of Business and Economic
 * Statistics 26, 398-422, section 3.
 */
export function bekkerCovariance(estimate: IvEstimate, small: boolean): OwnCovariance {
  const { frame, problem, space, solution, twoStage, k = 1 } = estimate;
  const size = problem.regressors.length;
  const { rss } = solution;
  const withError = solution.moments.withColumns[0]!;
  const error = coordinatesOf(space, withError.slice(0, space.size));
  const explained = problem.regressors.map((position) => space.coordinates[position]!);
  const share = problem.regressors.map((position) => withError[position]! / rss);
  const errorSquares = dot(error, error);
  const withExplained = explained.map((column) => dot(column, error));
  const width = problem.endogenous + 1;
  const order = problem.regressors.map((position) => position - space.size);
  const unexplained = (i: number, j: number): number =>
    order[i]! < 0 || order[j]! < 0 ? 0 : twoStage.moments.among[(1 + order[i]!) * width + 1 + order[j]!]!;
  /** X̃'QX̃ for a projection Q, from X'QX, X'Qe and e'Qe. */
  const tilted = (xx: number, xe: readonly number[], ee: number, i: number, j: number): number =>
    xx - share[i]! * xe[j]! - xe[i]! * share[j]! + share[i]! * share[j]! * ee;
  const rest = problem.regressors.map((position, j) => withError[position]! - withExplained[j]!);
  const meat = Float64Array.from({ length: size * size }, (_, at) => {
    const [i, j] = [Math.floor(at / size), at % size];
    const inside = tilted(dot(explained[i]!, explained[j]!), withExplained, errorSquares, i, j);
    return inside + (k - 1) ** 2 * tilted(unexplained(i, j), rest, rss - errorSquares, i, j);
  });
  const degrees = small ? frame.nobs - size : frame.nobs;
  return {
    values: sandwich(solution.inverse, meat, size).map((value) => (value * rss) / degrees),
    formula: `s²A⁻¹[X̃'PX̃ + (k-1)²X̃'MX̃]A⁻¹ (many instruments), s² = RSS/${small ? "(N-K)" : "N"}`,
    distribution: small ? "t" : "normal",
    df: small ? degrees : null,
    facts: {},
  };
}
