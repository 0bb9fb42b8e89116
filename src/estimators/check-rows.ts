import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { manyLevels } from "./many-levels.ts";

/**
 * Refuses an equation with no more rows than coefficients: it would fit every row exactly.
 *
 * @param further parameters beside the regressors' that take a row each: cut points, absorbed effects
 * @throws EstimandError "too-few-rows"
 */
export function checkRows(frame: Frame, equation: number, further: number = 0): void {
  const { active, regressors, formula } = frame.equations[equation]!;
  const rows = active === undefined ? frame.rows : active.reduce((sum, counts) => sum + counts, 0);
  const coefficients = regressors.names.length + further;
  if (rows > coefficients) return;
  throw new EstimandError(
    "too-few-rows",
    `'${formula}' has ${coefficients} coefficient${coefficients === 1 ? "" : "s"} and only ${rows} complete row${rows === 1 ? "" : "s"} to estimate ` +
      `them from. Use fewer terms, or more data.${manyLevels(frame.equations[equation]!)}`,
    { formula, rows, coefficients, dropped: frame.droppedRows },
  );
}
