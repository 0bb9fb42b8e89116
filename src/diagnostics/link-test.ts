import { checkFit } from "../fit/check-fit.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import { modelOf } from "../fit/model.ts";
import type { TestResult } from "../fit/test-result.ts";
import { ones } from "../formula/ones.ts";
import { inverseOrNaN } from "../likelihood/information.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize } from "../likelihood/maximize.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import { binarySample } from "./binary-sample.ts";
import { linearSample, undefinedTest } from "./linear-sample.ts";

/** A link test with what it estimated. */
export interface LinkTest extends TestResult {
  /** The coefficient of the index (about 1) and that of its square (about 0), with standard errors. */
  readonly index: { readonly estimate: number; readonly se: number };
  readonly square: { readonly estimate: number; readonly se: number };
}

/**
 * Tukey and Pregibon's link test: the model estimated again on its own index and the square of it; the square has a
 * coefficient of zero when link and form are right. z for probit and logit, t for least squares.
 *
 * @throws EstimandError "needs-data", "undefined-test" for other models and under probability weights
 * @example
 * String(linkTest(logit("inlf ~ educ + age", women)));
 *
 * Source: Tukey (1949), Biometrics 5; Pregibon (1980), Applied Statistics 29; Stata's linktest.
 */
export function linkTest(fit: Fit): LinkTest {
  checkFit(fit, "linkTest");
  const linear = modelOf(fit)?.family === "least-squares";
  const found = linear ? linearLink(fit) : binaryLink(fit);
  const { estimate, se } = found.square;
  const missing = Number.isFinite(estimate / se)
    ? {}
    : { note: "Not computed: the square of the index adds nothing to it." };
  return testResult({
    name: "Link test",
    null: "Link and form are right: the square of the index adds nothing to it.",
    statistic: estimate / se,
    distribution: found.df === undefined ? "normal" : "t",
    df: found.df === undefined ? [] : [found.df],
    ...missing,
    index: found.index,
    square: found.square,
  });
}

interface Link extends Pick<LinkTest, "index" | "square"> {
  readonly df: number | undefined;
}

function binaryLink(fit: Fit): Link {
  const { problem, index, model } = binarySample(fit, "The link test");
  if (model.frame.weights?.kind === "probability") {
    throw undefinedTest("The link test has no known distribution under probability weights", fit);
  }
  const columns = [ones(index.length), index, index.map((x) => x * x)];
  const again = likelihoodProblem(problem.likelihood, { ...problem.data, predictors: { index: { columns } } });
  const { point, hessian } = maximize(again, Float64Array.of(0, 1, 0));
  const covariance = inverseOrNaN(hessian, 3);
  const at = (j: number): LinkTest["index"] => ({ estimate: point[j]!, se: Math.sqrt(covariance[4 * j]!) });
  return { index: at(1), square: at(2), df: undefined };
}

function linearLink(fit: Fit): Link {
  const { frame, residual, roots, nobs } = linearSample(fit, "The link test");
  const { outcome, offset } = frame.equations[0]!;
  const explained = offset === undefined ? outcome : outcome.map((y, i) => y - offset[i]!);
  const fitted = explained.map((y, i) => y - residual[i]! / (roots?.[i] ?? 1));
  const centre = fitted.reduce((sum, value) => sum + value, 0) / fitted.length;
  const columns = [ones(frame.rows), fitted, fitted.map((value) => (value - centre) ** 2)];
  const { coefficients, inverse, rss } = leastSquares(columns, explained, { weights: frame.weights?.values });
  const variance = rss / (nobs - 3);
  // (x - c)² = x² - 2cx + c²: the coefficient of x alone follows, with its variance.
  const slope = coefficients[1]! - 2 * centre * coefficients[2]!;
  const slopeVariance = inverse[4]! - 4 * centre * inverse[5]! + 4 * centre ** 2 * inverse[8]!;
  return {
    index: { estimate: slope, se: Math.sqrt(variance * slopeVariance) },
    square: { estimate: coefficients[2]!, se: Math.sqrt(variance * inverse[8]!) },
    df: nobs - 3,
  };
}
