import type { SortedWays } from "./sorted-ways.ts";

/**
 * The normal equations of the effects after the leading way is swept out: S a = D'W M₁x with S = D'W M₁D, D the dummies of
 * the other ways and M₁ the deviations from the leading groups' means. Products with S take one pass over the rows.
 */
export class EffectsSystem {
  /** Number of groups of the other ways. */
  readonly size: number;
  readonly #ways: SortedWays;
  /** By sorted rows; undefined: all 1. */
  readonly #weights: Float64Array | undefined;
  /** 1 over the weight of each leading group, and of each group of the others; 0 for a group without weight. */
  readonly #leadingInverse: Float64Array;
  readonly inverse: Float64Array;
  readonly #stretch: Float64Array;

  constructor(ways: SortedWays, weights: Float64Array | undefined) {
    this.#ways = ways;
    this.size = ways.offsets.at(-1)!;
    this.#weights = weights;
    const { starts, others, rows } = ways;
    const groups = starts.length - 1;
    const leading = new Float64Array(groups);
    let longest = 0;
    for (let g = 0; g < groups; g++) {
      longest = Math.max(longest, starts[g + 1]! - starts[g]!);
      for (let i = starts[g]!; i < starts[g + 1]!; i++) leading[g]! += weights === undefined ? 1 : weights[i]!;
    }
    const totals = new Float64Array(this.size);
    for (const codes of others)
      for (let i = 0; i < rows; i++) totals[codes[i]!]! += weights === undefined ? 1 : weights[i]!;
    const invert = (total: number): number => (total > 0 ? 1 / total : 0);
    this.#leadingInverse = leading.map(invert);
    this.inverse = totals.map(invert);
    this.#stretch = new Float64Array(longest);
  }

  /** S p. */
  product(p: Float64Array, out: Float64Array): void {
    const { starts, others } = this.#ways;
    const stretch = this.#stretch;
    out.fill(0);
    for (let g = 0; g + 1 < starts.length; g++) {
      const start = starts[g]!;
      const rows = starts[g + 1]! - start;
      for (let w = 0; w < others.length; w++) {
        const codes = others[w]!;
        if (w === 0) for (let i = 0; i < rows; i++) stretch[i] = p[codes[start + i]!]!;
        else for (let i = 0; i < rows; i++) stretch[i]! += p[codes[start + i]!]!;
      }
      this.#centre(g, start, rows);
      this.#scatter(start, rows, out);
    }
  }

  /** x - D a less its means in the leading groups, in place, by sorted rows; `a` undefined is 0. Returns D'W of the result. */
  deviations(x: Float64Array, a: Float64Array | undefined, means: Float64Array | undefined): Float64Array {
    const { starts, others } = this.#ways;
    const stretch = this.#stretch;
    const out = new Float64Array(this.size);
    for (let g = 0; g + 1 < starts.length; g++) {
      const start = starts[g]!;
      const rows = starts[g + 1]! - start;
      for (let i = 0; i < rows; i++) stretch[i] = x[start + i]!;
      if (a !== undefined) {
        for (const codes of others) for (let i = 0; i < rows; i++) stretch[i]! -= a[codes[start + i]!]!;
      }
      const mean = this.#centre(g, start, rows);
      if (means !== undefined) means[g]! += mean;
      for (let i = 0; i < rows; i++) x[start + i] = stretch[i]!;
      this.#scatter(start, rows, out);
    }
    return out;
  }

  /** Σ w x². */
  squares(x: Float64Array): number {
    const weights = this.#weights;
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += (weights === undefined ? 1 : weights[i]!) * x[i]! * x[i]!;
    return sum;
  }

  /** Subtracts the leading group's mean from the stretch; returns it. */
  #centre(group: number, start: number, rows: number): number {
    const stretch = this.#stretch;
    const weights = this.#weights;
    let sum = 0;
    if (weights === undefined) for (let i = 0; i < rows; i++) sum += stretch[i]!;
    else for (let i = 0; i < rows; i++) sum += weights[start + i]! * stretch[i]!;
    const mean = sum * this.#leadingInverse[group]!;
    for (let i = 0; i < rows; i++) stretch[i]! -= mean;
    return mean;
  }

  /** Adds the weighted stretch to the sums of the other ways' groups. */
  #scatter(start: number, rows: number, out: Float64Array): void {
    const stretch = this.#stretch;
    const weights = this.#weights;
    for (const codes of this.#ways.others) {
      if (weights === undefined) for (let i = 0; i < rows; i++) out[codes[start + i]!]! += stretch[i]!;
      else for (let i = 0; i < rows; i++) out[codes[start + i]!]! += weights[start + i]! * stretch[i]!;
    }
  }
}
