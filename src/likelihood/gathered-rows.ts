import type { Columns } from "../linalg/kernels.ts";

/** Below this share of rows that count, copying them out is cheaper than multiplying the others by 0. */
const worthwhile = 0.8;

/**
 * The rows of a block whose second derivative is not 0, copied together: an equation that counts in some rows only (the
 * outcome of a selection model) then costs what those rows cost. The arrays are made once and used for every block.
 */
export class GatheredRows {
  readonly #positions: Int32Array;
  readonly #left: Columns;
  readonly #right: Columns;
  readonly weight: Float64Array;
  count = 0;

  /** @param length most rows of a block */
  constructor(left: Columns, right: Columns, length: number) {
    const scratch = (columns: Columns): Columns => columns.map(() => new Float64Array(length));
    this.#positions = new Int32Array(length);
    this.#left = scratch(left);
    this.#right = left === right ? this.#left : scratch(right);
    this.weight = new Float64Array(length);
  }

  /** Finds the rows with a weight; false where they are so many that copying is not worthwhile. */
  find(weight: Float64Array, rows: number): boolean {
    let count = 0;
    for (let i = 0; i < rows; i++) {
      this.#positions[count] = i;
      this.weight[count] = weight[i]!;
      if (weight[i] !== 0) count++;
    }
    this.count = count;
    return count < worthwhile * rows;
  }

  left(columns: Columns, start: number): Columns {
    return this.#gather(columns, this.#left, start);
  }

  right(columns: Columns, start: number): Columns {
    return this.#right === this.#left ? this.#left : this.#gather(columns, this.#right, start);
  }

  #gather(columns: Columns, into: Columns, start: number): Columns {
    for (let j = 0; j < columns.length; j++) {
      const from = columns[j]!;
      const to = into[j]!;
      for (let q = 0; q < this.count; q++) to[q] = from[start + this.#positions[q]!]!;
    }
    return into;
  }
}
