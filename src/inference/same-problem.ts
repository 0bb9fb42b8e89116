import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { modelOf } from "../fit/model.ts";

/**
 * Refuses two fits whose likelihoods are not of one problem: other outcomes, rows, weights or offsets, or, unless somebody
 * vouches that one contains the other, other estimators.
 *
 * @throws EstimandError "not-nested"
 */
export function checkSameProblem(small: Fit, large: Fit, vouched: boolean): void {
  sameSample(small, large);
  sameChoices(small, large);
  if (!vouched) sameEstimator(small, large);
}

export function notNested(message: string, facts: Readonly<Record<string, unknown>>): EstimandError {
  return new EstimandError("not-nested", message, facts);
}

function sameSample(small: Fit, large: Fit): void {
  if (small.outcome !== large.outcome) {
    throw notNested(
      `The fits explain different outcomes: ${small.outcome} and ${large.outcome}. Estimate both for one outcome.`,
      {
        outcomes: [small.outcome, large.outcome],
      },
    );
  }
  const counts = [small.nobs, large.nobs];
  const used = [small.rows.used, large.rows.used];
  if (counts[0] !== counts[1] || used[0] !== used[1] || differentRows(small, large)) {
    throw notNested(
      `The fits use different rows (${counts[0]} and ${counts[1]} observations), so their likelihoods cannot be ` +
        `compared. Drop the rows with missing values first, then estimate both.`,
      { nobs: counts, rows: used },
    );
  }
}

/** What makes another outcome, or another likelihood of it, out of the same column: in words. */
const choices: Readonly<Record<string, string>> = {
  weights: "weights",
  offset: "offsets",
  lower: "lower limits",
  upper: "upper limits",
  participation: "models of participation",
  model: "models of the second part",
};

function sameChoices(small: Fit, large: Fit): void {
  for (const [choice, words] of Object.entries(choices)) {
    const [one = "none", other = "none"] = [small, large].map(
      ({ conventions }) => (conventions as Readonly<Record<string, unknown>>)[choice],
    );
    if (one === other) continue;
    throw notNested(
      `The fits have different ${words} (${one} and ${other}), so their likelihoods cannot be compared. Estimate both with ` +
        `the same.`,
      { [choice]: [one, other] },
    );
  }
}

function sameEstimator(small: Fit, large: Fit): void {
  if (small.estimator === large.estimator) return;
  throw notNested(
    `The fits are by different estimators, ${small.estimator} and ${large.estimator}: neither is known to contain the ` +
      `other. If it does, pass { nested: true }.`,
    { estimators: [small.estimator, large.estimator] },
  );
}

/** Whether fits in memory used different rows of their tables. */
function differentRows(small: Fit, large: Fit): boolean {
  const a = modelOf(small)?.frame;
  const b = modelOf(large)?.frame;
  if (a === undefined || b === undefined) return false;
  const position = (index: Int32Array | undefined, row: number): number => index?.[row] ?? row;
  for (let row = 0; row < a.rows; row++) if (position(a.index, row) !== position(b.index, row)) return true;
  const outcomeOf = (frame: Frame, e: number): Float64Array | undefined =>
    frame.absorbed?.demean ? frame.absorbed.outcome : frame.equations[e]?.outcome;
  return a.equations.some((_, e) => {
    const [outcome, other] = [outcomeOf(a, e)!, outcomeOf(b, e)];
    return other !== undefined && outcome.some((y, row) => y !== other[row]);
  });
}
