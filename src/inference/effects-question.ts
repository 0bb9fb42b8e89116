import type { TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { FittedDesign } from "../fit/fitted-design.ts";
import { modelOf } from "../fit/model.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { refuseAbsorbed } from "./absorbed-predictions.ts";
import type { Comparing } from "./comparing.ts";
import type { Effect } from "./effect.ts";
import { type EquivalenceBounds, checkBounds } from "./equivalence.ts";
import { type AtOption, type EvaluationPoints, evaluationPoints } from "./evaluation-points.ts";
import type { GridOption } from "./grid-points.ts";
import { givenPoint } from "./given-point.ts";
import { knownDesign } from "./known-design.ts";
import { checkLevel } from "./level.ts";
import { newPoints, type PointSample, samplePoints } from "./point-sample.ts";
import { type PredictorDesign, predictorDesigns } from "./predictor-design.ts";
import { chooseQuantity } from "./quantity-option.ts";
import { modelWithData } from "./with-vcov.ts";

/** Options of `marginalEffects`, `comparisons` and `predictions`. */
export interface EffectsOptions {
  /** The quantity, by a word that `predict` knows too: "probability", "index", ...; the estimator's first otherwise. */
  readonly type?: string;
  /**
   * "each" (default): at every row, averaged. "means": at one row with the means of numbers and the most frequent
   * levels. A record: at every row with these columns set to these values, averaged.
   */
  readonly at?: AtOption;
  /**
   * Values of columns, in every combination: `{ rd: [0, 1], age: [5, 10, 20] }`. The others as `at` says: averaged over
   * the rows, or at the means.
   */
  readonly grid?: GridOption;
  /** Averages by the values of a column of the data, whether or not the formula uses it; or of several. */
  readonly by?: string | readonly string[];
  /** Other rows than the sample's, without weights. */
  readonly newdata?: TableInput;
  /**
   * "delta" (default): regressors taken as fixed. "unconditional": the rows as a sample from a population, so that the
   * averages vary with them too, robust or clustered as the fit is (Stata's `vce(unconditional)`).
   */
  readonly se?: "delta" | "unconditional";
  /** Coverage of the intervals, 0.95 unless given. */
  readonly level?: number;
  /** Adds two one-sided tests to every row: p of the null hypothesis that the effect is not between these bounds. */
  readonly equivalence?: EquivalenceBounds;
}

/** The same for every row: estimates and standard errors as arrays. */
export interface EffectsByRowOptions extends Pick<EffectsOptions, "type" | "newdata" | "level"> {
  readonly at: "rows";
}

/** What effects are asked of: a fit, a quantity, rows. */
export interface EffectsSubject {
  readonly fit: Fit;
  readonly model: FittedDesign;
  readonly quantity: Quantity;
  readonly designs: readonly PredictorDesign[];
  readonly sample: PointSample;
}

/** A subject with what is asked of it. */
export interface EffectsQuestion extends EffectsSubject {
  readonly effects: readonly Effect[];
  readonly comparing: Comparing;
  /** The quantity as evaluated, which may be the logarithm of the one asked. */
  readonly evaluated: Quantity;
  /** What is asked, with its preposition: "marginal effects", "on". */
  readonly heading: readonly [noun: string, preposition: "on" | "of"];
  /** Whether it is the quantity itself. */
  readonly prediction: boolean;
  readonly notes: readonly string[];
}

/** The names of the options, for a check that there are no others. */
export const effectsOptionNames: Readonly<Record<keyof EffectsOptions, true>> = {
  type: true,
  at: true,
  grid: true,
  by: true,
  newdata: true,
  se: true,
  level: true,
  equivalence: true,
};

/** The options that decide at which rows. */
interface AskedPoints extends Pick<EffectsOptions, "type" | "newdata" | "grid"> {
  readonly at?: AtOption | "rows";
}

export function effectsSubject(fit: Fit, what: string, { type, newdata, at, grid }: AskedPoints): EffectsSubject {
  const model = knownDesign(fit, what);
  if (fit.estimator !== "ols" && fit.estimator !== "iv") refuseAbsorbed(fit, what);
  const quantity = chooseQuantity(model, type);
  const designs = predictorDesigns(model, quantity);
  const subject = { fit, model, quantity, designs };
  if (newdata !== undefined) return { ...subject, sample: newPoints(newdata, designs) };
  const frame = modelOf(fit)?.frame;
  return { ...subject, sample: frame === undefined ? givenPoint(subject, { at, grid }) : samplePoints(frame) };
}

/** The options with their defaults, checked. */
export interface CheckedOptions {
  readonly at: AtOption;
  readonly by: readonly string[];
  readonly grid: GridOption | undefined;
  readonly se: "delta" | "unconditional";
  readonly level: number;
  readonly equivalence: EquivalenceBounds | undefined;
}

export function checkEffectsOptions(options: EffectsOptions, { fit, sample }: EffectsSubject): CheckedOptions {
  const { at = "each", by = [], grid, se = "delta", level = 0.95, equivalence } = options;
  if (se !== "delta" && se !== "unconditional") {
    throw refused("se", `se is ${JSON.stringify(se)}: use "delta" or "unconditional".`);
  }
  if (se === "unconditional") modelWithData(fit, 'se: "unconditional"');
  if (se === "unconditional" && (at === "means" || !sample.estimated)) {
    throw refused(
      "se",
      'se: "unconditional" allows for the sampling of the rows averaged over, so it needs the rows of the fit: leave ' +
        `out ${at === "means" ? 'at: "means"' : "newdata"}, or use "delta".`,
    );
  }
  if (equivalence !== undefined) checkBounds(equivalence);
  return { at, by: typeof by === "string" ? [by] : by, grid, se, level: checkLevel(level), equivalence };
}

/** The points that the options name. */
export function questionPoints({ sample, designs }: EffectsSubject, options: CheckedOptions): EvaluationPoints {
  return evaluationPoints(sample, options, designs);
}

export function refused(option: string, message: string): EstimandError {
  return new EstimandError("bad-option", message, { option });
}
