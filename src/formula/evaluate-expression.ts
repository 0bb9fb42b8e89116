import type { Table } from "../data/table.ts";
import { operations } from "./arithmetic.ts";
import { type Expression, foldExpression, type FunctionName, type Operator } from "./expression.ts";
import { functions } from "./functions.ts";
import { ones } from "./ones.ts";

/** A constant, or one number per row: the table's own array, or a scratch array that may be overwritten. */
type Value = number | { readonly rows: Float64Array; readonly scratch: boolean };

/**
 * The expression by rows. A plain column is the table's own array: never write into the result. NaN where a value is
 * missing.
 *
 * @throws EstimandError "unknown-column", "wrong-column-kind"
 */
export function evaluateExpression(expression: Expression, table: Table): Float64Array {
  const value = foldExpression<Value>(expression, {
    number: (constant) => constant,
    column: (name) => ({ rows: table.numbers(name), scratch: false }),
    call: (name, argument) => applyFunction(name, argument),
    binary: (operator, left, right) => applyOperator(operator, left, right),
  });
  if (typeof value !== "number") return value.rows;
  return value === 1 ? ones(table.rows) : new Float64Array(table.rows).fill(value);
}

function applyFunction(name: FunctionName, argument: Value): Value {
  const apply = functions[name].value;
  if (typeof argument === "number") return apply(argument);
  const from = argument.rows;
  const into = scratchOf(argument);
  for (let i = 0; i < into.length; i++) into[i] = apply(from[i]!);
  return { rows: into, scratch: true };
}

function applyOperator(operator: Operator, left: Value, right: Value): Value {
  const apply = operations[operator];
  if (typeof left === "number") {
    if (typeof right === "number") return apply(left, right);
    const from = right.rows;
    const into = scratchOf(right);
    for (let i = 0; i < into.length; i++) into[i] = apply(left, from[i]!);
    return { rows: into, scratch: true };
  }
  const from = left.rows;
  if (typeof right === "number") {
    const into = scratchOf(left);
    for (let i = 0; i < into.length; i++) into[i] = apply(from[i]!, right);
    return { rows: into, scratch: true };
  }
  const other = right.rows;
  const into = left.scratch ? left.rows : scratchOf(right);
  for (let i = 0; i < into.length; i++) into[i] = apply(from[i]!, other[i]!);
  return { rows: into, scratch: true };
}

/** Where to write the result of an operation on this value: over it when nobody else holds it. */
function scratchOf(value: { readonly rows: Float64Array; readonly scratch: boolean }): Float64Array {
  return value.scratch ? value.rows : new Float64Array(value.rows.length);
}
