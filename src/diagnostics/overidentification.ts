import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { assumesHomoskedasticity, sameCovariance } from "../inference/same-covariance.ts";
import { dot } from "../linalg/matrix.ts";
import { coordinatesOf } from "../moments/instrument-space.ts";
import { type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";
import { momentCovariance } from "./moment-covariance.ts";
import { weightedMoments } from "./weighted-moments.ts";

/** The test of overidentifying restrictions that goes with a covariance, under the name of what was computed. */
export type Overidentification = { readonly sargan: TestResult } | { readonly hansenJ: TestResult };

/**
 * Whether the instruments agree with each other: Sargan's statistic under homoskedastic errors, Hansen's J under any other
 * covariance and of every GMM estimate. Undefined when the model is just identified: there is nothing to test.
 */
export function overidentification(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
): Overidentification | undefined {
  const degrees = degreesOf(estimate);
  if (degrees === 0) return undefined;
  if (estimate.gmm !== undefined) return { hansenJ: minimum(estimate.gmm.criterion, degrees) };
  return assumesHomoskedasticity(covariance)
    ? { sargan: sargan(estimate) }
    : { hansenJ: minimum(hansenJ(estimate, covariance), degrees) };
}

/** How many instruments there are more than needed. */
export function degreesOf({ space, problem }: InstrumentalEstimate): number {
  return space.size - problem.regressors.length;
}

export const instrumentsAgree =
  "All instruments are valid: uncorrelated with the error and rightly left out of the equation.";

/** e'P_Z e / (e'e/N), with the residuals of the estimate. Source: Sargan (1958). */
export function sargan(estimate: InstrumentalEstimate): TestResult {
  const coordinates = coordinatesOf(estimate.space, instrumentMoments(estimate, estimate.solution));
  return testResult({
    name: "Sargan test of overidentifying restrictions",
    null: instrumentsAgree,
    statistic: dot(coordinates, coordinates) / (estimate.solution.rss / estimate.frame.nobs),
    distribution: "chi2",
    df: [degreesOf(estimate)],
  });
}

/**
 * g'S⁻¹g at the two-step GMM estimate, with g = Z'We and S from the residuals of the estimate, uncentred and without small-sample
 * factors. Undefined where S is singular.
 *
 * Source: Hansen (1982); Hayashi (2000), section 3.6.
 */
function hansenJ(estimate: InstrumentalEstimate, covariance: ChosenCovariance): number | undefined {
  const weights = momentCovariance(estimate, estimate.solution, sameCovariance(covariance)).values;
  return weightedMoments(estimate, estimate.solution, weights)?.fit.rss;
}

function minimum(statistic: number | undefined, degrees: number): TestResult {
  return testResult({
    name: "Hansen J test of overidentifying restrictions",
    null: instrumentsAgree,
    statistic: statistic ?? Number.NaN,
    distribution: "chi2",
    df: [degrees],
    ...(statistic === undefined
      ? { note: "Not computed: fewer clusters than instruments, or a singular weight matrix." }
      : {}),
  });
}
