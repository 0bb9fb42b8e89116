import { allRows } from "../diagnostics/all-rows.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/**
 * Refuses the outcome of an equation that is not 0/1, or the same in every row.
 *
 * @throws EstimandError "outcome-not-binary", "constant-outcome"
 */
export function checkBinary(frame: Frame, equation: number): void {
  const { outcome, outcomeName, active } = frame.equations[equation]!;
  let ones = 0;
  let rows = 0;
  for (let i = 0; i < outcome.length; i++) {
    if (active?.[i] === 0) continue;
    const y = outcome[i]!;
    if (y !== 0 && y !== 1) throw notBinary(frame, outcomeName, i, y);
    rows++;
    ones += y;
  }
  if (ones > 0 && ones < rows) return;
  throw new EstimandError(
    "constant-outcome",
    `The outcome '${outcomeName}' is ${ones === 0 ? 0 : 1} in ${allRows(rows)} of the estimation sample, so nothing ` +
      `can explain it. Look at the rows dropped for missing values, or use another outcome.`,
    { column: outcomeName, value: ones === 0 ? 0 : 1, rows, dropped: frame.droppedRows },
  );
}

function notBinary({ index }: Frame, name: string, at: number, value: number): EstimandError {
  const row = (index?.[at] ?? at) + 1;
  return new EstimandError(
    "outcome-not-binary",
    `The outcome '${name}' must be 0 or 1 (or false and true), and it is ${value} in row ${row}. Code it as 0 ` +
      `and 1 in the data, or use an estimator for such an outcome.`,
    { column: name, row, value },
  );
}
