import { normalCdf, normalPdf } from "../special/normal.ts";
import type { Quantity } from "./likelihood.ts";

/** Φ(η) of one predictor of a model with several. */
export function normalProbability<P extends string>(label: string, predictor: P): Quantity<P> {
  return {
    label,
    predictors: [predictor],
    rows({ rows, eta }, { value, first, second }) {
      const slope = first[predictor];
      const bend = second[`${predictor}_${predictor}`];
      for (let i = 0; i < rows; i++) {
        const x = eta[predictor][i]!;
        value[i] = normalCdf(x);
        slope[i] = normalPdf(x);
        bend[i] = -x * slope[i]!;
      }
    },
  };
}

/** One linear predictor of a model with several. */
export function linearPredictorQuantity<P extends string>(label: string, predictor: P): Quantity<P> {
  return {
    label,
    predictors: [predictor],
    rows({ rows, eta }, { value, first }) {
      value.set(eta[predictor].subarray(0, rows));
      first[predictor].fill(1, 0, rows);
    },
  };
}
