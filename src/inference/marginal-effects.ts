import { refuseAbsorbed } from "./absorbed-predictions.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import { type ColumnKind, columnKind } from "./column-kind.ts";
import { columnEffect, effectContext, type SlopeRule, slopeRules, type SlopeWord } from "./column-effects.ts";
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
  refused,
} from "./effects-question.ts";
import { type Effects, effectsRecord } from "./effects-record.ts";
import { unknownSource } from "./cell-value.ts";
import { logQuantity } from "./log-quantity.ts";
import { designSources, regressorSources } from "./predictor-design.ts";

interface SlopeOptions {
  /** Columns of the data whose effects are wanted; all that the quantity depends on otherwise. */
  readonly of?: readonly string[];
  /**
   * "dydx" (default); "eyex": the elasticity, by how many percent the quantity changes when the column changes by one
   * percent; "eydx", "dyex": with the quantity, or the column, in logarithms.
   */
  readonly slope?: SlopeWord;
}

const slopeOptionNames: Readonly<Record<keyof MarginalEffectsOptions, true>> = {
  ...effectsOptionNames,
  of: true,
  slope: true,
};

export interface MarginalEffectsOptions extends SlopeOptions, EffectsOptions {}
export interface MarginalEffectsByRowOptions extends SlopeOptions, EffectsByRowOptions {}

/** Marginal effects with their joint covariance. */
export type MarginalEffects = Effects;

/**
 * Marginal effects of columns of the data on a quantity of the model, averaged over the (weighted) sample: slopes for
 * continuous columns; differences for truth values, 0/1 columns and categories (each level less the reference). The
 * formula is evaluated and differentiated as written, so logarithms, powers and interactions are right. Standard errors
 * by the delta method with exact derivatives, from the fit's own covariance, regressors taken as fixed; or
 * `se: "unconditional"`.
 *
 * Elasticities are averages of the rows' elasticities, ∂ln g/∂ln x. For 0/1 columns and categories "eydx" is the average
 * difference of ln g; "eyex" and "dyex" do not exist.
 *
 * In a model of several equations a column acts through all that contain it.
 *
 * @param fit a fit in memory
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column", "unknown-level", "bad-option"
 * @example
 * const effects = marginalEffects(probit("exporter ~ log(employees) + rd + C(industry)", firms));
 * effects.coef.rd; // difference in Pr(exporter) between rd = 1 and rd = 0
 * marginalEffects(fit, { of: ["employees"], slope: "eyex", by: "industry" });
 * marginalEffects(fit, { grid: { rd: [0, 1] }, se: "unconditional" });
 * marginalEffects(fit, { at: "rows" }).effects.employees.estimate; // a number for each row
 *
 * Source: Bartus (2005), Estimation of marginal effects using margeff; Greene, Econometric Analysis, section 17.3.
 */
export function marginalEffects(fit: Fit, options: MarginalEffectsByRowOptions): EffectsByRow;
export function marginalEffects(fit: Fit, options?: MarginalEffectsOptions): MarginalEffects;
export function marginalEffects(
  fit: Fit,
  options: MarginalEffectsOptions | MarginalEffectsByRowOptions = {},
): MarginalEffects | EffectsByRow {
  checkOptionNames("marginalEffects", options, slopeOptionNames);
  const subject = effectsSubject(fit, "A marginal effect", options);
  const question = slopeQuestion(subject, options);
  if (options.at === "rows") return effectsByRow(question, options);
  return effectsRecord(question, checkEffectsOptions(options as MarginalEffectsOptions, subject));
}

function slopeQuestion(subject: EffectsSubject, { of, slope = "dydx" }: SlopeOptions): EffectsQuestion {
  const { quantity } = subject;
  const rule = Object.hasOwn(slopeRules, slope) ? slopeRules[slope] : undefined;
  if (rule === undefined) {
    const words = Object.keys(slopeRules).map((word) => `"${word}"`);
    throw refused("slope", `slope is ${JSON.stringify(slope)}: use ${words.join(", ")}.`);
  }
  if (rule.logarithm) refuseAbsorbed(subject.fit, "An effect on a logarithm");
  const { wanted, left } = wantedColumns(subject, of, rule);
  const evaluated = rule.logarithm ? logQuantity(quantity) : quantity;
  const context = effectContext(subject, evaluated);
  return {
    ...subject,
    effects: wanted.map((name) => columnEffect(name, context, rule)),
    comparing: comparings.difference,
    evaluated,
    heading: [rule.noun, rule.logarithm ? "of" : "on"],
    prediction: false,
    notes:
      left.length === 0
        ? []
        : [`${rule.contrast} of ${left.join(", ")} left out: 0/1 columns and categories have none.`],
  };
}

/** The columns asked for; without a list, those that have the effect, and those left out. */
function wantedColumns(
  { model, designs }: EffectsSubject,
  of: readonly string[] | undefined,
  { timesColumn, contrast }: SlopeRule,
): { wanted: readonly string[]; left: readonly string[] } {
  const sources = designSources(designs);
  if (of !== undefined && !Array.isArray(of)) throw notAList(of);
  for (const name of of ?? []) if (!sources.includes(name)) throw unknownSource("of", name, sources);
  const wanted = of ?? regressorSources(designs);
  const kindOf = (name: string): ColumnKind["kind"] => columnKind(name, model.frame.table.column(name), designs).kind;
  const left = timesColumn ? wanted.filter((name) => kindOf(name) !== "number") : [];
  if (of !== undefined && left.length > 0) {
    throw refused(
      "slope",
      `${contrast} of ${left.join(", ")} does not exist: a 0/1 column or category has no percentage change. Use "dydx" or ` +
        `"eydx", or leave it out.`,
    );
  }
  return { wanted: wanted.filter((name) => !left.includes(name)), left };
}

function notAList(of: unknown): EstimandError {
  const message = `of is ${JSON.stringify(of)}: pass a list of columns, such as ["rd", "size"], or leave it out for all.`;
  return new EstimandError("bad-option", message, { option: "of" });
}
