import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { evaluateExpression } from "../formula/evaluate-expression.ts";
import { type Expression, expressionSources } from "../formula/expression.ts";
import { readExpression } from "../formula/read-expression.ts";
import { type FirmFieldName, firmFields } from "./firm-fields.ts";
import { refuseText } from "./refuse-text.ts";

/**
 * How a field is read from the user's columns: a column's name or arithmetic on columns (`"수출액 * 1000"`; names with
 * spaces in backticks), or for a yes-or-no field the value that means yes (`{ column: "수출여부", equals: "예" }`).
 */
export type FieldSource = string | { readonly column: string; readonly equals: string | number };

/** The column of a field, read from its source and checked against what is possible. */
export function fieldColumn(
  source: Table,
  field: FirmFieldName,
  from: FieldSource,
  rows: Int32Array | undefined,
): Column {
  if (typeof from === "string" && firmFields[field].kind !== "category")
    refuseText(source, field, expressionSources(mappedExpression(source, field, from)));
  const column = readField(source, field, from);
  if (column.kind === "number") checkPossible(column.values, field, String(from), rows ?? column.values.keys());
  return column;
}

/** The column of a field as its source has it, impossible values and all. */
export function readField(source: Table, field: FirmFieldName, from: FieldSource): Column {
  const { kind } = firmFields[field];
  if (typeof from !== "string") {
    if (kind === "binary") return equalsColumn(source, from.column, from.equals);
    throw new EstimandError(
      "bad-mapping",
      `Field '${field}' is no yes-or-no field: map it to a column or arithmetic, not to { column, equals }.`,
      { field },
    );
  }
  if (kind === "category") return categoryField(source, field, from);
  return { kind: "number", values: evaluateExpression(mappedExpression(source, field, from), source) };
}

/** A category field may come from text or from numeric codes. */
function categoryField(source: Table, field: FirmFieldName, from: string): Column {
  const name = source.has(from) ? from : from.replace(/^`(.*)`$/, "$1");
  const column = source.column(name);
  if (column.kind === "category") return column;
  const levels = [...new Set([...column.values].filter((value) => !Number.isNaN(value)))].sort((a, b) => a - b);
  if (levels.length > 1000 && field !== "firmId") {
    throw new EstimandError(
      "bad-mapping",
      `Field '${field}' is a category, but '${name}' has ${levels.length} different numbers.`,
      { field, column: name },
    );
  }
  const codeOf = new Map(levels.map((level, code) => [level, code]));
  return {
    kind: "category",
    codes: Int32Array.from(column.values, (value) => codeOf.get(value) ?? -1),
    levels: levels.map(String),
  };
}

function mappedExpression(source: Table, field: string, text: string): Expression {
  if (source.has(text)) return { kind: "column", name: text };
  const expression = readExpression(text);
  for (const name of expressionSources(expression)) {
    if (!source.has(name)) {
      const fault = `The mapping reads field '${field}' from '${text}', but the data has no column '${name}'. It has ${source.names.join(", ")}.`;
      throw new EstimandError("unknown-column", fault, { field, column: name });
    }
  }
  return expression;
}

/** 1 where the column has the value, 0 where it has another, missing where it is missing. */
export function equalsColumn(
  source: Table,
  name: string,
  equals: string | number,
): { readonly kind: "boolean"; readonly values: Float64Array } {
  const column = source.column(name);
  if (column.kind !== "category") {
    const value = Number(equals);
    return { kind: "boolean", values: column.values.map((x) => (Number.isNaN(x) ? x : Number(x === value))) };
  }
  const code = column.levels.indexOf(String(equals));
  if (code < 0) {
    throw new EstimandError(
      "bad-mapping",
      `Column '${name}' never is "${equals}". It has ${column.levels
        .slice(0, 12)
        .map((level) => `"${level}"`)
        .join(", ")}.`,
      { column: name, equals },
    );
  }
  return { kind: "boolean", values: Float64Array.from(column.codes, (c) => (c < 0 ? Number.NaN : Number(c === code))) };
}

function checkPossible(values: Float64Array, field: FirmFieldName, from: string, rows: Iterable<number>): void {
  const { possible, unit } = firmFields[field];
  if (possible === undefined) return;
  const row = [...rows].find((i) => values[i]! < possible[0] || values[i]! > possible[1]);
  if (row === undefined) return;
  const value = values[row]!;
  const range = !Number.isFinite(value)
    ? "an infinite number"
    : possible[1] === Number.MAX_VALUE
      ? `below ${possible[0]}`
      : `outside ${possible[0]} to ${possible[1]}`;
  throw new EstimandError(
    "bad-mapping",
    `Field '${field}'${unit === "" ? "" : ` (${unit})`}, mapped from '${from}', is ${value} in row ${row + 1}: ${range} is impossible. Correct the data, or the arithmetic of the mapping.`,
    { field, row: row + 1, value },
  );
}
