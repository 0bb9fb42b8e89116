import type { FittedDesign } from "../fit/fitted-design.ts";
import type { Quantity } from "../likelihood/likelihood.ts";

/**
 * A quantity in words with the outcome's name in place of y: "Pr(exporter = 1)". Of an outcome log(sales), exp(y) is sales.
 * The outcome is that of the last equation that the quantity reads and that has one.
 */
export function quantityWords({ frame, predictors }: FittedDesign, { label, predictors: read }: Quantity): string {
  const outcomes = predictors
    .filter(({ name }) => read.includes(name))
    .sort((a, b) => (a.equation ?? 0) - (b.equation ?? 0))
    .map(({ equation }) => frame.equations[equation ?? 0]!.outcomeName)
    .filter((name) => name !== "");
  const outcome = outcomes.at(-1) ?? frame.equations[0]!.outcomeName;
  const level = levelOf(outcome);
  return label.replace(/\bexp\(y(\*?)\)|\by\b/g, (word, star: string) => (word === "y" ? outcome : `${level}${star}`));
}

/** "sales" of log(sales), "[low, high]" of [log(low), log(high)]. */
function levelOf(outcome: string): string {
  const [, inside] = /^log\((.*)\)$/.exec(outcome) ?? [];
  const [, low, high] = /^\[log\((.*)\), *log\((.*)\)\]$/.exec(outcome) ?? [];
  return inside ?? (low === undefined ? `exp(${outcome})` : `[${low}, ${high}]`);
}
