import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { fittedProbabilities } from "./binary-sample.ts";
import { countsOf, sortedPositions } from "./row-counts.ts";

/** One group of rows of similar fitted probability. */
export interface HosmerLemeshowGroup {
  /** Fitted probabilities from above `low` (the first group: from it) to `high`. */
  readonly low: number;
  readonly high: number;
  readonly count: number;
  /** Successes seen, and the sum of the fitted probabilities. */
  readonly observed: number;
  readonly expected: number;
}

export interface HosmerLemeshowTest extends TestResult {
  readonly groups: readonly HosmerLemeshowGroup[];
}

/**
 * Hosmer and Lemeshow's test of calibration: do successes come as often as the fitted probabilities say? Rows are grouped by
 * quantiles of the fitted probability; Pearson's statistic over the groups is χ²(groups - 2). It depends on the grouping: read
 * the groups, which the result carries.
 *
 * @param options `groups`: how many, 10 unless given
 * @throws EstimandError "needs-data", "undefined-test" for other models and weights that are no counts, "bad-option"
 * @example
 * hosmerLemeshow(logit("inlf ~ educ + age", women)).groups[9].observed;
 *
 * Source: Hosmer and Lemeshow (1980), Communications in Statistics A9; quantiles as in R's ResourceSelection (type 7).
 */
export function hosmerLemeshow(fit: Fit, options: { readonly groups?: number } = {}): HosmerLemeshowTest {
  checkOptionNames("hosmerLemeshow", options, { groups: true });
  const wanted = options.groups ?? 10;
  if (!Number.isInteger(wanted) || wanted < 3) {
    throw new EstimandError("bad-option", `groups: ${wanted}; give a whole number of at least 3.`, {
      option: "groups",
      value: wanted,
    });
  }
  const { probability, outcome, model } = fittedProbabilities(fit, "The Hosmer-Lemeshow test");
  const counts = countsOf(model.frame, "The Hosmer-Lemeshow test", fit);
  const groups = grouped(probability, outcome, counts, wanted);
  let statistic = 0;
  for (const { count, observed, expected } of groups) {
    statistic += (observed - expected) ** 2 / expected + (observed - expected) ** 2 / (count - expected);
  }
  const df = Math.max(0, groups.length - 2);
  const fewer = groups.length < wanted ? { note: `Ties leave ${groups.length} group(s).` } : {};
  return testResult({
    name: "Hosmer-Lemeshow test",
    null: "Successes come as often as the fitted probabilities say.",
    statistic: df > 0 ? statistic : Number.NaN,
    distribution: "chi2",
    df: [df],
    ...fewer,
    groups,
  });
}

function grouped(
  probability: Float64Array,
  outcome: Float64Array,
  counts: Float64Array | undefined,
  wanted: number,
): readonly HosmerLemeshowGroup[] {
  const order = sortedPositions(probability);
  const ends = quantiles(probability, order, counts, wanted);
  const groups: { low: number; high: number; count: number; observed: number; expected: number }[] = [];
  for (let g = 1; g < ends.length; g++) {
    groups.push({ low: ends[g - 1]!, high: ends[g]!, count: 0, observed: 0, expected: 0 });
  }
  let g = 0;
  for (const row of order) {
    while (g < groups.length - 1 && probability[row]! > groups[g]!.high) g++;
    const group = groups[g]!;
    const count = counts?.[row] ?? 1;
    group.count += count;
    group.observed += count * outcome[row]!;
    group.expected += count * probability[row]!;
  }
  return groups.filter(({ count }) => count > 0);
}

/** The distinct quantiles at 0, 1/g, ..., 1: between order statistics, linearly (type 7). */
function quantiles(
  values: Float64Array,
  order: Int32Array,
  counts: Float64Array | undefined,
  groups: number,
): readonly number[] {
  const total = counts === undefined ? values.length : counts.reduce((sum, count) => sum + count, 0);
  const ends: number[] = [];
  let at = 0;
  let before = 0;
  const orderStatistic = (position: number): number => {
    while (before + (counts?.[order[at]!] ?? 1) <= position && at < order.length - 1) {
      before += counts?.[order[at]!] ?? 1;
      at++;
    }
    return values[order[at]!]!;
  };
  for (let g = 0; g <= groups; g++) {
    const place = ((total - 1) * g) / groups;
    const low = Math.floor(place + 4 * Number.EPSILON * place);
    const share = Math.max(0, place - low);
    const lower = orderStatistic(low);
    const upper = share > 1e-12 * total ? orderStatistic(Math.min(low + 1, total - 1)) : lower;
    const end = lower + share * (upper - lower);
    if (end !== ends.at(-1)) ends.push(end);
  }
  return ends.length === 1 ? [...ends, ...ends] : ends; // one probability for all, as of a model of a constant alone
}
