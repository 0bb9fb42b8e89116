import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/**
 * Refuses the outcome of an equation that is no count: 0, 1, 2, ...
 *
 * @throws EstimandError "outcome-not-count"
 */
export function checkCounts({ equations, index }: Frame, equation: number): void {
  const { outcome, outcomeName } = equations[equation]!;
  const at = outcome.findIndex((y) => !(Number.isInteger(y) && y >= 0));
  if (at < 0) return;
  const row = (index?.[at] ?? at) + 1;
  throw new EstimandError(
    "outcome-not-count",
    `The outcome '${outcomeName}' must be a count (0, 1, 2, ...), and it is ${outcome[at]} in row ${row}. Use poisson for ` +
      "an outcome with fractions, ols for one below 0.",
    { column: outcomeName, row, value: outcome[at] },
  );
}
