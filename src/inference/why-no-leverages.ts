import type { FittedModel } from "../fit/model.ts";

/**
 * Why a model has no leverages, in a sentence: it is of a kind that has none, or it absorbed effects, where the leverage of each
 * row would take an absorption of its own.
 */
export function whyNoLeverages({ frame: { absorbed } }: Pick<FittedModel, "frame">): string {
  if (absorbed === undefined) return "this model has no leverages (ols, probit and logit have them)";
  const names = absorbed.effects.map(({ name }) => name).join(", ");
  return (
    `the leverage of a row includes that of the absorbed effects (${names}), which absorbing them leaves unknown: it would ` +
    "take as many absorptions as there are rows. With few levels, C(...) in place of absorbing gives it"
  );
}
