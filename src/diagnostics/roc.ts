import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { checkLevel } from "../inference/level.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import { formatCount, formatFixed, intervalHeads } from "../report/format.ts";
import { normalQuantile } from "../special/normal.ts";
import { fittedProbabilities } from "./binary-sample.ts";
import { countsOf, sortedPositions } from "./row-counts.ts";

/** The ROC curve of a binary fit, and the area under it. */
export interface Roc extends Displayed {
  /** Pr(a success has a higher fitted probability than a failure), ties counting half. */
  readonly auc: number;
  /** DeLong's standard error, and the interval made with it, kept within 0 and 1. */
  readonly se: number;
  readonly low: number;
  readonly high: number;
  readonly level: number;
  readonly successes: number;
  readonly failures: number;
  /** Points of the curve, from (0, 0) to (1, 1): rows at or above the threshold count as predicted successes. */
  readonly thresholds: Float64Array;
  readonly truePositiveRate: Float64Array;
  readonly falsePositiveRate: Float64Array;
}

/**
 * The receiver operating characteristic of a binary fit in its own sample: for every threshold of the fitted probability the
 * share of successes and of failures above it, and the area under the curve with DeLong's standard error.
 *
 * @param options `level` of the interval, 0.95
 * @throws EstimandError "needs-data", "undefined-test" for other models and weights that are no counts, "bad-option"
 * @example
 * const { auc, low, high } = roc(probit("inlf ~ educ + age", women));
 *
 * Source: DeLong, DeLong and Clarke-Pearson (1988), Biometrics 44; Sun and Xu (2014) for the computation by midranks.
 */
export function roc(fit: Fit, options: { readonly level?: number } = {}): Roc {
  checkOptionNames("roc", options, { level: true });
  const level = checkLevel(options.level ?? 0.95);
  const { probability, outcome, model } = fittedProbabilities(fit, "A ROC curve");
  const counts = countsOf(model.frame, "A ROC curve", fit);
  const groups = tiedGroups(probability, outcome, counts);
  const successes = groups.reduce((sum, { ones }) => sum + ones, 0);
  const failures = groups.reduce((sum, { zeros }) => sum + zeros, 0);
  const { auc, se } = areaUnder(groups, successes, failures);
  const half = normalQuantile((1 + level) / 2) * se;
  const falling = [...groups].reverse();
  const curve = (first: number, value: (group: Tied) => number): Float64Array => {
    const points = new Float64Array(falling.length + 1);
    points[0] = first;
    falling.forEach((group, g) => {
      points[g + 1] = value(group);
    });
    return points;
  };
  const share = (count: (group: Tied) => number, total: number): Float64Array => {
    let sum = 0;
    return curve(0, (group) => {
      sum += count(group);
      return sum / total;
    });
  };
  const record = {
    auc,
    se,
    low: Math.max(0, auc - half),
    high: Math.min(1, auc + half),
    level,
    successes,
    failures,
    thresholds: curve(Number.POSITIVE_INFINITY, ({ value }) => value),
    truePositiveRate: share(({ ones }) => ones, successes),
    falsePositiveRate: share(({ zeros }) => zeros, failures),
  };
  return displayed(record, (found) => [
    { kind: "title", text: "ROC: area under the curve" },
    {
      kind: "table",
      head: ["Area", "Std. error", ...intervalHeads(found.level), "Successes", "Failures"],
      align: ["decimal", "decimal", "decimal", "decimal", "decimal", "decimal"],
      body: [
        [
          ...[found.auc, found.se, found.low, found.high].map((x) => formatFixed(x, 4)),
          formatCount(found.successes),
          formatCount(found.failures),
        ],
      ],
    },
    { kind: "notes", notes: ["In the estimation sample; standard error of DeLong, DeLong and Clarke-Pearson."] },
  ]);
}

/** The rows with one fitted probability. */
interface Tied {
  readonly value: number;
  readonly ones: number;
  readonly zeros: number;
}

function tiedGroups(values: Float64Array, outcome: Float64Array, counts: Float64Array | undefined): readonly Tied[] {
  const groups: { value: number; ones: number; zeros: number }[] = [];
  for (const row of sortedPositions(values)) {
    const value = values[row]!;
    if (groups.at(-1)?.value !== value) groups.push({ value, ones: 0, zeros: 0 });
    const count = counts?.[row] ?? 1;
    groups.at(-1)![outcome[row]! > 0 ? "ones" : "zeros"] += count;
  }
  return groups;
}

/** The area, and its standard error from the variances of each observation's share of the others that it beats. */
function areaUnder(groups: readonly Tied[], successes: number, failures: number): { auc: number; se: number } {
  let below = 0;
  let sum = 0;
  for (const { ones, zeros } of groups) {
    sum += ones * (below + zeros / 2);
    below += zeros;
  }
  const auc = sum / (successes * failures);
  let ofSuccesses = 0;
  let ofFailures = 0;
  let zerosBelow = 0;
  let onesAbove = successes;
  for (const { ones, zeros } of groups) {
    onesAbove -= ones;
    ofSuccesses += ones * ((zerosBelow + zeros / 2) / failures - auc) ** 2;
    ofFailures += zeros * ((onesAbove + ones / 2) / successes - auc) ** 2;
    zerosBelow += zeros;
  }
  const variance = ofSuccesses / (successes - 1) / successes + ofFailures / (failures - 1) / failures;
  return { auc, se: Math.sqrt(variance) };
}
