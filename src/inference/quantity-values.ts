import type { Pair, Quantity, RowDerivatives } from "../likelihood/likelihood.ts";

/** The pair of two predictors as `second` calls it: the one that the quantity lists first stands first. */
export function pairOf(predictors: readonly string[], a: number, b: number): Pair<string> {
  return a <= b ? `${predictors[a]!}_${predictors[b]!}` : `${predictors[b]!}_${predictors[a]!}`;
}

/** Arrays for a quantity's values and derivatives in a block of rows, to be used again for the next. */
export class QuantityValues implements RowDerivatives<string> {
  readonly value: Float64Array;
  readonly first: Readonly<Record<string, Float64Array>>;
  readonly second: Readonly<Record<Pair<string>, Float64Array>>;
  readonly #quantity: Quantity;

  constructor(quantity: Quantity, rows: number) {
    const names = quantity.predictors;
    const pairs = names.flatMap((_, a) => names.slice(a).map((_, b) => pairOf(names, a, a + b)));
    const arrays = (keys: readonly string[]): Record<string, Float64Array> =>
      Object.fromEntries(keys.map((key) => [key, new Float64Array(rows)]));
    this.#quantity = quantity;
    this.value = new Float64Array(rows);
    this.first = arrays(names);
    this.second = arrays(pairs);
  }

  /** Evaluates the quantity at these linear predictors. */
  evaluate(eta: Readonly<Record<string, Float64Array>>, rows: number): this {
    for (const array of [...Object.values(this.first), ...Object.values(this.second)]) array.fill(0, 0, rows);
    this.#quantity.rows({ rows, eta }, this);
    return this;
  }
}
