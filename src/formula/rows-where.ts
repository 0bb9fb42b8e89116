import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { evaluateExpression } from "./evaluate-expression.ts";
import type { FormulaTree } from "./formula-tree.ts";

/**
 * The rows in which an equation's 0/1 outcome is `wanted` (not where it is missing).
 *
 * @throws EstimandError "outcome-not-binary", "no-selection" when there is none
 */
export function rowsWhere(tree: FormulaTree, table: Table, wanted: 0 | 1): Uint8Array {
  const { text, expression } = tree.outcome;
  const values = evaluateExpression(expression, table);
  const found = new Uint8Array(values.length);
  let any = false;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value === wanted) {
      found[i] = 1;
      any = true;
    } else if (value !== 0 && value !== 1 && !Number.isNaN(value)) throw notBinary(text, value, i + 1);
  }
  if (any) return found;
  const nothing = wanted === 1 ? "nothing is selected" : "everything is selected";
  throw new EstimandError("no-selection", `The outcome '${text}' is ${wanted} in no row: ${nothing}.`, {
    column: text,
  });
}

function notBinary(outcome: string, value: number, row: number): EstimandError {
  return new EstimandError(
    "outcome-not-binary",
    `The outcome '${outcome}' is ${value} in row ${row}: it must be 0 or 1 (or true or false) in every row.`,
    { column: outcome, value, row },
  );
}
