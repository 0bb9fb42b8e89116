import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatCount, formatFixed } from "../report/format.ts";
import { fittedProbabilities } from "./binary-sample.ts";

/** What a binary fit would predict, against what was seen. */
export interface Classification extends Displayed {
  readonly cutoff: number;
  readonly truePositives: number;
  readonly falsePositives: number;
  readonly trueNegatives: number;
  readonly falseNegatives: number;
  /** Share of successes predicted as such, and of failures. */
  readonly sensitivity: number;
  readonly specificity: number;
  /** Share of predicted successes that are, and of predicted failures. */
  readonly positivePredictiveValue: number;
  readonly negativePredictiveValue: number;
  /** Share predicted rightly; and of the more frequent outcome, what predicting it always would get. */
  readonly correct: number;
  readonly naive: number;
}

/**
 * The classification table of a binary fit in its own sample: a row counts as a predicted success where its fitted
 * probability is at least the cutoff. Weights count.
 *
 * @param options `cutoff`, 0.5 unless given
 * @throws EstimandError "needs-data", "undefined-test" for other models, "bad-option"
 * @example
 * classification(probit("inlf ~ educ + age", women), { cutoff: 0.6 }).sensitivity;
 *
 * Source: as Stata's estat classification.
 */
export function classification(fit: Fit, options: { readonly cutoff?: number } = {}): Classification {
  checkOptionNames("classification", options, { cutoff: true });
  const cutoff = options.cutoff ?? 0.5;
  if (!(cutoff >= 0 && cutoff <= 1)) {
    throw new EstimandError("bad-option", `cutoff: ${cutoff} is no probability; give a number from 0 to 1.`, {
      option: "cutoff",
      value: cutoff,
    });
  }
  const { probability, outcome, weights } = fittedProbabilities(fit, "A classification table");
  const counts = [0, 0, 0, 0];
  for (let i = 0; i < outcome.length; i++) {
    const cell = (probability[i]! >= cutoff ? 2 : 0) + (outcome[i]! > 0 ? 1 : 0);
    counts[cell]! += weights?.[i] ?? 1;
  }
  const [trueNegatives, falseNegatives, falsePositives, truePositives] = counts as [number, number, number, number];
  const successes = truePositives + falseNegatives;
  const failures = trueNegatives + falsePositives;
  const record = {
    cutoff,
    truePositives,
    falsePositives,
    trueNegatives,
    falseNegatives,
    sensitivity: truePositives / successes,
    specificity: trueNegatives / failures,
    positivePredictiveValue: truePositives / (truePositives + falsePositives),
    negativePredictiveValue: trueNegatives / (trueNegatives + falseNegatives),
    correct: (truePositives + trueNegatives) / (successes + failures),
    naive: Math.max(successes, failures) / (successes + failures),
  };
  return displayed(record, (found) => [
    { kind: "title", text: `Classification, cutoff ${found.cutoff}` },
    {
      kind: "table",
      head: ["", "Observed 1", "Observed 0"],
      align: ["left", "decimal", "decimal"],
      body: [
        ["Predicted 1", formatCount(found.truePositives), formatCount(found.falsePositives)],
        ["Predicted 0", formatCount(found.falseNegatives), formatCount(found.trueNegatives)],
      ],
    },
    {
      kind: "facts",
      facts: [
        ["Sensitivity", formatFixed(found.sensitivity, 4)],
        ["Specificity", formatFixed(found.specificity, 4)],
        ["Positive predictive value", formatFixed(found.positivePredictiveValue, 4)],
        ["Negative predictive value", formatFixed(found.negativePredictiveValue, 4)],
        ["Correct", formatFixed(found.correct, 4)],
        ["Correct by always naming the more frequent", formatFixed(found.naive, 4)],
      ],
    },
  ]);
}
