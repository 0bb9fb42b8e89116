import type { RowDerivatives } from "./likelihood.ts";
import type { RowFunction } from "./row-function.ts";
import { pairsOf } from "./scratch.ts";

/** Adds terms of a row's log-likelihood, with the chain rule for functions of a `RowFunction`, to the arrays of a block. */
export class RowSum<P extends string> {
  readonly #value: Float64Array;
  readonly #first: readonly Float64Array[];
  readonly #second: readonly Float64Array[];

  constructor(predictors: readonly P[], { value, first, second }: RowDerivatives<P>, rows: number) {
    this.#value = value.fill(0, 0, rows);
    this.#first = predictors.map((name) => first[name]);
    this.#second = pairsOf(predictors).map(({ key }) => second[key]);
  }

  /** Adds a number. */
  number(row: number, value: number): void {
    this.#value[row]! += value;
  }

  /** Adds f of one predictor, from its value and derivatives. */
  predictor(row: number, position: number, value: number, slope: number, curvature: number): void {
    this.#value[row]! += value;
    this.#first[position]![row]! += slope;
    const size = this.#first.length;
    this.#second[position * size - (position * (position - 1)) / 2]![row]! += curvature;
  }

  /** Adds g(t), from its value and derivatives in t. */
  composite(row: number, t: RowFunction, value: number, slope: number, curvature: number): void {
    this.#value[row]! += value;
    const { size, first, second } = t;
    for (let p = 0, pair = 0; p < size; p++) {
      const atP = first[p]!;
      this.#first[p]![row]! += slope * atP;
      for (let q = p; q < size; q++, pair++) {
        this.#second[pair]![row]! += slope * second[p * size + q]! + curvature * atP * first[q]!;
      }
    }
  }
}
