import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/**
 * Refuses the outcome of an equation that is no share between 0 and 1 in the rows that count.
 *
 * @throws EstimandError "outcome-not-share"
 */
export function checkShare(frame: Frame, equation: number): void {
  const { outcome, outcomeName, active } = frame.equations[equation]!;
  const wrong = outcome.findIndex((y, i) => !(y >= 0 && y <= 1) && active?.[i] !== 0);
  if (wrong < 0) return;
  const row = (frame.index?.[wrong] ?? wrong) + 1;
  const value = outcome[wrong]!;
  throw new EstimandError(
    "outcome-not-share",
    `The outcome '${outcomeName}' must be a share between 0 and 1, and it is ${value} in row ${row}. Divide it by its largest ` +
      "possible value, or use a linear second part.",
    { column: outcomeName, row, value },
  );
}
