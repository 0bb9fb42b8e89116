import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { kernels, mirror } from "../linalg/kernels.ts";
import type { Grouping } from "./grouping.ts";
import { blockColumns, eachScoreBlock } from "./score-blocks.ts";

/**
 * The meats Σ_g s_g s_g' of one or more groupings of the rows, s_g the sum of the scores in group g, in one pass over
 * the scores. Groups of a single row need no sum, so an intersection of clusters that isolates the rows costs no
 * memory.
 */
export function clusterMeats(model: FittedModel, groupings: readonly Grouping[]): readonly SquareMatrix[] {
  const k = model.theta.length;
  const sums = groupings.map((grouping) => new GroupSums(grouping, k, model.frame.rows));
  eachScoreBlock(model, (scores, start, rows) => {
    for (const sum of sums) sum.add(scores, start, rows);
  });
  return sums.map((sum) => sum.meat());
}

class GroupSums {
  readonly #codes: Int32Array;
  readonly #slot: Int32Array;
  readonly #sums: Float64Array[];
  readonly #alone: Float64Array;
  readonly #meat: Float64Array;

  constructor(grouping: Grouping, k: number, rows: number) {
    this.#codes = grouping.codes;
    this.#slot = new Int32Array(grouping.count);
    let slots = 0;
    for (let g = 0; g < grouping.count; g++) this.#slot[g] = grouping.sizes[g]! > 1 ? slots++ : -1;
    this.#sums = Array.from({ length: k }, () => new Float64Array(slots));
    [this.#alone] = blockColumns(1, rows) as [Float64Array];
    this.#meat = new Float64Array(k * k);
  }

  add(scores: readonly Float64Array[], start: number, rows: number): void {
    const k = scores.length;
    let singles = 0;
    for (let i = 0; i < rows; i++) {
      const single = this.#slot[this.#codes[start + i]!]! < 0;
      this.#alone[i] = single ? 1 : 0;
      if (single) singles++;
    }
    if (singles > 0) kernels.products(scores, scores, this.#alone, 0, rows, this.#meat, k, 0, 0);
    if (singles === rows) return;
    for (let j = 0; j < k; j++) {
      const score = scores[j]!;
      const sum = this.#sums[j]!;
      for (let i = 0; i < rows; i++) {
        const slot = this.#slot[this.#codes[start + i]!]!;
        if (slot >= 0) sum[slot]! += score[i]!;
      }
    }
  }

  meat(): SquareMatrix {
    const k = this.#sums.length;
    kernels.products(this.#sums, this.#sums, undefined, 0, this.#sums[0]?.length ?? 0, this.#meat, k, 0, 0);
    mirror(this.#meat, k);
    return this.#meat;
  }
}
