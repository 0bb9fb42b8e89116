import type { Warning } from "../fit/fit.ts";
import type { Equation } from "../formula/frame-types.ts";

/** Residuals below this share of the outcome's size are rounding. */
const rounding = 1e-10;

/**
 * A fit without residuals: standard errors and tests are rounding errors divided by each other.
 *
 * @param squares residual sum of squares
 * @param size Σy², weighted alike
 */
export function noResiduals(outcome: string, squares: number, size: number): Warning[] {
  if (squares > rounding ** 2 * size) return [];
  return [
    {
      code: "perfect-fit",
      message:
        `The regressors determine '${outcome}' exactly: residuals are rounding errors, and standard errors, tests and ` +
        `intervals mean nothing. Is a regressor made of the outcome?`,
      column: outcome,
      rss: squares,
    },
  ];
}

/** The same where σ is what is known of the residuals, of an outcome seen in the rows that count. */
export function noResidualsWhereSeen({ outcome, outcomeName, active }: Equation, sigma: number): Warning[] {
  let size = 0;
  let rows = 0;
  outcome.forEach((y, i) => {
    if (active?.[i] === 0) return;
    size += y * y;
    rows++;
  });
  return noResiduals(outcomeName, rows * sigma * sigma, size);
}
