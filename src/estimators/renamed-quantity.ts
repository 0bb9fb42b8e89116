import type { Quantity, RowDerivatives } from "../likelihood/likelihood.ts";
import { pairsOf } from "../likelihood/scratch.ts";

/** A quantity under the names that another model gives its predictors. */
export function ofPredictors<From extends string, To extends string>(
  quantity: Quantity<From>,
  names: Readonly<Record<From, To>>,
  label: string = quantity.label,
): Quantity<To> {
  const pairs = pairsOf(quantity.predictors);
  const renamed = <T>(record: Readonly<Record<To, T>>): Readonly<Record<From, T>> =>
    Object.fromEntries(quantity.predictors.map((name) => [name, record[names[name]]])) as Record<From, T>;
  return {
    label,
    predictors: quantity.predictors.map((name) => names[name]),
    rows({ rows, eta }, { value, first, second }) {
      const inOrder = second as Readonly<Record<string, Float64Array>>;
      const ofPairs = pairs.map(({ a, b, key }) => {
        const [left, right] = [quantity.predictors[a]!, quantity.predictors[b]!];
        return [key, inOrder[`${names[left]}_${names[right]}`]!] as const;
      });
      const out = { value, first: renamed(first), second: Object.fromEntries(ofPairs) };
      quantity.rows({ rows, eta: renamed(eta) }, out as unknown as RowDerivatives<From>);
    },
  };
}
