import type { FittedModel } from "../fit/model.ts";
import { kernels } from "../linalg/kernels.ts";
import { eachScoreBlock } from "./score-blocks.ts";
import type { TimeOrder } from "./time-order.ts";

/** The scores in order of time, and their products over lags. */
export class LaggedScores {
  readonly k: number;
  readonly rows: number;
  /** One series without gaps: lags are distances in the arrays. */
  readonly #contiguous: boolean;
  readonly #scores: Float64Array[];
  readonly #lagged: Float64Array[];
  readonly #order: TimeOrder;

  constructor(model: FittedModel, order: TimeOrder) {
    this.k = model.theta.length;
    this.rows = order.rows.length;
    this.#order = order;
    this.#contiguous = order.units.at(-1) === 0 && order.periods.at(-1)! - order.periods[0]! === this.rows - 1;
    this.#scores = inOrder(model, order.rows);
    this.#lagged = this.#contiguous ? [] : this.#scores.map(() => new Float64Array(this.rows));
  }

  /** Σ_t s_t s_(t-lag)', k × k, over the pairs of rows of one unit whose periods differ by `lag`. */
  product(lag: number): Float64Array {
    const out = new Float64Array(this.k * this.k);
    if (this.#contiguous) {
      const later = this.#scores.map((score) => score.subarray(lag));
      const earlier = this.#scores.map((score) => score.subarray(0, this.rows - lag));
      kernels.products(later, earlier, undefined, 0, Math.max(0, this.rows - lag), out, this.k, 0, 0);
    } else {
      this.#shift(lag);
      kernels.products(this.#scores, this.#lagged, undefined, 0, this.rows, out, this.k, 0, 0);
    }
    return out;
  }

  /** The score of one parameter, in order of time. */
  series(parameter: number): Float64Array {
    return this.#scores[parameter]!;
  }

  /** Writes the scores `lag` periods earlier; 0 where there is no such row. */
  #shift(lag: number): void {
    const { periods, units } = this.#order;
    let q = 0;
    for (let p = 0; p < this.rows; p++) {
      const period = periods[p]! - lag;
      while (units[q]! < units[p]! || (q < p && periods[q]! < period)) q++;
      const found = periods[q] === period && units[q] === units[p];
      this.#lagged.forEach((column, j) => {
        column[p] = found ? this.#scores[j]![q]! : 0;
      });
    }
  }
}

function inOrder(model: FittedModel, rows: Int32Array): Float64Array[] {
  const all = Array.from(model.theta, () => new Float64Array(rows.length));
  eachScoreBlock(model, (scores, start, count) => {
    scores.forEach((score, j) => {
      all[j]!.set(score.subarray(0, count), start);
    });
  });
  return all.map((column) => Float64Array.from(rows, (row) => column[row]!));
}
