import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { combinedCovariance } from "./covariance-root.ts";
import { numericalGradient } from "./delta-method.ts";
import { coefficientVector, covarianceArray, type Estimates } from "./estimates.ts";

/**
 * Wald test of nonlinear restrictions g(b) = 0: W = g'(G V G')⁻¹g with G the derivatives of g at the estimates (numerical,
 * about ten digits; `testnl` of "estimand/nlcom" reads text and differentiates exactly). χ²(q), or F(q, df) = W/q where the
 * fit uses t. Unlike a likelihood ratio it depends on how the restriction is written: prefer products to quotients.
 *
 * @param restrictions receives the coefficients by name and returns the numbers that are zero under the null
 * @param sentence the null in words; a plain one without it
 * @throws EstimandError "bad-hypothesis", "undefined-covariance"
 * @example
 * String(nonlinearWald(fit, (b) => [b.educ * b.exper - 1], "educ * exper = 1"));
 *
 * Source: Greene (2018), Econometric Analysis, section 5.5; Gregory and Veall (1985) on the way of writing.
 */
export function nonlinearWald<Name extends string>(
  fit: Estimates<Name>,
  restrictions: (coefficients: Readonly<Record<Name, number>>) => readonly number[],
  sentence?: string,
): TestResult {
  checkFit(fit, "nonlinearWald", "estimates");
  const names = fit.vcov.names;
  const at = coefficientVector(fit);
  const covariance = covarianceArray(fit);
  const evaluate = (b: Float64Array): readonly number[] =>
    restrictions(Object.fromEntries(names.map((name, j) => [name, b[j]!])) as Record<Name, number>);
  const values = evaluate(at);
  const gradients = values.map((_, i) =>
    numericalGradient(
      (b) => evaluate(b)[i]!,
      at,
      (j) => Math.sqrt(covariance[j * names.length + j]!),
    ),
  );
  const q = values.length;
  const plain = `The ${q === 1 ? "restriction holds" : `${q} restrictions hold`}.`;
  return restrictionTest(fit, values, gradients, sentence ?? plain);
}

/** The Wald test of restrictions by their values and derivatives at the estimates. */
export function restrictionTest(
  fit: Estimates,
  values: readonly number[],
  gradients: readonly Float64Array[],
  sentence: string,
): TestResult {
  const q = values.length;
  if (q === 0 || !values.every(Number.isFinite) || !gradients.every((gradient) => gradient.every(Number.isFinite))) {
    throw new EstimandError(
      "bad-hypothesis",
      "A restriction must be a finite number at the estimates, with finite derivatives there; look for a division by " +
        "zero or the logarithm of a negative coefficient.",
      { values },
    );
  }
  const jacobian = Float64Array.from(gradients.flatMap((gradient) => [...gradient]));
  const variance = combinedCovariance(fit, jacobian, q);
  const statistic = inverseQuadraticForm(Float64Array.from(values), variance, q);
  if (statistic === undefined) {
    throw new EstimandError(
      "undefined-covariance",
      "The covariance of the restrictions is singular or withheld: one of them follows from the others, or a standard " +
        "error is withheld.",
      { restrictions: q },
    );
  }
  const { distribution, df } = fit.conventions;
  const isF = distribution === "t" && df !== null;
  return testResult({
    name: "Wald test (nonlinear)",
    null: sentence.endsWith(".") ? sentence : `${sentence}.`,
    statistic: isF ? statistic / q : statistic,
    distribution: isF ? "F" : "chi2",
    df: isF ? [q, df] : [q],
  });
}
