import { EstimandError } from "../errors.ts";
import { conjugateGradients } from "./conjugate-gradients.ts";
import { EffectsSystem } from "./effects-system.ts";
import { inLanes, laneCount, laneOf } from "./lanes.ts";
import { type SortedWays, sortedWays } from "./sorted-ways.ts";
import type { Way } from "./way.ts";

/** Takes effects out of columns. */
export interface Demeaner {
  /** A new column: what the effects leave of `column`, the residual of its weighted regression on all their dummies. */
  demean(column: Float64Array): Float64Array;
  /** The same of several columns, which costs less than one by one. Numbers do not depend on the company. */
  demeanAll(columns: readonly Float64Array[]): Float64Array[];
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
  const { leading, offsets } = sorted;
  const system = new EffectsSystem(sorted, weights);
  const demeanAll = (columns: readonly Float64Array[]): Float64Array[] => {
    const out: Float64Array[] = [];
    for (let at = 0; at < columns.length; at += laneCount)
      out.push(...sweep(system, columns.slice(at, at + laneCount)));
    return out;
  };
  return {
    demeanAll,
    demean: (column) => demeanAll([column])[0]!,
    effects(column) {
      const means = new Float64Array(sorted.starts.length - 1);
      const others = new Float64Array(system.size);
      sweep(system, [column], { means, others });
      let other = 0;
      return ways.map((_, w) => (w === leading ? means : others.slice(offsets[other]!, offsets[++other]!)));
    },
    reweighted: (others) => weighted(ways, sorted, others),
  };
}

/** Coefficients of the leading way and of the others, to be added to. */
interface Coefficients {
  readonly means: Float64Array;
  readonly others: Float64Array;
}

/**
 * Sweeps all effects out of up to four columns; of the first one the coefficients are added to `found`. Where a round takes
 * out nearly all of a column, rounding of what went is large beside what stays, and there is another round for it.
 */
function sweep(system: EffectsSystem, columns: readonly Float64Array[], found?: Coefficients): Float64Array[] {
  const out = columns.map((column) => new Float64Array(column.length));
  const first: number[] = [];
  let pending = [...columns.keys()];
  for (let round = 0; round < mostRounds && pending.length > 0; round++) {
    const from = pending.map((j) => (round === 0 ? columns : out)[j]!);
    const reached = sweepOnce(
      system,
      from,
      pending.map((j) => out[j]!),
    );
    if (round === 0) first.push(...reached.before);
    if (found !== undefined) addTo(found, reached);
    pending = pending.filter((j, lane) => !reached.isDone[lane] && !(reached.after[lane]! <= nothing * first[j]!));
  }
  if (pending.length === 0) return out;
  throw new EstimandError(
    "effects-not-separated",
    "The absorbed effects could not be told apart to 10 digits: their groups hang together by very few rows. Absorb fewer " +
      "of them, or leave out the groups that share hardly a row with others.",
  );
}

/** What a round took out of each lane, and Σ w x² before and after it. */
interface Round {
  readonly means: readonly Float64Array[];
  readonly others: readonly Float64Array[];
  readonly before: Float64Array;
  readonly after: readonly number[];
  readonly isDone: readonly boolean[];
}

function sweepOnce(system: EffectsSystem, from: readonly Float64Array[], to: readonly Float64Array[]): Round {
  const start = system.start(inLanes(from));
  const { squares: before } = start;
  const enough = (lane: number, between: number, squares: number): boolean =>
    between <= tolerance ** 2 * Math.max(squares, 0) || between <= rounding ** 2 * before[lane]!;
  const solvable = start.swept.map((swept, lane) =>
    lane < from.length && swept > cancelled * before[lane]! ? swept : 0,
  );
  const found = conjugateGradients(system, start.right, solvable, enough);
  system.lessMeansOf(found, start.means);
  const means = from.map((_, lane) => laneOf(start.means, lane));
  const others = from.map((_, lane) => laneOf(found, lane));
  const ends = from.map((x, lane) => system.finish(x, means[lane]!, others[lane]!, to[lane]!));
  const after = ends.map(({ squares }) => squares);
  const isDone = ends.map(
    ({ between, squares }, lane) => squares > cancelled * before[lane]! && enough(lane, between, squares),
  );
  return { means, others, before, after, isDone };
}

function addTo(found: Coefficients, { means, others }: Round): void {
  means[0]!.forEach((value, g) => {
    found.means[g]! += value;
  });
  others[0]!.forEach((value, g) => {
    found.others[g]! += value;
  });
}
