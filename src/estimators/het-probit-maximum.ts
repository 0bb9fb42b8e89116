import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { negativeInverseRoot } from "../likelihood/information.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type Maximum, maximize, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { maximumFrom } from "../likelihood/steady-maximum.ts";
import { identity, multiply } from "../linalg/matrix.ts";

/**
 * The maximum of a heteroskedastic probit, searched with the variance's columns centred where they are far from 0, so that the
 * index is in units of the error at their means: a founding year far from 0 would change the units by e^(1995δ) as δ moves. In the columns as they are, β is
 * e^(means'δ) times what it is there, and the root of the covariance J times its own, with J the derivatives of (β, δ).
 *
 * @param beta where the search begins, with a constant variance
 * @throws EstimandError "scale-out-of-range" where e^(means'δ) is no number
 */
export function hetProbitMaximum(
  problem: LikelihoodProblem<"index" | "lnSigma", "y">,
  frame: Frame,
  beta: Float64Array,
  options: MaximizeOptions,
): Maximum {
  const { data, likelihood, size } = problem;
  const { columns, offset } = data.predictors.lnSigma;
  const start = new Float64Array(size);
  start.set(beta);
  const means = columns!.map(distantMean);
  if (means.every((mean) => mean === 0)) return maximize(problem, start, options);
  const lnSigma = { columns: columns!.map((z, j) => z.map((value) => value - means[j]!)), offset };
  const posed = likelihoodProblem(likelihood, { ...data, predictors: { ...data.predictors, lnSigma } });
  // An offset of the index is in the units of the error where the columns are 0: it makes the centred model another.
  const isOffset = data.predictors.index.offset !== undefined;
  const found = maximize(posed, start, isOffset ? { ...options, polishing: 0 } : options);
  const k = size - means.length;
  const unit = Math.exp(means.reduce((sum, mean, j) => sum + mean * found.point[k + j]!, 0));
  if (found.converged && !isOffset && !(unit > 0 && unit < Number.POSITIVE_INFINITY)) throw outOfRange(frame, means);
  const point = found.point.map((value, j) => (j < k ? value * unit : value));
  if (isOffset) return maximize(problem, point, options);
  const J = identity(size);
  for (let i = 0; i < k; i++) {
    J[i * size + i] = unit;
    J.set(
      means.map((mean) => mean * point[i]!),
      i * size + k,
    );
  }
  const inner = found.root ?? negativeInverseRoot(found.hessian, size);
  return maximumFrom(problem, found, point, inner && multiply(J, size, size, inner, size));
}

/** A column's mean where that is more than ten standard deviations from 0; else 0. */
function distantMean(z: Float64Array): number {
  const mean = z.reduce((sum, value) => sum + value, 0) / z.length;
  const variance = z.reduce((sum, value) => sum + (value - mean) ** 2, 0) / z.length;
  return mean * mean > 100 * variance ? mean : 0;
}

function outOfRange({ equations }: Frame, means: readonly number[]): EstimandError {
  const furthest = means.reduce((far, mean, j) => (Math.abs(mean) > Math.abs(means[far]!) ? j : far), 0);
  const column = equations[1]!.regressors.names[furthest]!;
  return new EstimandError(
    "scale-out-of-range",
    `Where the columns of the variance equation are 0 the standard deviation of the errors is beyond the range of numbers, and the ` +
      `outcome's coefficients are in its units. '${column}' has the mean ${means[furthest]}: subtract that from it.`,
    { column, mean: means[furthest]! },
  );
}
