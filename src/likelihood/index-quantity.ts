import type { Quantity } from "./likelihood.ts";

/** The linear predictor itself. */
export const indexQuantity: Quantity<"index"> = {
  label: "Linear index",
  predictors: ["index"],
  rows({ rows, eta }, { value, first }) {
    value.set(eta.index.subarray(0, rows));
    first.index.fill(1, 0, rows);
  },
};
