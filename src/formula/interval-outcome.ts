import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { checkDefined } from "./check-defined.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import { type Expression, expressionSources } from "./expression.ts";
import type { FormulaTree } from "./formula-tree.ts";

/** Both ends of an interval by rows: -Infinity and Infinity where one is open. */
export interface IntervalOutcome {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * The ends of an outcome `[low, high]`. A missing end is open, and so is an infinite one, as log(0) makes it.
 *
 * @param index positions of the rows in the user's table, for messages
 * @throws EstimandError "undefined-term" (not a number although its columns are there), "reversed-interval"
 */
export function intervalOutcome(
  { text, expression, high }: FormulaTree["outcome"],
  table: Table,
  index: Int32Array | undefined,
): IntervalOutcome {
  const ends = { low: endOf(expression, -Infinity, table, index), high: endOf(high!, Infinity, table, index) };
  const wrong = ends.low.findIndex((low, i) => low > ends.high[i]! || (low === ends.high[i]! && !Number.isFinite(low)));
  if (wrong < 0) return ends;
  const row = (index?.[wrong] ?? wrong) + 1;
  const [low, upper] = [ends.low[wrong]!, ends.high[wrong]!];
  throw new EstimandError(
    "reversed-interval",
    `The interval ${text} is from ${low} to ${upper} in row ${row}: its first end must not be above its second. Correct the ` +
      "row, or swap the columns.",
    { column: text, row, low, high: upper },
  );
}

function endOf(expression: Expression, open: number, table: Table, index: Int32Array | undefined): Float64Array {
  const values = evaluateExpression(expression, table);
  const sources = expressionSources(expression);
  const columns = sources.map((name) => table.numbers(name));
  const there = Uint8Array.from(values, (value, i) =>
    Math.abs(value) === Infinity || columns.some((column) => Number.isNaN(column[i]!)) ? 0 : 1,
  );
  checkDefined("An end of the interval", sources, values, { table, active: there, index });
  return values.map((value) => (Number.isNaN(value) ? open : value));
}

/** Rows of the whole table in which nothing is known of the outcome: both ends are open. */
export function unknownIntervals({ outcome }: FormulaTree, table: Table): number[] {
  if (outcome.high === undefined) return [];
  const low = evaluateExpression(outcome.expression, table);
  const high = evaluateExpression(outcome.high, table);
  return [...low.keys()].filter((i) => !(low[i]! > -Infinity) && !(high[i]! < Infinity));
}
