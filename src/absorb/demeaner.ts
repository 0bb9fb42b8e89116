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
/** Of Σ w x²: less than this share left means that half the digits of what is left may be lost, or nothing is left. */
const cancelled = 1e-8;
const nothing = 1e-26;
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
  const { rows, leading, offsets, starts } = sorted;
  const system = new EffectsSystem(sorted, weights);
  return {
    demean(column) {
      const left = new Float64Array(rows);
      sweep(system, column, left);
      return left;
    },
    effects(column) {
      const means = new Float64Array(starts.length - 1);
      const others = sweep(system, column, new Float64Array(rows), means);
      let other = 0;
      return ways.map((_, w) => (w === leading ? means : others.slice(offsets[other]!, offsets[++other]!)));
    },
    reweighted: (others) => weighted(ways, sorted, others),
  };
}

/**
 * Sweeps all effects out of `x` into `left`; returns the coefficients of the ways but the leading one, adds those of the
 * leading one to `means`. Where a round takes out nearly all of a column, rounding of what went is large beside what stays,
 * and there is another round.
 */
function sweep(system: EffectsSystem, x: Float64Array, left: Float64Array, means?: Float64Array): Float64Array {
  const total = new Float64Array(system.size);
  let first = 0;
  for (let round = 0; round < mostRounds; round++) {
    const start = system.start(round === 0 ? x : left);
    if (round === 0) first = start.squares;
    const enough = (between: number, squares: number): boolean =>
      between <= tolerance ** 2 * Math.max(squares, 0) || between <= rounding ** 2 * start.squares;
    const isSolvable = start.swept > cancelled * start.squares;
    const step = isSolvable
      ? conjugateGradients(system, start.right, start.swept, enough)
      : new Float64Array(system.size);
    if (isSolvable) system.lessMeansOf(step, start.means);
    const { moments, squares } = system.finish(round === 0 ? x : left, start.means, step, left);
    for (let j = 0; j < step.length; j++) total[j]! += step[j]!;
    if (means !== undefined) for (let g = 0; g < means.length; g++) means[g]! += start.means[g]!;
    if (squares <= nothing * first) return total;
    if (squares > cancelled * start.squares && enough(system.between(moments), squares)) return total;
  }
  throw new EstimandError(
    "effects-not-separated",
    "The absorbed effects could not be told apart to 10 digits: their groups hang together by very few rows. Absorb fewer " +
      "of them, or leave out the groups that share hardly a row with others.",
  );
}
