import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import type { Likelihood } from "../likelihood/likelihood.ts";
import { addedColumns } from "./added-columns.ts";
import { augmentedModel } from "./augmented-model.ts";
import { scoreForm } from "./score-form.ts";
import { scoreProblem } from "./score-problem.ts";
import { scoreTester } from "./score-tester.ts";
import { modelWithData } from "./with-vcov.ts";
import { zeroSentence } from "./zero-sentence.ts";

export interface LmTestOptions {
  /**
   * How the variance of the score is estimated. "information": from second derivatives; "opg": from products of scores;
   * "robust": by the sandwich, of the fit's kind of covariance. Default "information" where the fit's covariance is "iid",
   * else "robust".
   */
  readonly form?: "information" | "opg" | "robust";
  /** Of the information form: default "expected" where the likelihood has it in closed form (probit, logit), else "observed". */
  readonly information?: "expected" | "observed";
}

/**
 * Lagrange multiplier (score) test of terms that a model does not have, from the estimate without them: nothing is
 * refitted. LM = s'V⁻¹s ~ χ²(number of columns added), s the score of their coefficients at zero. For every likelihood
 * model and for least squares (there with σ² = RSS/N, so that the information form is n·R²).
 *
 * @param restricted the fit without the terms, in memory
 * @param terms what to add, as in a formula: "z1 + log(z2)"; by equation for models of several: { outcome: "z1" }. They may
 *   read columns that the formula did not, but no row of the sample may lack a value there
 * @throws EstimandError "needs-data", "undefined-test", "collinear-columns" when the terms add nothing, "bad-option", and
 *   those of formulas
 * @example
 * String(lmTest(probit("inlf ~ educ", women), "age + kidslt6"));
 *
 * Source: Engle (1984), Handbook of Econometrics II, ch. 13; the robust form: White (1982), Econometrica 50.
 */
export function lmTest(
  restricted: Fit,
  terms: string | Readonly<Record<string, string>>,
  options: LmTestOptions = {},
): TestResult {
  checkOptionNames("lmTest", options, { form: true, information: true });
  const model = modelWithData(restricted, "A score test");
  const problem = scoreProblem(model);
  const { added, names, dropped } = addedColumns(model, terms);
  checkOptions(restricted, problem.likelihood, options);
  const { conventions } = restricted;
  const covariance = { label: conventions.vcov, facts: conventions };
  const { form, vcov, label } = scoreForm(covariance, problem.likelihood, options.form, options.information);
  const statistic = scoreTester(augmentedModel(model, problem, added)).statistic(form, vcov);
  const left = dropped.length === 0 ? "" : ` Left out as collinear: ${dropped.join(", ")}.`;
  return testResult({
    name: "Lagrange multiplier test",
    null: zeroSentence(names),
    statistic,
    distribution: "chi2",
    df: [names.length],
    note: Number.isNaN(statistic) ? "Not computed: the variance of the score is singular." : `${label}.${left}`,
  });
}

function checkOptions(fit: Fit, likelihood: Likelihood<string>, { form, information }: LmTestOptions): void {
  if (form !== undefined && !["information", "opg", "robust"].includes(form)) throw unknownOption("form", form);
  if (information !== undefined && !["expected", "observed"].includes(information)) {
    throw unknownOption("information", information);
  }
  if (information === "expected" && likelihood.expected === undefined) throw noExpected(fit);
}

function unknownOption(option: string, value: unknown): EstimandError {
  const known = option === "form" ? '"information", "opg" or "robust"' : '"expected" or "observed"';
  return new EstimandError("bad-option", `${option}: ${JSON.stringify(value)} is unknown; use ${known}.`, {
    option,
    value,
  });
}

function noExpected({ title }: Fit): EstimandError {
  return new EstimandError(
    "bad-option",
    `information: the expected information of ${title} has no closed form; leave the option out, or use "observed".`,
    { option: "information" },
  );
}
