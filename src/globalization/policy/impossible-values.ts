import type { Column } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import { shortNumber } from "../quality/quality-finding.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";

type Numbers = Exclude<Column, { kind: "category" }>;

/**
 * Refuses a scenario that sets firms to what a field cannot be: a yes or no other than 0 and 1, a share above 1, a negative
 * amount. Firms that it leaves as they are do not count.
 *
 * @throws EstimandError "bad-option", naming the field, its range and how many firms
 */
export function refuseImpossible(scenario: string, column: string, from: Numbers, to: Float64Array): void {
  const field = Object.hasOwn(firmFields, column) ? firmFields[column as FirmFieldName] : undefined;
  const yesNo = field?.kind === "binary" || from.kind === "boolean";
  const [low, high] = yesNo ? [0, 1] : (field?.possible ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  const [lowest, highest] = [low - 1e-9, high + 1e-9];
  const cannot = (x: number): boolean => x < lowest || x > highest || (yesNo && x > 1e-9 && x < 1 - 1e-9);
  const moved = to.filter((x, i) => x !== from.values[i]);
  const count = moved.filter(cannot).length;
  if (count === 0) return;
  const top = high >= Number.MAX_VALUE ? `${shortNumber(low)} or more` : `${shortNumber(low)} to ${shortNumber(high)}`;
  const range = yesNo ? "a yes or no is 0 or 1" : `it can be ${top}`;
  const message = `Scenario '${scenario}' sets '${column}' to a value that cannot be in ${count} of the ${moved.length} firms that it changes: ${range}. Change the expression, or exclude these firms by "where".`;
  throw new EstimandError("bad-option", message, { scenario, column, count, possible: [low, high] });
}
