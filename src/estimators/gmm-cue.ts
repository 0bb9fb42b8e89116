import type { FirstEstimate } from "../diagnostics/instrumental-estimate.ts";
import { momentCovariance, withoutFactors } from "../diagnostics/moment-covariance.ts";
import { regressionModel } from "../diagnostics/regression-model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { correlationFactor, inverseQuadraticForm, whiten } from "../linalg/correlation-factor.ts";
import { backSolve } from "../linalg/cholesky.ts";
import { dot, multiplyVector } from "../linalg/matrix.ts";
import { coefficientsOf, coordinatesOf } from "../moments/instrument-space.ts";
import type { InstrumentalSolution } from "../moments/instrumental-solution.ts";
import { movedBy, rootOf } from "../moments/k-class.ts";
import { instrumentsOf, regressorsOf } from "../moments/linear-problem.ts";
import { bfgs, type SmoothFunction } from "../optimize/bfgs.ts";
import { type GmmEstimate, gmmStep } from "./gmm.ts";

const options = { curvature: 2, maxIterations: 500, tolerance: 1e-19 };

/**
 * The continuously updated estimate: the minimum of g(b)'S(b)⁻¹g(b), where S, too, is of the residuals at b. Searched from the
 * two-step estimate in its standard errors. Under "iid" weights it is LIML.
 *
 * Source: Hansen, Heaton and Yaron (1996), Journal of Business and Economic Statistics 14, 262-280.
 */
export function continuouslyUpdatedGmm(first: FirstEstimate, option: VcovOption): GmmEstimate {
  const { solution: start } = gmmStep(first, first.twoStage, option);
  const k = start.coefficients.length;
  const root = start.root ?? rootOf(start.inverse, k);
  const from = start.coefficients.map((b, j) => b - first.twoStage.coefficients[j]!);
  const at = (t: Float64Array): Pick<InstrumentalSolution, "residual" | "rss" | "moments"> =>
    movedBy(
      multiplyVector(root, t).map((step, j) => step + from[j]!),
      first.problem,
      first.space,
      first.twoStage,
    );
  const criterion: SmoothFunction = {
    value: (t) => criterionAt(first, at(t), option),
    gradient: (t) => transposed(root, slopes(first, at(t), option)),
  };
  const { point, iterations, converged, decrement } = bfgs(criterion, new Float64Array(k), options);
  const there = at(point) as InstrumentalSolution;
  const last = gmmStep(first, there, option);
  const solution = { ...last.solution, ...at(point) };
  const value = criterionAt(first, there, option);
  return { solution, gmm: { ...last.gmm, criterion: value }, iterations, converged, gradientNorm: decrement };
}

type At = Pick<InstrumentalSolution, "residual" | "rss" | "moments">;

function criterionAt(first: FirstEstimate, at: At, option: VcovOption): number {
  const S = momentCovariance(first, at, option).values;
  return inverseQuadraticForm(moments(first, at), S, first.space.size) ?? Number.POSITIVE_INFINITY;
}

function moments({ space }: FirstEstimate, at: At): Float64Array {
  return coordinatesOf(space, at.moments.withColumns[0]!.slice(0, space.size));
}

/**
 * With λ = S⁻¹g and the scalar series u = λ'z·we, vⱼ = λ'z·wxⱼ the derivative is -2λ'Z'Wxⱼ + 2Cov(u, vⱼ), the covariance of the
 * kind of S.
 */
function slopes(first: FirstEstimate, at: At, option: VcovOption): Float64Array {
  const { frame, problem, space } = first;
  const S = momentCovariance(first, at, option).values;
  const factor = correlationFactor(S, space.size)!;
  const lambda = backSolve(factor.lower, space.size, whiten(factor, moments(first, at))).map(
    (value, j) => value / factor.scale[j]!,
  );
  const columns = regressorsOf(problem);
  const width = columns.length + 1;
  const combined = { columns: instrumentsOf(problem), coefficients: coefficientsOf(space, lambda) };
  const errorCovariance = new Float64Array(width * width);
  const withError = at.moments.withColumns[0]!;
  [at.rss, ...problem.regressors.map((position) => withError[position]!)].forEach((product, j) => {
    errorCovariance[j] = product / frame.nobs;
  });
  const series = [at.residual, ...columns.map((column) => ({ columns: [column], coefficients: Float64Array.of(1) }))];
  const model = regressionModel({
    frame,
    regressions: series.map((residual) => ({ regressors: [combined], residual, weights: problem.weights })),
    coefficients: new Float64Array(width),
    inverse: Float64Array.of(1),
    errorCovariance: errorCovariance.map((value) => value * dot(lambda, lambda)),
    factorK: 1,
    small: false,
  });
  const { values } = chooseCovariance(model, withoutFactors(option));
  return Float64Array.from(
    problem.regressors,
    (position, j) => -2 * dot(lambda, space.coordinates[position]!) + 2 * values[j + 1]!,
  );
}

function transposed(root: Float64Array, x: Float64Array): Float64Array {
  const k = x.length;
  return Float64Array.from({ length: k }, (_, j) => x.reduce((sum, value, i) => sum + value * root[i * k + j]!, 0));
}
