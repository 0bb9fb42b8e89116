import { didYouMean } from "../data/nearest-names.ts";
import { EstimandError } from "../errors.ts";
import type { FittedDesign } from "../fit/fitted-design.ts";
import type { Quantity } from "../likelihood/likelihood.ts";

/** The quantity that a `type` word names, or the model's first. */
export function chooseQuantity(model: FittedDesign, type: string | undefined): Quantity {
  const words = Object.keys(model.quantities);
  const word = type ?? words[0] ?? "";
  const quantity = Object.hasOwn(model.quantities, word) ? model.quantities[word] : undefined;
  if (quantity !== undefined) return quantity;
  throw new EstimandError(
    "undefined-quantity",
    `type: this model has no quantity "${word}". ${didYouMean(word, words)}`,
    { type: word, types: words },
  );
}
