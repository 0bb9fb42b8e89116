/** How the quantity under two values of the data is compared. */
export type ComparisonWord = "difference" | "ratio" | "lnratio";

/** A comparison of two averages (or of two values in a row), with its derivatives in both. */
export interface Compared {
  readonly value: number;
  readonly byHigh: number;
  readonly byLow: number;
}

export interface Comparing {
  /** A difference of averages is an average of differences: one slot does. */
  readonly slotsPerPair: 1 | 2;
  /** What it is where nothing changes: the null of its test. */
  readonly none: 0 | 1;
  /** "1 - 0", "1 / 0"; of a step "+10%", "ratio(+10%)". */
  written(high: string, low: string | undefined): string;
  of(high: number, low: number): Compared;
}

export const comparings: Readonly<Record<ComparisonWord, Comparing>> = {
  difference: {
    slotsPerPair: 1,
    none: 0,
    written: (high, low) => (low === undefined ? high : `${high} - ${low}`),
    of: (difference) => ({ value: difference, byHigh: 1, byLow: 0 }),
  },
  ratio: {
    slotsPerPair: 2,
    none: 1,
    written: (high, low) => (low === undefined ? `ratio(${high})` : `${high} / ${low}`),
    of: (high, low) => ({ value: high / low, byHigh: 1 / low, byLow: -high / (low * low) }),
  },
  lnratio: {
    slotsPerPair: 2,
    none: 0,
    written: (high, low) => (low === undefined ? `ln ratio(${high})` : `ln(${high} / ${low})`),
    of: (high, low) => ({ value: Math.log(high / low), byHigh: 1 / high, byLow: -1 / low }),
  },
};
