import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { lowerInverse } from "../linalg/cholesky.ts";
import { type CorrelationFactor, correlationFactor, whiten } from "../linalg/correlation-factor.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { dot, identity } from "../linalg/matrix.ts";
import { coordinatesOf, type InstrumentSpace } from "../moments/instrument-space.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";
import { type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";
import { regressionModel } from "./regression-model.ts";
import { assumesHomoskedasticity, sameCovariance } from "../inference/same-covariance.ts";

/** The test of overidentifying restrictions that goes with a covariance, under the name of what was computed. */
export type Overidentification = { readonly sargan: TestResult } | { readonly hansenJ: TestResult };

/**
 * Whether the instruments agree with each other: Sargan's statistic under homoskedastic errors, Hansen's J under any other
 * covariance. Undefined when the model is just identified: there is nothing to test.
 */
export function overidentification(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
): Overidentification | undefined {
  const degrees = estimate.space.size - estimate.problem.regressors.length;
  if (degrees === 0) return undefined;
  return assumesHomoskedasticity(covariance)
    ? { sargan: sargan(estimate, degrees) }
    : { hansenJ: hansenJ(estimate, covariance, degrees) };
}

const nullHypothesis = "All instruments are valid: uncorrelated with the error and rightly left out of the equation.";

/** e'P_Z e / (e'e/N). Source: Sargan (1958). */
function sargan(estimate: InstrumentalEstimate, degrees: number): TestResult {
  const coordinates = coordinatesOf(estimate.space, instrumentMoments(estimate));
  return testResult({
    name: "Sargan test of overidentifying restrictions",
    null: nullHypothesis,
    statistic: dot(coordinates, coordinates) / (estimate.twoStage.rss / estimate.frame.nobs),
    distribution: "chi2",
    df: [degrees],
  });
}

/**
 * g'S⁻¹g at the two-step GMM estimate, with g = Z'We and S from the residuals of 2SLS, uncentred and without small-sample
 * factors. With S = C C' it is the residual sum of squares of the regression of C⁻¹Z'We on C⁻¹Z'WX.
 *
 * Source: Hansen (1982); Hayashi (2000), section 3.6.
 */
function hansenJ(estimate: InstrumentalEstimate, covariance: ChosenCovariance, degrees: number): TestResult {
  const { problem, space } = estimate;
  const weights = chooseCovariance(momentModel(estimate), withoutFactors(sameCovariance(covariance))).values;
  const factor = correlationFactor(weights, space.size);
  const statistic = (whitening: CorrelationFactor): number =>
    leastSquares(
      problem.regressors.map((position) => whiten(whitening, space.coordinates[position]!)),
      whiten(whitening, coordinatesOf(space, instrumentMoments(estimate))),
    ).rss;
  return testResult({
    name: "Hansen J test of overidentifying restrictions",
    null: nullHypothesis,
    statistic: factor === undefined ? Number.NaN : statistic(factor),
    distribution: "chi2",
    df: [degrees],
    ...(factor === undefined
      ? { note: "Not computed: fewer clusters than instruments, or a singular weight matrix." }
      : {}),
  });
}

/** A "regression" whose covariance is the covariance of the moments Z'We, in orthonormal coordinates. */
function momentModel({ frame, problem, space, twoStage }: InstrumentalEstimate): FittedModel {
  const variance = twoStage.rss / frame.nobs;
  const model = regressionModel({
    frame,
    regressions: [{ regressors: instrumentsOf(problem), residual: twoStage.residual, weights: problem.weights }],
    coefficients: new Float64Array(space.size),
    inverse: orthonormalizer(space),
    errorCovariance: Float64Array.of(variance),
    factorK: space.size,
    small: false,
  });
  const values = identity(space.size).map((value) => value * variance);
  return { ...model, iid: { values, formula: "σ²I" } };
}

/** L⁻¹D⁻¹, which takes Z'We to coordinates. */
function orthonormalizer({ factor, lengths, size }: InstrumentSpace): Float64Array {
  return lowerInverse(factor, size).map((value, at) => value / lengths[at % size]!);
}

function withoutFactors(option: VcovOption): VcovOption {
  return typeof option === "string" ? "HC0" : option;
}
