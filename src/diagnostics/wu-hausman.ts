import { freeObservations } from "../formula/free-observations.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { cholesky, forwardSolve } from "../linalg/cholesky.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { dot, submatrix } from "../linalg/matrix.ts";
import type { Combination } from "../moments/combination.ts";
import { coordinatesOf } from "../moments/instrument-space.ts";
import { firstStageResiduals } from "../moments/k-class.ts";
import { endogenousNames, regressorsOf } from "../moments/linear-problem.ts";
import { undeterminable } from "./determined-columns.ts";
import { type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";
import { listed } from "./listed.ts";
import { regressionModel } from "./regression-model.ts";
import { sameCovariance } from "../inference/same-covariance.ts";

/**
 * The Wu-Hausman test: the first-stage residuals V̂ added to the ordinary least-squares regression have coefficients of zero
 * when the endogenous columns are exogenous. F statistic, of the fit's kind of covariance.
 *
 * Source: Wu (1973); Hausman (1978); Davidson and MacKinnon (1993), section 7.9.
 */
export function wuHausman(estimate: InstrumentalEstimate, covariance: ChosenCovariance): TestResult {
  const { frame, problem } = estimate;
  const k = problem.regressors.length;
  const q = problem.endogenous;
  const augmented = augmentedRegression(estimate);
  const degrees = freeObservations(frame) - k - q;
  const model = regressionModel({
    frame,
    regressions: [
      {
        regressors: [...regressorsOf(problem), ...firstStageResiduals(problem, estimate.twoStage)],
        residual: augmentedResidual(estimate, augmented.coefficients),
        weights: problem.weights,
      },
    ],
    coefficients: augmented.coefficients,
    inverse: augmented.inverse,
    errorCovariance: Float64Array.of(augmented.rss / degrees),
    factorK: k + q,
    small: true,
  });
  const { values, df } = chooseCovariance(model, sameCovariance(covariance));
  const tested = Array.from({ length: q }, (_, j) => k + j);
  const statistic = inverseQuadraticForm(augmented.coefficients.slice(k), submatrix(values, k + q, tested), q);
  const names = endogenousNames(problem);
  return testResult({
    name: "Wu-Hausman test of endogeneity",
    null: `${listed(names)} ${names.length > 1 ? "are" : "is"} exogenous: ordinary least squares would be consistent.`,
    statistic: (statistic ?? Number.NaN) / q,
    distribution: "F",
    df: [q, df ?? degrees],
    ...undeterminable(estimate),
  });
}

interface AugmentedRegression {
  readonly coefficients: Float64Array;
  readonly inverse: Float64Array;
  readonly rss: number;
}

/**
 * The regression of the residual e on [X, V̂], in an orthonormal basis of the space of the instruments and V̂, where every
 * vector is a few numbers long: coordinates on Z, then those on what Z leaves of the endogenous columns.
 */
function augmentedRegression(estimate: InstrumentalEstimate): AugmentedRegression {
  const { problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const { among } = twoStage.moments;
  const unexplained = Float64Array.from(
    { length: q * q },
    (_, at) => among[(1 + Math.floor(at / q)) * (q + 1) + 1 + (at % q)]!,
  );
  const factor = cholesky(unexplained, q) ?? new Float64Array(q * q);
  const zeros = new Float64Array(q);
  const onResiduals = (j: number): Float64Array => factor.slice(j * q, (j + 1) * q);
  const columns = problem.regressors.map((position) =>
    joined(space.coordinates[position]!, position < space.size ? zeros : onResiduals(position - space.size)),
  );
  const added = Array.from({ length: q }, (_, j) => joined(new Float64Array(space.size), onResiduals(j)));
  const error = joined(
    coordinatesOf(space, instrumentMoments(estimate)),
    forwardSolve(factor, q, among.slice(1, 1 + q)),
  );
  const { coefficients, inverse, rss } = leastSquares([...columns, ...added], error);
  return { coefficients, inverse, rss: among[0]! - dot(error, error) + rss };
}

function joined(first: Float64Array, second: Float64Array): Float64Array {
  return Float64Array.of(...first, ...second);
}

/** e - X h - V̂ c. */
function augmentedResidual(estimate: InstrumentalEstimate, coefficients: Float64Array): Combination {
  const { problem, twoStage } = estimate;
  const k = problem.regressors.length;
  const parts = [
    { ...twoStage.residual, factor: 1 },
    { columns: regressorsOf(problem), coefficients: coefficients.slice(0, k), factor: -1 },
    ...firstStageResiduals(problem, twoStage).map((part, j) => ({ ...part, factor: -coefficients[k + j]! })),
  ];
  return {
    columns: parts.flatMap((part) => part.columns),
    coefficients: Float64Array.from(
      parts.flatMap((part) => Array.from(part.coefficients, (value) => value * part.factor)),
    ),
  };
}
