import type { Quantity } from "../likelihood/likelihood.ts";

/** The conditional mean of a linear model: its predictor itself. */
export const meanQuantity: Quantity<"mean"> = {
  label: "E[y]",
  predictors: ["mean"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.mean.subarray(0, rows));
    first.mean.fill(1, 0, rows);
  },
};
