import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/**
 * Refuses an equation with a constant (or absorbed effects) whose outcome is the same in every row that counts.
 *
 * @throws EstimandError "constant-outcome"
 */
export function checkVarying(frame: Frame, equation: number): void {
  const { active, outcome, outcomeName, regressors } = frame.equations[equation]!;
  if (!regressors.names.includes("(Intercept)") && frame.absorbed === undefined) return;
  const counts = (row: number): boolean => active === undefined || active[row] === 1;
  const first = outcome.findIndex((_, row) => counts(row));
  const value = outcome[first]!;
  if (!outcome.every((y, row) => y === value || !counts(row))) return;
  throw new EstimandError(
    "constant-outcome",
    `The outcome '${outcomeName}' is ${value} in every row ${active === undefined ? "in use" : "that counts in its equation"}: ` +
      `there is nothing to explain. Use another outcome, or look at the rows dropped for missing values.`,
    { column: outcomeName, value, dropped: frame.droppedRows },
  );
}
