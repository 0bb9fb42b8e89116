import { refuseAbsorbed } from "./absorbed-predictions.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { comparings } from "./comparing.ts";
import { type EffectsByRow, effectsByRow } from "./effects-by-row.ts";
import {
  checkEffectsOptions,
  type EffectsByRowOptions,
  type EffectsOptions,
  type EffectsQuestion,
  type EffectsSubject,
  effectsOptionNames,
  effectsSubject,
} from "./effects-question.ts";
import { type Effects, effectsRecord } from "./effects-record.ts";
import { predictionEffect } from "./prediction-effect.ts";

export interface PredictionsOptions extends EffectsOptions {}
export interface PredictionsByRowOptions extends EffectsByRowOptions {}

/**
 * Averages of a quantity of the model over the (weighted) sample, over groups of it, with columns set to the values of a
 * grid, at the means, or over other rows: with standard errors and their joint covariance, so that
 * `wald(predictions(fit, { grid: { rd: [0, 1] } }), "rd[1] = rd[0]")` works. Intervals are symmetric. For single rows,
 * `at: "rows"`; `predict` also does that, with intervals inside the quantity's range.
 *
 * @param fit a fit in memory
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column", "unknown-level", "bad-option"
 * @example
 * predictions(fit).coef.average;
 * predictions(fit, { grid: { rd: [0, 1] }, by: "industry" });
 * predictions(fit, { at: "means", grid: { age: [5, 10, 20] }, type: "index" });
 *
 * Source: Williams (2012), Using the margins command to estimate and interpret adjusted predictions and marginal effects.
 */
export function predictions(fit: Fit, options: PredictionsByRowOptions): EffectsByRow;
export function predictions(fit: Fit, options?: PredictionsOptions): Effects;
export function predictions(
  fit: Fit,
  options: PredictionsOptions | PredictionsByRowOptions = {},
): Effects | EffectsByRow {
  checkOptionNames("predictions", options, effectsOptionNames);
  refuseAbsorbed(fit, "An average of predictions");
  const subject = effectsSubject(fit, "A prediction", options);
  if (options.at === "rows") return effectsByRow(predictionQuestion(subject, "prediction"), options);
  const question = predictionQuestion(subject, options.at === "means" ? "means" : "average");
  return effectsRecord(question, checkEffectsOptions(options as PredictionsOptions, subject));
}

function predictionQuestion(subject: EffectsSubject, name: string): EffectsQuestion {
  return {
    ...subject,
    effects: [predictionEffect(name, subject.designs)],
    comparing: comparings.difference,
    evaluated: subject.quantity,
    heading: ["predictions", "of"],
    prediction: true,
    notes: [],
  };
}
