import type { Likelihood } from "./likelihood.ts";

/** The predictor that a random intercept adds: ln of its standard deviation, a constant. */
export type EffectScale = "lnSigmaU";

/** The rows of units: those of unit g are `rows[starts[g]]` … `rows[starts[g + 1] - 1]`, anywhere in the data. */
export interface PanelUnits {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

/**
 * A likelihood whose rows are independent only given an intercept of their unit: `effect` is the linear predictor to which
 * σ_u a is added, a ~ N(0, 1), and over which is integrated.
 */
export interface RandomIntercept<P extends string, Y extends string> {
  /** Of a row given the intercept; concave in the predictor `effect`. */
  readonly likelihood: Likelihood<P, Y>;
  readonly effect: P;
}

/** The random intercept with the units that share one, and the number of Gauss-Hermite nodes. */
export interface Panel<P extends string, Y extends string> extends RandomIntercept<P, Y> {
  readonly units: PanelUnits;
  readonly nodes: number;
}

/** The number of units, and how many rows the smallest and the largest have. */
export function unitSizes({ starts }: PanelUnits): {
  readonly count: number;
  readonly smallest: number;
  readonly largest: number;
} {
  let smallest = Number.POSITIVE_INFINITY;
  let largest = 0;
  for (let g = 1; g < starts.length; g++) {
    smallest = Math.min(smallest, starts[g]! - starts[g - 1]!);
    largest = Math.max(largest, starts[g]! - starts[g - 1]!);
  }
  return { count: starts.length - 1, smallest, largest };
}

/** For each row: its unit where it is the first row of it, else -1. */
export function firstRows({ rows, starts }: PanelUnits): Int32Array {
  const out = new Int32Array(rows.length).fill(-1);
  for (let g = 0; g + 1 < starts.length; g++) out[rows[starts[g]!]!] = g;
  return out;
}
