import type { Demeaner } from "../absorb/demeaner.ts";
import type { Columns } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";

/** An index Xb + effects, by rows, and its b. */
export interface AbsorbedIndex {
  readonly values: Float64Array;
  readonly coefficients: Float64Array;
}

/** How much more a row counts in which the index must be 0. */
const penalty = 1e6;
/** What is left there relative to the index, and the rounds in which it gets there; an index this near to 0 is 0. */
const tolerance = 1e-9;
const mostRounds = 6;
const vanishing = 1e-5;

/**
 * The indices Xb + Dα of columns and absorbed effects that are 0 in some rows, and weighted projections on them. Those rows
 * have a weight of 10⁶ in a regression with the effects taken out, and what the regression leaves there is set against it in
 * the next one (the method of multipliers), so that it is 0 to rounding.
 *
 * Source: Correia, Guimarães and Zylkin (2019), section 4, for the weights.
 */
export class IndexSpace {
  readonly #columns: Columns;
  readonly #demeaner: Demeaner;
  readonly #fixed: Uint8Array;

  /**
   * @param demeaner of the effects, under any weights
   * @param fixed 1 for rows in which the index must be 0
   */
  constructor(columns: Columns, demeaner: Demeaner, fixed: Uint8Array) {
    this.#columns = columns;
    this.#demeaner = demeaner;
    this.#fixed = fixed;
  }

  /** The index nearest to `target` where it is free, by these weights. */
  nearest(target: Float64Array, given: Float64Array): AbsorbedIndex {
    const fixed = this.#fixed;
    const weights = given.map((weight, i) => (fixed[i] === 1 ? penalty : weight));
    const { demean, demeanAll } = this.#demeaner.reweighted(weights);
    const swept = demeanAll(this.#columns);
    const aim = target.map((value, i) => (fixed[i] === 1 ? 0 : value));
    for (let round = 1; ; round++) {
      const left = demean(aim);
      const coefficients =
        swept.length === 0 ? new Float64Array(0) : leastSquares(swept, left, { weights }).coefficients;
      swept.forEach((column, j) => {
        for (let i = 0; i < left.length; i++) left[i]! -= column[i]! * coefficients[j]!;
      });
      const values = aim.map((value, i) => value - left[i]!);
      const [largest, off] = largestOf(values, fixed);
      if (round === mostRounds || largest < vanishing || off <= tolerance * largest) return { values, coefficients };
      for (let i = 0; i < aim.length; i++) if (fixed[i] === 1) aim[i]! -= values[i]!;
    }
  }
}

/** The largest index where it is free, and where it must be 0. */
function largestOf(values: Float64Array, fixed: Uint8Array): readonly [free: number, fixed: number] {
  const most = new Float64Array(2);
  values.forEach((value, i) => {
    most[fixed[i]!] = Math.max(most[fixed[i]!]!, Math.abs(value));
  });
  return [most[0]!, most[1]!];
}
