import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";

/** More values than this are no categories. */
const most = 50;

/**
 * The values of an ordered outcome in the estimation sample, rising.
 *
 * @throws EstimandError "constant-outcome" for one value, "outcome-not-numeric" for more than 50
 */
export function orderedCategories({ equations, droppedRows }: Frame): readonly number[] {
  const { outcome, outcomeName } = equations[0]!;
  const found = new Set<number>();
  for (let i = 0; i < outcome.length && found.size <= most; i++) found.add(outcome[i]!);
  if (found.size > most) {
    throw new EstimandError(
      "outcome-not-numeric",
      `The outcome '${outcomeName}' has more than ${most} values: an ordered model is for a few categories. Use ols, or ` +
        "group the values.",
      { column: outcomeName, most },
    );
  }
  if (found.size > 1) return [...found].sort((a, b) => a - b);
  const [value] = found;
  throw new EstimandError(
    "constant-outcome",
    `The outcome '${outcomeName}' is ${value} in every row of the estimation sample, so nothing can explain it. Look at ` +
      "the rows dropped for missing values, or use another outcome.",
    { column: outcomeName, value, dropped: droppedRows },
  );
}
