import type { Quantity } from "../likelihood/likelihood.ts";
import type { EvaluatedBlock } from "./evaluated-block.ts";
import { QuantityValues } from "./quantity-values.ts";
import type { RowStandardErrors } from "./row-standard-errors.ts";

/** Where the standard errors and ends of the intervals of a block go. */
interface IntervalEnds {
  readonly se: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Writes the standard errors and intervals of a block, at the critical value of its level. */
export type IntervalScale = (
  block: EvaluatedBlock,
  values: QuantityValues,
  critical: number,
  ends: IntervalEnds,
) => void;

/** The scale for a quantity: a probability (its label begins with "Pr(") stays within 0 and 1, others are symmetric. */
export function intervalScale(quantity: Quantity, errors: RowStandardErrors, rows: number): IntervalScale {
  if (!quantity.label.startsWith("Pr(")) return symmetric(errors);
  return quantity.predictors.length === 1 && !quantity.turns ? onIndex(quantity, errors, rows) : onLogit(errors);
}

function symmetric(errors: RowStandardErrors): IntervalScale {
  return (block, { value, first }, critical, { se, low, high }) => {
    errors.write(block, first, se);
    for (let i = 0; i < block.rows; i++) {
      low[i] = value[i]! - critical * se[i]!;
      high[i] = value[i]! + critical * se[i]!;
    }
  };
}

/** For a monotone function of one linear predictor: the function at the ends of the predictor's interval. */
function onIndex(quantity: Quantity, errors: RowStandardErrors, rows: number): IntervalScale {
  const name = quantity.predictors[0]!;
  const there = new QuantityValues(quantity, rows);
  const end = new Float64Array(rows);
  return (block, { first }, critical, { se, low, high }) => {
    errors.write(block, undefined, se);
    const index = block.eta[name]!;
    const valueAt = (sign: 1 | -1): Float64Array => {
      for (let i = 0; i < block.rows; i++) end[i] = index[i]! + sign * critical * se[i]!;
      return there.evaluate({ [name]: end }, block.rows).value.subarray(0, block.rows);
    };
    low.set(valueAt(-1));
    high.set(valueAt(1));
    for (let i = 0; i < block.rows; i++) {
      if (low[i]! > high[i]!) [low[i], high[i]] = [high[i]!, low[i]!];
      se[i]! *= Math.abs(first[name]![i]!);
    }
  };
}

function onLogit(errors: RowStandardErrors): IntervalScale {
  return (block, { value, first }, critical, { se, low, high }) => {
    errors.write(block, first, se);
    for (let i = 0; i < block.rows; i++) {
      const odds = value[i]! / (1 - value[i]!);
      const factor = Math.exp((critical * se[i]!) / (value[i]! * (1 - value[i]!)));
      low[i] = odds / (odds + factor);
      high[i] = 1 / (1 + 1 / (odds * factor));
    }
  };
}
