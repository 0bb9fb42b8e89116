import type { Fit } from "../../src/index.ts";
import type { Columns, Drawn, Estimator, Interval } from "../recovery-cases/recovery.ts";

/** One part of the analysis: estimates that its truth calls for, and what one would do without them. */
export interface PartCase {
  readonly part: string;
  /** What is asked: "whose effect on what". */
  readonly question: string;
  /** The samples: how many firms, and under which truth. */
  readonly design: string;
  readonly drawn: Drawn;
  /** The first parameter of the first has a counterpart in the naive estimate: these two stand in the figure. */
  readonly models: readonly Estimator[];
  readonly naive: Estimator;
}

/** A fit with average effects less what is true of the sample, as parameters whose truth is 0. */
export function lessTruth(fit: Fit, effects: Readonly<Record<string, readonly [Interval, number]>>): Fit {
  const derived = Object.entries(effects).map(([name, [{ estimate, se, low, high }, truth]]) => [
    name,
    { estimate: estimate - truth, se, low: low - truth, high: high - truth },
  ]);
  return { ...fit, derived: { ...fit.derived, ...Object.fromEntries(derived) } };
}

/** What a column says of the whole sample. */
export function ofSample(data: Columns, name: string): number {
  return data[name]![0]!;
}
