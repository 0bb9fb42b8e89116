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
  const parametrized = betweenLimits(model, word) ?? ofCounts(model, word);
  if (parametrized !== undefined) return parametrized;
  const named = [
    ...Object.keys(makersOf(model, "between")).map((each) => `${each}(lower, upper)`),
    ...Object.keys(makersOf(model, "counted")).flatMap((each) => [`${each}(n)`, `${each}(from, to)`]),
  ];
  throw new EstimandError(
    "undefined-quantity",
    `type: this model has no quantity "${word}". ${didYouMean(word, [...words, ...named])}`,
    { type: word, types: [...words, ...named] },
  );
}

type Makers = NonNullable<Quantity["between"]>;

function makersOf({ quantities }: FittedDesign, field: "between" | "counted"): Makers {
  return Object.assign({}, ...Object.values(quantities).map((quantity) => quantity[field])) as Makers;
}

/** "conditional(0, 10)": a quantity between limits of the user's, "." for none; undefined where it is none. */
function betweenLimits(model: FittedDesign, word: string): Quantity | undefined {
  const [, name = "", low = "", high = ""] = /^\s*(\w+)\s*\(([^,]+),([^,]+)\)\s*$/.exec(word) ?? [];
  const makers = makersOf(model, "between");
  const lower = low.trim() === "." ? -Infinity : Number(low);
  const upper = high.trim() === "." ? Infinity : Number(high);
  return Object.hasOwn(makers, name) && lower < upper ? makers[name]!(lower, upper) : undefined;
}

/** "probability(3)", "probability(2, 5)", "probability(2, .)": whole numbers, the last open; undefined where it is none. */
function ofCounts(model: FittedDesign, word: string): Quantity | undefined {
  const [, name = "", low = "", high = low] = /^\s*(\w+)\s*\(\s*(\d+|\.)\s*(?:,\s*(\d+|\.)\s*)?\)\s*$/.exec(word) ?? [];
  const makers = makersOf(model, "counted");
  const from = low === "." ? 0 : Number(low);
  const to = high === "." ? Infinity : Number(high);
  const named = Object.hasOwn(makers, name) && from <= to && !(low === "." && high === ".");
  return named ? makers[name]!(from, to) : undefined;
}
