import type { Quantity } from "../likelihood/likelihood.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { QuantityValues } from "./quantity-values.ts";
import type { RowStandardErrors } from "./row-standard-errors.ts";

/** What an interval is made of, for a block of rows. */
export interface IntervalParts {
  readonly block: EvaluatedBlock;
  readonly estimate: Float64Array;
  readonly se: Float64Array;
  readonly critical: number;
}

/** Writes the ends of the intervals of a block. */
export type IntervalScale = (parts: IntervalParts, low: Float64Array, high: Float64Array) => void;

/** The scale for a quantity: a probability (its label begins with "Pr(") stays within 0 and 1, others are symmetric. */
export function intervalScale(quantity: Quantity, errors: RowStandardErrors, rows: number): IntervalScale {
  if (!quantity.label.startsWith("Pr(")) return symmetric;
  return quantity.predictors.length === 1 ? onIndex(quantity, errors, rows) : onLogit;
}

const symmetric: IntervalScale = ({ block, estimate, se, critical }, low, high) => {
  for (let i = 0; i < block.rows; i++) {
    low[i] = estimate[i]! - critical * se[i]!;
    high[i] = estimate[i]! + critical * se[i]!;
  }
};

/** For a monotone function of one linear predictor: the function at the ends of the predictor's interval. */
function onIndex(quantity: Quantity, errors: RowStandardErrors, rows: number): IntervalScale {
  const name = quantity.predictors[0]!;
  const values = new QuantityValues(quantity, rows);
  const indexError = new Float64Array(rows);
  const end = new Float64Array(rows);
  return ({ block, critical }, low, high) => {
    errors.write(block, undefined, indexError);
    const endAt = (sign: 1 | -1): Float64Array => {
      for (let i = 0; i < block.rows; i++) end[i] = block.eta[name]![i]! + sign * critical * indexError[i]!;
      return values.evaluate({ [name]: end }, block.rows).value;
    };
    low.set(endAt(-1).subarray(0, block.rows));
    high.set(endAt(1).subarray(0, block.rows));
    for (let i = 0; i < block.rows; i++) if (low[i]! > high[i]!) [low[i], high[i]] = [high[i]!, low[i]!];
  };
}

const onLogit: IntervalScale = ({ block, estimate, se, critical }, low, high) => {
  for (let i = 0; i < block.rows; i++) {
    const p = estimate[i]!;
    const odds = p / (1 - p);
    const factor = Math.exp((critical * se[i]!) / (p * (1 - p)));
    low[i] = odds / (odds + factor);
    high[i] = 1 / (1 + 1 / (odds * factor));
  }
};
