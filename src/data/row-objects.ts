import { EstimandError } from "../errors.ts";
import { type ColumnSource, makeTable } from "./make-table.ts";
import type { Table } from "./table.ts";
import { toColumn } from "./to-column.ts";

type Row = Readonly<Record<string, unknown>>;

/** A table from an array of row objects. Its columns are the keys of all rows; a key that a row lacks is missing there. */
export function rowObjects(data: object): Table {
  const rows = data as readonly unknown[];
  if (rows.length === 0)
    throw new EstimandError("empty-table", "The data is an empty array: there are no rows. Check how it was read.");
  const count = rows.length;
  const columns = new Map<string, ColumnSource>();
  for (const name of namesOf(rows)) {
    columns.set(name, () => toColumn(name, cells(rows as readonly Row[], name, count)));
  }
  return makeTable(columns, count);
}

/** The keys of all rows, in order of appearance. Rows mostly repeat the keys of the first, in its order: that is fast. */
function namesOf(rows: readonly unknown[]): string[] {
  const names: string[] = [];
  const known = new Set<string>();
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i];
    if (typeof row !== "object" || row === null || Array.isArray(row)) throw notRow(row, i);
    let position = 0;
    for (const name in row) {
      if (names[position++] === name || known.has(name)) continue;
      known.add(name);
      names.push(name);
    }
  }
  return names;
}

function cells(rows: readonly Row[], name: string, count: number): unknown[] {
  const values = new Array<unknown>(count);
  for (let i = 0; i < count; i++) values[i] = rows[i]?.[name];
  return values;
}

function notRow(row: unknown, position: number): EstimandError {
  const what = row === null ? "null" : Array.isArray(row) ? "an array" : `a ${typeof row}`;
  return new EstimandError(
    "bad-data",
    `Row ${position + 1} (counted from 1) of the data is ${what}, not an object such as {size: 12, region: "north"}. ` +
      "For columns, pass a record: {size: [12, 30], region: [...]}.",
    { row: position + 1 },
  );
}
