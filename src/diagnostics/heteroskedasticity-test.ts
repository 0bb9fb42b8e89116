import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import type { TestResult } from "../fit/test-result.ts";
import { addedDesign } from "../formula/added-design.ts";
import { type BinarySample, binarySample } from "./binary-sample.ts";
import { centredIndex, type IndexScoreTest, indexScoreTests } from "./index-score-tests.ts";
import { listed } from "./listed.ts";

/**
 * Davidson and MacKinnon's test of heteroskedasticity in a binary model: is the index divided by exp(z'γ)? A score test of
 * γ = 0 by their artificial regression, which adds the columns -index·z. χ²(number of columns); robust in the fit's kind of
 * covariance where that is not "iid". Heteroskedasticity makes the coefficients themselves inconsistent.
 *
 * @param options `terms`: what z is, as in a formula; the regressors without it
 * @throws EstimandError "needs-data", "undefined-test" for models of other outcomes, and those of formulas
 * @example
 * String(heteroskedasticityTest(probit("inlf ~ educ + age", women), { terms: "educ" }));
 *
 * Source: Davidson and MacKinnon (1984), Journal of Econometrics 25, 241-262.
 */
export function heteroskedasticityTest(fit: Fit, options: { readonly terms?: string } = {}): TestResult {
  checkOptionNames("heteroskedasticityTest", options, { terms: true });
  const sample = binarySample(fit, "The test of heteroskedasticity");
  const covariance = { label: fit.conventions.vcov, facts: fit.conventions };
  return indexScoreTests(sample, [heteroskedasticityColumns(sample, options.terms)], covariance)[0]!;
}

/** What the test adds to the index. */
export function heteroskedasticityColumns(sample: BinarySample, terms?: string): IndexScoreTest {
  const { frame } = sample.model;
  const index = centredIndex(sample);
  const design = terms === undefined ? frame.equations[0]!.regressors : addedDesign(frame, 0, terms);
  const positions = design.names.flatMap((name, j) => (name === "(Intercept)" ? [] : [j]));
  const shown = positions.slice(0, 5).map((j) => design.names[j]!);
  const more = positions.length > 5 ? ` and ${positions.length - 5} more` : "";
  return {
    name: "Heteroskedasticity (Davidson-MacKinnon)",
    null: `The variance of the errors does not depend on ${more === "" ? listed(shown) : shown.join(", ") + more}.`,
    columns: positions.map((j) => scaledProduct(design.columns[j]!, index, sample)),
  };
}

/** -index·z; z centred where the regressors span the index anyway, which changes nothing but the condition. */
function scaledProduct(z: Float64Array, index: Float64Array, sample: BinarySample): Float64Array {
  const mean = index === sample.index ? 0 : z.reduce((sum, value) => sum + value, 0) / z.length;
  return z.map((value, i) => -index[i]! * (value - mean));
}
