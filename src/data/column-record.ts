import { EstimandError } from "../errors.ts";
import type { ColumnInput } from "./input.ts";
import { type ColumnSource, differentLength, makeTable } from "./make-table.ts";
import type { Table } from "./table.ts";
import { toColumn } from "./to-column.ts";

/** A table from a record of columns. */
export function columnRecord(data: object): Table {
  const entries = Object.entries(data);
  const columns = new Map<string, ColumnSource>();
  let first: [name: string, length: number] | undefined;
  for (const [name, values] of entries) {
    if (!isArrayLike(values)) throw notColumn(name, values);
    first ??= [name, values.length];
    if (values.length !== first[1]) throw differentLength(name, values.length, first[1], first[0]);
    columns.set(name, () => toColumn(name, values));
  }
  if (first === undefined) throw new EstimandError("empty-table", "The data has no columns.");
  return makeTable(columns, first[1]);
}

function isArrayLike(values: unknown): values is ColumnInput {
  if (Array.isArray(values)) return true;
  return ArrayBuffer.isView(values) && !(values instanceof DataView);
}

function notColumn(name: string, values: unknown): EstimandError {
  const what = values === null ? "null" : typeof values === "object" ? "an object" : `a ${typeof values}`;
  return new EstimandError(
    "bad-data",
    `'${name}' is ${what}, not an array: data is an array of row objects, or a record of columns such as ` +
      "{size: [12, 30], exporter: [true, false]}, or an Arrow table, Arquero table or DuckDB result reader.",
    { column: name },
  );
}
