import { EstimandError } from "../errors.ts";
import type { CoefficientRow } from "../fit/coefficient-table.ts";
import type { CovarianceMatrix, Fit, Warning } from "../fit/fit.ts";
import type { Displayed } from "../report/displayed.ts";
import { columnEffect } from "./column-effects.ts";
import type { Effect, EffectLabel } from "./effect.ts";
import { EffectSums } from "./effect-sums.ts";
import { effectsRecord } from "./effects-record.ts";
import { evaluateBlock } from "./evaluated-block.ts";
import { type AtOption, type EvaluationPoints, evaluationPoints, unknownSource } from "./evaluation-points.ts";
import { checkLevel } from "./level.ts";
import { designSources, type PredictorDesign, predictorDesigns, regressorSources } from "./predictor-design.ts";
import { chooseQuantity } from "./quantity-option.ts";
import { QuantityValues } from "./quantity-values.ts";
import { modelWithData } from "./with-vcov.ts";

export interface MarginalEffectsOptions {
  /** Columns of the data whose effects are wanted; all that the quantity depends on otherwise. */
  readonly of?: readonly string[];
  /** The quantity, by a word that `predict` knows too: "probability", "index", ...; the estimator's first otherwise. */
  readonly type?: string;
  /**
   * "each" (default): at every row, averaged. "means": at one row with the means of numbers and the most frequent
   * levels. A record: at every row with these columns set to these values, averaged.
   */
  readonly at?: AtOption;
  /** Coverage of the intervals, 0.95 unless given. */
  readonly level?: number;
}

/** One effect: the quantity's change with `term`, a slope ("dy/dx") or a difference ("1 - 0", "J62 - J58"). */
export interface MarginalEffectRow extends Omit<CoefficientRow, "name">, EffectLabel {}

/**
 * Effects by row, and by name: `effects.coef.age`, `effects.se["industry[J62]"]`. With their joint covariance, so that
 * `wald(effects, ["age = exper"])` works.
 */
export interface MarginalEffects extends Displayed {
  readonly title: string;
  /** The quantity in words: "Pr(exporter = 1)". */
  readonly quantity: string;
  readonly at: AtOption;
  readonly level: number;
  readonly rows: readonly MarginalEffectRow[];
  readonly coef: Readonly<Record<string, number>>;
  readonly se: Readonly<Record<string, number>>;
  readonly vcov: CovarianceMatrix;
  readonly conventions: Pick<Fit["conventions"], "vcov" | "distribution" | "df">;
  /** Rows averaged over, and rows of the sample left out because a column of the quantity is missing there. */
  readonly sample: { readonly used: number; readonly incomplete: number };
  /** Those of the fit: they hold for its effects too. */
  readonly warnings: readonly Warning[];
}

/**
 * Marginal effects of columns of the data on a quantity of the model, averaged over the (weighted) sample: slopes for
 * continuous columns; differences for truth values, 0/1 columns and categories (each level less the reference). The
 * formula is evaluated and differentiated as written, so logarithms, powers and interactions are right. Standard errors
 * by the delta method with exact derivatives, from the fit's own covariance, regressors taken as fixed.
 *
 * In a model of several equations a column acts through all that contain it.
 *
 * @param fit a fit in memory
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column", "unknown-level", "bad-option"
 * @example
 * const effects = marginalEffects(probit("exporter ~ log(employees) + rd + C(industry)", firms));
 * effects.coef.rd; // difference in Pr(exporter) between rd = 1 and rd = 0
 *
 * Source: Bartus (2005), Estimation of marginal effects using margeff; Greene, Econometric Analysis, section 17.3.
 */
export function marginalEffects(fit: Fit, options: MarginalEffectsOptions = {}): MarginalEffects {
  const model = modelWithData(fit, "A marginal effect");
  const quantity = chooseQuantity(model, options.type);
  const designs = predictorDesigns(model, quantity);
  const sources = designSources(designs);
  const wanted = options.of ?? regressorSources(designs);
  if (!Array.isArray(wanted)) throw notAList(wanted);
  for (const name of wanted) if (!sources.includes(name)) throw unknownSource("of", name, sources);
  const at = options.at ?? "each";
  const level = checkLevel(options.level ?? 0.95);
  const points = evaluationPoints(model.frame, at, designs);
  const blockRows = Math.min(points.rows, 4096);
  const context = { table: model.frame.table, quantity, designs, theta: model.theta, blockRows };
  const effects = wanted.map((name) => columnEffect(name, context));
  const sums = sumEffects(effects, designs, model.theta, points, new QuantityValues(quantity, blockRows));
  const labels = effects.flatMap((effect) => effect.labels);
  const outcome = model.frame.equations.at(-1)!.outcomeName;
  const described = { quantity: quantity.label.replace(/\by\b/g, () => outcome), at, level };
  return effectsRecord(fit, described, labels, sums, points.rows);
}

function notAList(of: unknown): EstimandError {
  const message = `of is ${JSON.stringify(of)}: pass a list of columns, such as ["rd", "size"], or leave it out for all.`;
  return new EstimandError("bad-option", message, { option: "of" });
}

function sumEffects(
  effects: readonly Effect[],
  designs: readonly PredictorDesign[],
  theta: Float64Array,
  points: EvaluationPoints,
  values: QuantityValues,
): EffectSums {
  const count = effects.reduce((total, effect) => total + effect.labels.length, 0);
  const sums = new EffectSums(count, theta.length, designs, points.rows);
  points.eachBlock((point) => {
    const block = evaluateBlock(designs, theta, point);
    values.evaluate(block.eta, block.rows);
    let at = 0;
    for (const effect of effects) {
      effect.add(block, values, sums, at);
      at += effect.labels.length;
    }
    sums.addProducts(block);
  });
  return sums;
}
