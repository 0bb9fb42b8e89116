import { addGroupSums, addToGroups, subtractAndSum, subtractByGroup } from "./group-sums.ts";
import { type Lanes, laneCount } from "./lanes.ts";
import { productOfSeveral } from "./product-of-several.ts";
import { productOfOne, type Swept, subtractMeans, takeMeansOf } from "./swept-products.ts";
import type { SortedWays } from "./sorted-ways.ts";

/** See `EffectsSystem.start`. */
export interface Start {
  readonly means: Float64Array;
  readonly right: Float64Array;
  readonly squares: Float64Array;
  readonly swept: Float64Array;
}

/** See `EffectsSystem.finish`. */
export interface Finish {
  readonly between: number;
  readonly squares: number;
}

/**
 * The normal equations of the effects after the leading way is swept out: S a = D'W M₁x with S = D'W M₁D, D the dummies of
 * the other ways and M₁ the deviations from the leading groups' means. All is done for four columns at once.
 */
export class EffectsSystem {
  /** Number of groups of the other ways. */
  readonly size: number;
  /** 1 over the weight of each group of the other ways; 0 for a group without weight. */
  readonly inverse: Float64Array;
  readonly #ways: SortedWays;
  readonly #weights: Float64Array | undefined;
  /** The weight of each group of the other ways. */
  readonly #totals: Float64Array;
  readonly #swept: Swept;

  constructor(ways: SortedWays, weights: Float64Array | undefined) {
    const { codes, others, order, starts } = ways;
    this.#ways = ways;
    this.size = ways.offsets.at(-1)!;
    this.#weights = weights;
    const leading = new Float64Array(starts.length - 1);
    this.#totals = new Float64Array(this.size);
    addWeights(codes, weights, leading);
    for (const other of others) addWeights(other, weights, this.#totals);
    const sortedWeights = weights && order ? Float64Array.from(order, (row) => weights[row]!) : weights;
    this.#swept = { starts, leadingInverse: leading.map(invert), weights: sortedWeights };
    this.inverse = this.#totals.map(invert);
  }

  /** S p, by one pass over the codes. */
  product(p: Float64Array, out: Float64Array): void {
    const { sortedOthers } = this.#ways;
    if (sortedOthers.length === 1) productOfOne(this.#swept, sortedOthers[0]!, this.#totals, p, out);
    else productOfSeveral(this.#swept, sortedOthers, p, out);
  }

  /** Means of x in the leading groups, D'W M₁x, and Σ w x² of x and of M₁x, by lane. */
  start(x: Lanes): Start {
    const { codes, others, sortedOthers } = this.#ways;
    const { leadingInverse } = this.#swept;
    const means = new Float64Array(laneCount * leadingInverse.length);
    const right = new Float64Array(laneCount * this.size);
    const squares = addGroupSums(x, this.#weights, codes, means);
    for (const other of others) addGroupSums(x, this.#weights, other, right);
    const swept = squares.slice();
    for (let at = 0; at < means.length; at++) {
      const sum = means[at]!;
      means[at] = sum * leadingInverse[at >> 2]!;
      swept[at & 3]! -= sum * means[at]!;
    }
    subtractMeans(this.#swept, sortedOthers, means, right);
    return { means, right, squares, swept };
  }

  /** Takes `means` of D a from the leading groups' means, in place. */
  lessMeansOf(a: Float64Array, means: Float64Array): void {
    takeMeansOf(this.#swept, this.#ways.sortedOthers, a, means);
  }

  /**
   * Of one column: out = x - `means` of its leading group - D a; `out` may be `x`. Returns Σ w out² and, over the groups of the
   * other ways, Σ weight × mean² of `out`.
   */
  finish(x: Float64Array, means: Float64Array, a: Float64Array, out: Float64Array): Finish {
    const { codes, others } = this.#ways;
    const [first, ...further] = others;
    const moments = new Float64Array(this.size);
    if (first === undefined) return { between: 0, squares: subtractByGroup(x, this.#weights, codes, means, out) };
    further.forEach((other, w) => {
      subtractByGroup(w === 0 ? x : out, undefined, other, a, out);
    });
    const from = further.length > 0 ? out : x;
    const squares = subtractAndSum(from, this.#weights, codes, means, first, a, out, moments);
    for (const other of further) addToGroups(out, this.#weights, other, moments);
    const between = moments.reduce((sum, value, j) => sum + value * value * this.inverse[j]!, 0);
    return { between, squares };
  }
}

function addWeights(codes: Int32Array, weights: Float64Array | undefined, into: Float64Array): void {
  for (let i = 0; i < codes.length; i++) into[codes[i]!]! += weights === undefined ? 1 : weights[i]!;
}

function invert(total: number): number {
  return total > 0 ? 1 / total : 0;
}
