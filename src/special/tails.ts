/** The two tail probabilities at a point, each computed without cancellation, so that either may be tiny. */
export interface Tails {
  /** P(X <= x) */
  readonly lower: number;
  /** P(X > x) */
  readonly upper: number;
}

export const ALL_BELOW: Tails = { lower: 1, upper: 0 };
export const ALL_ABOVE: Tails = { lower: 0, upper: 1 };
export const NO_TAILS: Tails = { lower: Number.NaN, upper: Number.NaN };

export function fromLower(lower: number): Tails {
  return { lower, upper: 1 - lower };
}

export function fromUpper(upper: number): Tails {
  return { lower: 1 - upper, upper };
}
