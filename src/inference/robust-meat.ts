import { EstimandError } from "../errors.ts";
import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { kernels, mirror } from "../linalg/kernels.ts";
import { blockColumns, eachScoreBlock } from "./score-blocks.ts";

/**
 * The meat of a heteroskedasticity-robust covariance: Σ sᵢsᵢ'/(1-hᵢ)ᵖ with p = 0 (HC0), 1 (HC2) or 2 (HC3). A row with
 * frequency weight w counts as w rows.
 */
export function robustMeat(model: FittedModel, leveragePower: 0 | 1 | 2): SquareMatrix {
  const k = model.theta.length;
  const meat = new Float64Array(k * k);
  const weigh = rowWeights(model, leveragePower);
  eachScoreBlock(model, (scores, start, rows) => {
    kernels.products(scores, scores, weigh?.(start, rows), 0, rows, meat, k, 0, 0);
  });
  mirror(meat, k);
  return meat;
}

type RowWeights = (start: number, rows: number) => Float64Array;

/** Scores arrive with their weight in: a frequency weight, squared by the product, is divided out once. */
function rowWeights(model: FittedModel, leveragePower: 0 | 1 | 2): RowWeights | undefined {
  const weights = model.frame.weights;
  const frequencies = weights?.kind === "frequency" ? weights.values : undefined;
  if (frequencies === undefined && leveragePower === 0) return undefined;
  const [factor] = blockColumns(1, model.frame.rows) as [Float64Array];
  return (start, rows) => {
    factor.fill(1, 0, rows);
    if (leveragePower > 0) divideByLeverage(model, leveragePower, start, rows, factor);
    if (frequencies !== undefined) {
      for (let i = 0; i < rows; i++) {
        const frequency = frequencies[start + i]!;
        factor[i] = frequency > 0 ? factor[i]! / frequency : 0;
      }
    }
    return factor;
  };
}

function divideByLeverage(model: FittedModel, power: number, start: number, rows: number, factor: Float64Array): void {
  if (model.hats === undefined) throw new Error("leverages are undefined for this model");
  model.hats(start, rows, factor);
  for (let i = 0; i < rows; i++) {
    const rest = 1 - factor[i]!;
    if (rest < 1e-10) {
      const row = (model.frame.index?.[start + i] ?? start + i) + 1;
      throw new EstimandError(
        "undefined-covariance",
        `HC${power + 1} divides by 1 - leverage, and row ${row} of the data has leverage 1: a column ` +
          `is nonzero for that row alone. Use "HC1", or leave the column out.`,
        { row, leverage: 1 - rest },
      );
    }
    factor[i] = power === 1 ? 1 / rest : 1 / (rest * rest);
  }
}
