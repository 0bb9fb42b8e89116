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
  const limited = betweenLimits(model, word);
  if (limited !== undefined) return limited;
  const named = Object.keys(betweenOf(model)).map((each) => `${each}(lower, upper)`);
  throw new EstimandError(
    "undefined-quantity",
    `type: this model has no quantity "${word}". ${didYouMean(word, [...words, ...named])}`,
    { type: word, types: [...words, ...named] },
  );
}

function betweenOf({ quantities }: FittedDesign): NonNullable<Quantity["between"]> {
  return Object.values(quantities).find(({ between }) => between !== undefined)?.between ?? {};
}

/** "conditional(0, 10)": a quantity between limits of the user's, "." for none; undefined where it is none. */
function betweenLimits(model: FittedDesign, word: string): Quantity | undefined {
  const [, name = "", low = "", high = ""] = /^\s*(\w+)\s*\(([^,]+),([^,]+)\)\s*$/.exec(word) ?? [];
  const makers = betweenOf(model);
  const lower = low.trim() === "." ? -Infinity : Number(low);
  const upper = high.trim() === "." ? Infinity : Number(high);
  return Object.hasOwn(makers, name) && lower < upper ? makers[name]!(lower, upper) : undefined;
}
