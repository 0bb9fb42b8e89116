import { EstimandError } from "../errors.ts";
import { conjugateGradients } from "./conjugate-gradients.ts";
import { EffectsSystem } from "./effects-system.ts";
import { type SortedWays, sortedWays } from "./sorted-ways.ts";
import type { Way } from "./way.ts";

/** Takes effects out of columns. */
export interface Demeaner {
  /** A new column: what the effects leave of `column`, the residual of its weighted regression on all their dummies. */
  demean(column: Float64Array): Float64Array;
  /** One coefficient per group of each way whose sum comes nearest to `column`; unique up to constants between the ways. */
  effects(column: Float64Array): readonly Float64Array[];
  /** The same effects under other weights. */
  reweighted(weights: Float64Array | undefined): Demeaner;
}

/** Group means of what is left, over what is left. */
const tolerance = 1e-10;
/** The same over what there was: below it is rounding, and the column lies in the space of the effects. */
const rounding = 1e-15;
const mostRounds = 8;

/**
 * A demeaner for any number of ways. The way of most groups is swept out exactly; the others by conjugate gradients, every
 * step of which is a round of alternating projections. A column is done when, in all ways, the root of the weighted sum of
 * squared group means is below 1e-10 of the column's norm, as computed from the column itself and not by recursion.
 *
 * @param ways at least one, all of as many rows
 * @param weights one positive number per row; undefined: all 1
 * @throws EstimandError "effects-not-separated" by `demean` and `effects`, when rounds of 5000 steps do not do
 */
export function makeDemeaner(ways: readonly Way[], weights?: Float64Array): Demeaner {
  return weighted(ways, sortedWays(ways), weights);
}

function weighted(ways: readonly Way[], sorted: SortedWays, weights: Float64Array | undefined): Demeaner {
  const { order, rows, leading, offsets, starts } = sorted;
  const gathered = (column: Float64Array): Float64Array => {
    const out = new Float64Array(rows);
    for (let i = 0; i < rows; i++) out[i] = column[order === undefined ? i : order[i]!]!;
    return out;
  };
  const system = new EffectsSystem(sorted, weights && gathered(weights));
  return {
    demean(column) {
      const left = gathered(column);
      sweep(system, left);
      if (order === undefined) return left;
      const out = new Float64Array(rows);
      for (let i = 0; i < rows; i++) out[order[i]!] = left[i]!;
      return out;
    },
    effects(column) {
      const means = new Float64Array(starts.length - 1);
      const others = sweep(system, gathered(column), means);
      let other = 0;
      return ways.map((_, w) => (w === leading ? means : others.slice(offsets[other]!, offsets[++other]!)));
    },
    reweighted: (others) => weighted(ways, sorted, others),
  };
}

/** Sweeps all effects out of `x`, in place; returns the coefficients of the ways but the leading one. */
function sweep(system: EffectsSystem, x: Float64Array, means?: Float64Array): Float64Array {
  const total = new Float64Array(system.size);
  const before = system.squares(x);
  let moments = system.deviations(x, undefined, means);
  for (let round = 0; round < mostRounds; round++) {
    const between = moments.reduce((sum, value, j) => sum + value * value * system.inverse[j]!, 0);
    const enough = (now: number, left: number): boolean =>
      now <= tolerance ** 2 * Math.max(left, 0) || now <= rounding ** 2 * before;
    const squares = system.squares(x);
    if (enough(between, squares)) return total;
    const step = conjugateGradients(system, moments, squares, enough);
    moments = system.deviations(x, step, means);
    for (let j = 0; j < step.length; j++) total[j]! += step[j]!;
  }
  throw new EstimandError(
    "effects-not-separated",
    "The absorbed effects could not be told apart to 10 digits: their groups hang together by very few rows. Absorb fewer " +
      "of them, or leave out the groups that share hardly a row with others.",
  );
}
