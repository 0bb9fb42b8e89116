import type { KnownOutcome } from "../diagnostics/censoring.ts";
import type { Frame } from "../formula/frame-types.ts";

/** How much is known of the outcome in how many observations (frequency weights count). */
export interface OutcomeCounts {
  readonly nUncensored: number;
  readonly nLeftCensored: number;
  readonly nRightCensored: number;
  /** Known to lie between two numbers. */
  readonly nInterval: number;
}

export function outcomeCounts({ low, high }: KnownOutcome, { weights }: Pick<Frame, "weights">): OutcomeCounts {
  const counts = weights?.kind === "frequency" ? weights.values : undefined;
  let [nUncensored, nLeftCensored, nRightCensored, nInterval] = [0, 0, 0, 0];
  for (let i = 0; i < low.length; i++) {
    const times = counts?.[i] ?? 1;
    if (low[i] === high[i]) nUncensored += times;
    else if (low[i] === -Infinity) nLeftCensored += times;
    else if (high[i] === Infinity) nRightCensored += times;
    else nInterval += times;
  }
  return { nUncensored, nLeftCensored, nRightCensored, nInterval };
}
