import { refuseAbsorbed } from "./absorbed-predictions.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { unknownSource } from "./cell-value.ts";
import { type Change, columnContrast, jointContrast } from "./column-contrast.ts";
import { effectContext } from "./column-effects.ts";
import { comparings, type ComparisonWord } from "./comparing.ts";
import { contrastEffect } from "./contrast-effect.ts";
import { type EffectsByRow, effectsByRow } from "./effects-by-row.ts";
import {
  checkEffectsOptions,
  type EffectsByRowOptions,
  type EffectsOptions,
  type EffectsQuestion,
  type EffectsSubject,
  effectsOptionNames,
  effectsSubject,
  refused,
} from "./effects-question.ts";
import { type Effects, effectsRecord } from "./effects-record.ts";
import { designSources, regressorSources } from "./predictor-design.ts";
import { modelWithData } from "./with-vcov.ts";

/** What to compare, by column: `{ rd: [0, 1], employees: "+10%", industry: "pairwise" }`. */
export type Changes = Readonly<Record<string, Change>>;

interface ComparingOptions {
  /**
   * "difference" (default), "ratio" or "lnratio" of the quantity under the two values. Averages are compared: the ratio is
   * the average under the one divided by the average under the other, and its test is of 1.
   */
  readonly comparison?: ComparisonWord;
  /** All columns change at once, in one comparison, instead of one after the other. */
  readonly jointly?: boolean;
}

const comparingOptionNames: Readonly<Record<keyof ComparisonsOptions, true>> = {
  ...effectsOptionNames,
  comparison: true,
  jointly: true,
};

export interface ComparisonsOptions extends ComparingOptions, EffectsOptions {}
export interface ComparisonsByRowOptions extends ComparingOptions, EffectsByRowOptions {}

/**
 * A quantity of the model under changes of the data, compared: differences, ratios or log ratios of its averages, with
 * delta-method or unconditional standard errors and their joint covariance. The formula is evaluated again with the column
 * changed in every row, so interactions, powers and logarithms follow.
 *
 * Without `changes`: every column, levels with their reference, 1 with 0, and numbers with themselves plus 1.
 *
 * @param fit a fit in memory
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column", "unknown-level", "bad-option"
 * @example
 * comparisons(fit, { rd: [0, 1], employees: "+10%" });
 * comparisons(fit, { rd: [0, 1] }, { comparison: "ratio", by: "industry" });
 * comparisons(fit, { rd: [0, 1], training: [0, 1] }, { jointly: true });
 *
 * Source: Arel-Bundock, Greifer and Heiss (2024), How to interpret statistical models using marginaleffects.
 */
export function comparisons(fit: Fit, changes: Changes | undefined, options: ComparisonsByRowOptions): EffectsByRow;
export function comparisons(fit: Fit, changes?: Changes, options?: ComparisonsOptions): Effects;
export function comparisons(
  fit: Fit,
  changes?: Changes,
  options: ComparisonsOptions | ComparisonsByRowOptions = {},
): Effects | EffectsByRow {
  checkOptionNames("comparisons", options, comparingOptionNames);
  const subject = effectsSubject(fit, "A comparison", options);
  const question = comparisonQuestion(subject, changes, options);
  if (options.at === "rows") return effectsByRow(question, options);
  return effectsRecord(question, checkEffectsOptions(options as ComparisonsOptions, subject));
}

function comparisonQuestion(
  subject: EffectsSubject,
  changes: Changes | undefined,
  { comparison = "difference", jointly = false, at }: ComparingOptions & { readonly at?: unknown },
): EffectsQuestion {
  const { quantity, designs } = subject;
  if (comparison !== "difference") refuseAbsorbed(subject.fit, "A ratio");
  const comparing = Object.hasOwn(comparings, comparison) ? comparings[comparison] : undefined;
  if (comparing === undefined) {
    throw refused("comparison", `comparison is ${JSON.stringify(comparison)}: use "difference", "ratio" or "lnratio".`);
  }
  const context = effectContext(subject, quantity);
  const sources = designSources(designs);
  const asked = Object.entries(changes ?? {});
  const entries = changes === undefined ? regressorSources(designs).map((name) => [name, undefined] as const) : asked;
  for (const [name] of entries) if (!sources.includes(name)) throw unknownSource("comparisons", name, sources);
  if (entries.length === 0)
    throw refused("changes", "There is nothing to compare: name a column, such as { rd: [0, 1] }.");
  if (asked.some(([, change]) => typeof change === "string" && change.endsWith("sd"))) {
    modelWithData(subject.fit, "A change by standard deviations");
  }
  const contrasts = entries.map(([name, change]) => columnContrast(name, change, context, comparing.written));
  return {
    ...subject,
    effects: (jointly ? [jointContrast(contrasts)] : contrasts).map((one) =>
      contrastEffect(one, context, comparing.slotsPerPair),
    ),
    comparing,
    evaluated: quantity,
    heading: [comparison === "difference" ? "differences" : comparison === "ratio" ? "ratios" : "log ratios", "of"],
    prediction: false,
    notes: comparison === "difference" ? [] : ratioNotes(comparison, at === "means"),
  };
}

function ratioNotes(comparison: ComparisonWord, single: boolean): string[] {
  return [
    ...(single ? [] : ["Averages are compared, not the rows' own ratios averaged."]),
    ...(comparison === "ratio" ? ["The tests are of a ratio of 1."] : []),
  ];
}
