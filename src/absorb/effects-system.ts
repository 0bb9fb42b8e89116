import { addGroupSums, subtractAndSum, subtractByGroup } from "./group-sums.ts";
import { productOfOne, productOfSeveral, type Swept, subtractMeans, takeMeansOf } from "./swept-products.ts";
import type { SortedWays } from "./sorted-ways.ts";

/** See `EffectsSystem.start`. */
export interface Start {
  readonly means: Float64Array;
  readonly right: Float64Array;
  readonly squares: number;
  readonly swept: number;
}

/** See `EffectsSystem.finish`. */
export interface Finish {
  readonly moments: Float64Array;
  readonly squares: number;
}

/**
 * The normal equations of the effects after the leading way is swept out: S a = D'W M₁x with S = D'W M₁D, D the dummies of
 * the other ways and M₁ the deviations from the leading groups' means.
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

  /** Means of x in the leading groups, D'W M₁x, and Σ w x² of x and of M₁x. */
  start(x: Float64Array): Start {
    const { codes, others, sortedOthers } = this.#ways;
    const [first, ...further] = others;
    const means = new Float64Array(this.#swept.leadingInverse.length);
    const right = new Float64Array(this.size);
    const squares = addGroupSums(x, this.#weights, codes, means, first, right);
    for (const other of further) addGroupSums(x, this.#weights, other, right);
    let swept = squares;
    for (let g = 0; g < means.length; g++) {
      const sum = means[g]!;
      means[g] = sum * this.#swept.leadingInverse[g]!;
      swept -= sum * means[g]!;
    }
    subtractMeans(this.#swept, sortedOthers, means, right);
    return { means, right, squares, swept };
  }

  /** Takes `means` of D a from the leading groups' means, in place. */
  lessMeansOf(a: Float64Array, means: Float64Array): void {
    takeMeansOf(this.#swept, this.#ways.sortedOthers, a, means);
  }

  /** out = x - `means` of its leading group - D a; `out` may be `x`. Returns D'W out and Σ w out². */
  finish(x: Float64Array, means: Float64Array, a: Float64Array, out: Float64Array): Finish {
    const { codes, others } = this.#ways;
    const [first, ...further] = others;
    const moments = new Float64Array(this.size);
    if (first === undefined) return { moments, squares: subtractByGroup(x, this.#weights, codes, means, out) };
    further.forEach((other, w) => {
      subtractByGroup(w === 0 ? x : out, undefined, other, a, out);
    });
    const from = further.length > 0 ? out : x;
    const squares = subtractAndSum(from, this.#weights, codes, means, first, a, out, moments);
    for (const other of further) addGroupSums(out, this.#weights, other, moments);
    return { moments, squares };
  }

  /** Σ over groups of the other ways of weight × mean², from D'W x. */
  between(moments: Float64Array): number {
    return moments.reduce((sum, value, j) => sum + value * value * this.inverse[j]!, 0);
  }
}

function addWeights(codes: Int32Array, weights: Float64Array | undefined, into: Float64Array): void {
  for (let i = 0; i < codes.length; i++) into[codes[i]!]! += weights === undefined ? 1 : weights[i]!;
}

function invert(total: number): number {
  return total > 0 ? 1 / total : 0;
}
