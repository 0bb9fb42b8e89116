import type { TableInput } from "../data/input.ts";
import { table as toTable } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { criticalValue } from "../fit/coefficient-table.ts";
import type { Fit, Warning } from "../fit/fit.ts";
import type { FittedDesign } from "../fit/fitted-design.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { absorbedSums, addEffects, refuseAbsorbed } from "./absorbed-predictions.ts";
import { type EvaluatedBlock, evaluateRows } from "./evaluated-block.ts";
import { type IntervalScale, intervalScale } from "./interval-scale.ts";
import { knownDesign } from "./known-design.ts";
import { checkLevel } from "./level.ts";
import { missingRows } from "./missing-rows.ts";
import { type PredictorDesign, predictorDesigns, readyTable, withoutUnknownLevels } from "./predictor-design.ts";
import { chooseQuantity } from "./quantity-option.ts";
import { quantityWords } from "./quantity-words.ts";
import { QuantityValues } from "./quantity-values.ts";
import { RowStandardErrors } from "./row-standard-errors.ts";
import { eachBlock } from "./score-blocks.ts";
import { UndefinedTerms } from "./undefined-terms.ts";
import { modelWithData } from "./with-vcov.ts";

const predictOptionNames: Readonly<Record<keyof PredictOptions, true>> = { type: true, interval: true, level: true };

export interface PredictOptions {
  /** The quantity, by a word of the estimator ("probability", "index", "conditional", ...); its first otherwise. */
  readonly type?: string;
  /** "confidence": standard errors and intervals too, of the quantity (not of a new observation). */
  readonly interval?: "confidence";
  /** Coverage of the intervals, 0.95 unless given. */
  readonly level?: number;
}

/** Predictions by row; NaN in rows where a needed column is missing, or a term undefined (`warnings` says where). */
export interface Prediction {
  /** The quantity in words: "Pr(y = 1)". */
  readonly quantity: string;
  readonly estimate: Float64Array;
  readonly se?: Float64Array;
  readonly low?: Float64Array;
  readonly high?: Float64Array;
  /** Terms that are no finite number in rows without missing values, such as the logarithm of a negative; rows like those left out. */
  readonly warnings: readonly Warning[];
}

/** Predictions with standard errors and intervals. */
export type IntervalPrediction = Required<Prediction>;

/**
 * Predicted values of a quantity of the model, in the order of the rows of `data`; without `data`, of the rows that the
 * fit used, in their order. Standard errors by the delta method. Intervals of a probability are made on the index (on
 * the logit scale where it depends on several) and mapped back, so they stay within 0 and 1; others are symmetric.
 *
 * After absorbed effects these are added, for levels that the sample had; they have no known sampling error, so no intervals.
 *
 * @param fit a fit in memory, or with new data a revived one (not after absorbed effects)
 * @param data new data with the columns of the formula (the outcome is not needed); a missing value gives NaN, and so does
 *   a term that is undefined there (log of a negative), or a row that lies where separation left rows out of the sample:
 *   `warnings` names both with their rows
 * @throws EstimandError "needs-data", "undefined-quantity", "unknown-column", "unknown-level", "bad-option"
 * @example
 * const { estimate, low, high } = predict(fit, [{ size: 12, rd: true }], { interval: "confidence" });
 */
export function predict(
  fit: Fit,
  data: TableInput | undefined,
  options: PredictOptions & { readonly interval: "confidence" },
): IntervalPrediction;
export function predict(fit: Fit, data?: TableInput, options?: PredictOptions): Prediction;
export function predict(fit: Fit, data?: TableInput, options: PredictOptions = {}): Prediction {
  checkOptionNames("predict", options, predictOptionNames);
  const model = knownDesign(fit, "A prediction");
  const quantity = chooseQuantity(model, options.type);
  const designs = predictorDesigns(model, quantity);
  const table =
    data === undefined
      ? withoutUnknownLevels(modelWithData(fit, "A prediction without new data").frame.table, designs)
      : readyTable(toTable(data), designs);
  const level = checkLevel(options.level ?? 0.95);
  const withInterval = checkInterval(options.interval);
  if (withInterval) refuseAbsorbed(fit, "An interval of a prediction");
  const effects = fit.absorbed === undefined ? undefined : absorbedSums(fit, table);
  const values = new QuantityValues(quantity, Math.min(table.rows, 4096));
  const estimate = new Float64Array(table.rows);
  const intervals = withInterval ? new Intervals(fit, model, quantity, designs, table.rows, level) : undefined;
  const undefinedTerms = new UndefinedTerms();
  eachBlock(table.rows, (start, rows) => {
    const point = { table: table.slice(start, start + rows), rows, weights: undefined };
    const block = evaluateRows(designs, model.theta, point);
    undefinedTerms.add(block, designs, start);
    if (effects !== undefined) addEffects(block, effects.subarray(start, start + rows));
    values.evaluate(block.eta, rows);
    estimate.set(values.value.subarray(0, rows), start);
    intervals?.add(block, values, start);
    for (const output of [estimate, intervals?.se, intervals?.low, intervals?.high])
      missingRows(block, designs, output, start);
  });
  const { se, low, high } = intervals ?? {};
  const plain = { quantity: quantityWords(model, quantity), estimate, warnings: undefinedTerms.warnings() };
  return Object.freeze(se && low && high ? { ...plain, se, low, high } : plain);
}

/** Standard errors and intervals of all rows, written block by block. */
class Intervals {
  readonly se: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly #scale: IntervalScale;
  readonly #critical: number;

  constructor(
    fit: Fit,
    model: FittedDesign,
    quantity: Quantity,
    designs: readonly PredictorDesign[],
    rows: number,
    level: number,
  ) {
    const blockRows = Math.min(rows, 4096);
    this.se = new Float64Array(rows);
    this.low = new Float64Array(rows);
    this.high = new Float64Array(rows);
    const errors = new RowStandardErrors(model, designs, fit, blockRows);
    this.#scale = intervalScale(quantity, errors, blockRows);
    this.#critical = criticalValue(level, fit.conventions);
  }

  add(block: EvaluatedBlock, values: QuantityValues, start: number): void {
    const part = (of: Float64Array): Float64Array => of.subarray(start, start + block.rows);
    const ends = { se: part(this.se), low: part(this.low), high: part(this.high) };
    this.#scale(block, values, this.#critical, ends);
  }
}

function checkInterval(interval: string | undefined): boolean {
  if (interval === undefined || interval === "confidence") return interval !== undefined;
  throw new EstimandError("bad-option", `interval: ${JSON.stringify(interval)} is unknown; "confidence" is there.`, {
    option: "interval",
    value: interval,
  });
}
