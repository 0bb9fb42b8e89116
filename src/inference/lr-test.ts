import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { known } from "../fit/known.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { checkSameProblem, notNested } from "./same-problem.ts";
import { zeroSentence } from "./zero-sentence.ts";

export interface LrTestOptions {
  /** Vouch that one model is a special case of the other where estimators or names of coefficients do not show it. */
  readonly nested?: boolean;
}

/**
 * Likelihood-ratio test of a model against one that contains it, LR = 2(ℓ₁ - ℓ₀) ~ χ²(difference of the numbers of
 * parameters); the two fits in either order. Checks that outcome, weights, offset, observations and (for fits in memory)
 * rows are the same, that both are by one estimator, and that the coefficients of one are among those of the other.
 *
 * @throws EstimandError "not-nested"; "bad-option" for fits without a likelihood to compare (probability weights,
 *   clusters)
 * @example
 * String(lrTest(probit("inlf ~ educ", women), probit("inlf ~ educ + age + kidslt6", women)));
 *
 * Source: Wilks (1938).
 */
export function lrTest(first: Fit, second: Fit, options: LrTestOptions = {}): TestResult {
  checkOptionNames("lrTest", options, { nested: true });
  for (const fit of [first, second]) checkFit(fit, "lrTest");
  const [small, large] = first.vcov.names.length <= second.vcov.names.length ? [first, second] : [second, first];
  const logLik0 = trueLogLik(small);
  const logLik1 = trueLogLik(large);
  checkSameProblem(small, large, options.nested === true);
  const added = large.vcov.names.filter((name) => !small.vcov.names.includes(name));
  const df = large.vcov.names.length - small.vcov.names.length;
  if (options.nested !== true) nestedNames(small, large, added.length, df);
  if (df === 0)
    throw notNested(
      "The two fits have the same number of parameters: there is no restriction to test. Pass a model and a larger one.",
      {},
    );
  const statistic = 2 * (logLik1 - logLik0);
  if (statistic < -1e-6 * (1 + Math.abs(logLik0))) throw notHigher(logLik0, logLik1);
  const robust = [small, large].some(({ conventions }) => /^(robust|HC)/.test(conventions.vcov));
  return testResult({
    name: "Likelihood-ratio test",
    null: added.length === df ? zeroSentence(added) : `The ${df} restrictions of the smaller model hold.`,
    statistic: Math.max(0, statistic),
    distribution: "chi2",
    df: [df],
    ...(robust ? { note: "It takes the likelihood to be right; the robust standard errors play no part in it." } : {}),
  });
}

/** The log-likelihood where it is one of independent observations: not under probability weights or clusters. */
function trueLogLik(fit: Fit): number {
  const { vcov, weights, penalty } = fit.conventions;
  if (Number.isNaN(known(fit.logLik))) {
    throw refusal(`${fit.title} has no log-likelihood`, { estimator: fit.estimator });
  }
  if (penalty !== undefined)
    throw refusal("The estimate maximises a penalized likelihood, not its log-likelihood", { penalty });
  if (weights.includes("probability"))
    throw refusal("With probability weights the sum is no log-likelihood", { weights });
  if (/^(cluster|hac|bootstrap\(clusters)/.test(vcov))
    throw refusal("Within clusters rows are dependent, so their sum is no log-likelihood", { vcov });
  return fit.logLik!;
}

function nestedNames(small: Fit, large: Fit, added: number, df: number): void {
  if (added === df) return;
  const missing = small.vcov.names.filter((name) => !large.vcov.names.includes(name));
  throw notNested(
    `${missing.join(", ")} of the smaller model ${missing.length === 1 ? "is" : "are"} not in the larger one, so ` +
      `neither is known to contain the other. If it does in other words (x = a + b against a and b), pass ` +
      `{ nested: true }.`,
    { missing },
  );
}

function notHigher(logLik0: number, logLik1: number): EstimandError {
  return notNested(
    `The model with more parameters has the lower log-likelihood (${logLik1} against ${logLik0}): the smaller is no ` +
      `special case of it, or a maximization did not converge.`,
    { logLik: [logLik0, logLik1] },
  );
}

function refusal(reason: string, facts: Readonly<Record<string, unknown>>): EstimandError {
  return new EstimandError(
    "bad-option",
    `${reason}: there is no likelihood ratio. Use wald(fit, [...]) instead.`,
    facts,
  );
}
