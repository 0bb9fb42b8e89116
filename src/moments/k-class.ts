import { cholesky, lowerInverse } from "../linalg/cholesky.ts";
import { correlationFactor } from "../linalg/correlation-factor.ts";
import { identity, multiply, multiplyVector, sandwich, transpose } from "../linalg/matrix.ts";
import { type Combination, residual } from "./combination.ts";
import type { InstrumentalSolution } from "./instrumental-solution.ts";
import type { InstrumentSpace } from "./instrument-space.ts";
import { endogenousOf, instrumentsOf, type LinearProblem, regressorsOf } from "./linear-problem.ts";
import { residualProducts } from "./residual-products.ts";
import { shifted, type TwoStage } from "./two-stage.ts";

/**
 * The k-class estimator: b solves X'(I - kM)X b = X'(I - kM)y with M = I - P_Z. k = 0 is ordinary least squares, k = 1 two-stage
 * least squares, LIML takes the smallest root of its eigenvalue problem. From the two-stage estimate b₁ with residuals e and
 * the first-stage residuals V it is b₁ + (1 - k)A⁻¹V'e, A = X̂'X̂ + (1 - k)V'V. Robust covariances are made with X̂ = P_Z X,
 * as in Stata. Undefined where A is not positive definite: k is above the root of LIML.
 *
 * Source: Theil (1958); Davidson and MacKinnon (1993), section 18.5.
 */
export function kClass(
  problem: LinearProblem,
  space: InstrumentSpace,
  first: TwoStage,
  k: number,
): InstrumentalSolution | undefined {
  if (k === 1) return first;
  const size = problem.regressors.length;
  const q = problem.endogenous;
  const { among } = first.moments;
  const root = first.root ?? rootOf(first.inverse, size);
  const order = problem.regressors.map((position) => position - space.size);
  const entry = (i: number, j: number): number =>
    order[i]! < 0 || order[j]! < 0 ? 0 : (1 - k) * among[(1 + order[i]!) * (q + 1) + 1 + order[j]!]!;
  const added = Float64Array.from({ length: size * size }, (_, at) => entry(Math.floor(at / size), at % size));
  const inner = sandwich(transpose(root, size, size), added, size).map((value, at) => value + identity(size)[at]!);
  const factor = cholesky(inner, size);
  if (factor === undefined) return undefined;
  const after = multiply(root, size, size, transpose(lowerInverse(factor, size), size, size), size);
  const inverse = sandwich(after, identity(size), size);
  const right = Float64Array.from(order, (j) => (j < 0 ? 0 : (1 - k) * among[1 + j]!));
  const change = multiplyVector(inverse, right);
  return {
    ...movedBy(change, problem, space, first),
    inverse,
    ...(first.root === undefined ? {} : { root: after }),
    regressors: first.regressors,
  };
}

/** The estimate b + δ with its residuals, from what is known of those of b. */
export function movedBy(
  change: Float64Array,
  problem: LinearProblem,
  space: InstrumentSpace,
  first: TwoStage,
): Pick<InstrumentalSolution, "coefficients" | "rss" | "residual" | "moments"> {
  const coefficients = first.coefficients.map((value, j) => value + change[j]!);
  const error = residual(regressorsOf(problem), coefficients, problem.outcome);
  // Of nearly collinear columns the products have lost digits: the moments are taken from the data again.
  const moments = space.nearlyCollinear
    ? residualProducts(problem, [error, ...firstStageResiduals(problem, first)])
    : shifted(first.moments, change, problem, space);
  return { coefficients, rss: moments.among[0]!, residual: error, moments };
}

/** What the instruments leave of the endogenous columns. */
export function firstStageResiduals(problem: LinearProblem, { projections }: TwoStage): readonly Combination[] {
  const instruments = instrumentsOf(problem);
  return endogenousOf(problem).map((column, j) => residual(instruments, projections[j]!, column));
}

/** C with C C' = A. */
export function rootOf(a: Float64Array, k: number): Float64Array {
  const factor = correlationFactor(a, k);
  if (factor === undefined) throw new Error("the inverse of the normal equations is singular");
  return factor.lower.map((value, at) => value * factor.scale[Math.floor(at / k)]!);
}
