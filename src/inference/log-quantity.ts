import type { Quantity, RowDerivatives } from "../likelihood/likelihood.ts";
import { pairOf } from "./quantity-values.ts";

/**
 * The logarithm of a quantity with its derivatives: g'/g and g''/g - g'g'ᵀ/g². The derivatives hold for negative values
 * too, where the logarithm itself is NaN.
 */
export function logQuantity(quantity: Quantity): Quantity {
  const { predictors } = quantity;
  return {
    label: `ln ${quantity.label}`,
    predictors,
    rows(block, out) {
      quantity.rows(block, out);
      for (let a = 0; a < predictors.length; a++) {
        for (let b = a; b < predictors.length; b++) divideSecond(out, predictors, a, b, block.rows);
      }
      for (const name of predictors) {
        const first = out.first[name]!;
        for (let i = 0; i < block.rows; i++) first[i]! /= out.value[i]!;
      }
      for (let i = 0; i < block.rows; i++) out.value[i] = Math.log(out.value[i]!);
    },
  };
}

function divideSecond(
  { value, first, second }: RowDerivatives<string>,
  predictors: readonly string[],
  a: number,
  b: number,
  rows: number,
): void {
  const [left, right] = [first[predictors[a]!]!, first[predictors[b]!]!];
  const both = second[pairOf(predictors, a, b)]!;
  for (let i = 0; i < rows; i++) both[i] = both[i]! / value[i]! - (left[i]! / value[i]!) * (right[i]! / value[i]!);
}
