import type { Quantity } from "./likelihood.ts";
import { pairsOf } from "./scratch.ts";

/** exp of a quantity with its derivatives, from those of the quantity: g = e^L, g_i = g L_i, g_ij = g (L_ij + L_i L_j). */
export function expQuantity<P extends string>(label: string, log: Quantity<P>): Quantity<P> {
  const { predictors } = log;
  const pairs = pairsOf(predictors);
  return {
    label,
    predictors,
    rows(block, out) {
      log.rows(block, out);
      const { value, first, second } = out;
      for (let i = 0; i < block.rows; i++) value[i] = Math.exp(value[i]!);
      for (const { a, b, key } of pairs) {
        const [left, right, both] = [first[predictors[a]!], first[predictors[b]!], second[key]];
        for (let i = 0; i < block.rows; i++) both[i] = value[i]! * (both[i]! + left[i]! * right[i]!);
      }
      for (const name of predictors) for (let i = 0; i < block.rows; i++) first[name][i] = first[name][i]! * value[i]!;
    },
  };
}
