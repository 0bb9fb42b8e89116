import { freeObservations } from "../formula/free-observations.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { limlRoot } from "../moments/liml-root.ts";
import { instrumentsAgree, degreesOf, overidentification, sargan } from "./overidentification.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";

/** Tests of overidentifying restrictions; of an over-identified model only. */
export interface OveridentificationTests {
  readonly sargan: TestResult;
  readonly basmann: TestResult;
  /** (λ-1)(N-L)/(L-K), with LIML's λ. */
  readonly basmannF: TestResult;
  /** Anderson and Rubin's likelihood ratio, N ln λ with LIML's λ. */
  readonly likelihoodRatio: TestResult;
  /** Under other covariances than "iid". */
  readonly hansenJ?: TestResult;
}

/**
 * Sargan's test and Basmann's, S(N-L)/(N-S), of the estimate's residuals, Anderson and Rubin's likelihood ratio, and Hansen's J.
 *
 * Source: Sargan (1958); Basmann (1960); Anderson and Rubin (1950).
 */
export function overidentificationTests(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
): OveridentificationTests | undefined {
  const degrees = degreesOf(estimate);
  if (degrees === 0) return undefined;
  const { frame, problem, space, twoStage } = estimate;
  const first = sargan(estimate);
  const root = limlRoot(problem, space, twoStage);
  const rest = freeObservations(frame) - space.size;
  const basmann = (first.statistic * rest) / (frame.nobs - first.statistic);
  const chiSquare = (name: string, statistic: number): TestResult =>
    testResult({ name, null: instrumentsAgree, statistic, distribution: "chi2", df: [degrees] });
  return {
    sargan: first,
    basmann: chiSquare("Basmann test of overidentifying restrictions", basmann),
    basmannF: testResult({
      name: "Basmann F test of overidentifying restrictions",
      null: instrumentsAgree,
      statistic: (root * rest) / degrees,
      distribution: "F",
      df: [degrees, rest],
    }),
    likelihoodRatio: chiSquare(
      "Anderson-Rubin likelihood ratio test of overidentifying restrictions",
      frame.nobs * Math.log1p(root),
    ),
    ...overidentification(estimate, covariance),
  };
}
