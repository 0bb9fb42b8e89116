import { EstimandError } from "../errors.ts";
import type { InputShape } from "./input-shape.ts";
import type { DuckDbReader } from "./input.ts";
import { type ColumnSource, makeTable } from "./make-table.ts";
import { toColumn } from "./to-column.ts";

/** Results of `@duckdb/node-api`: readers are read; a result that must still be fetched is refused with the way out. */
export const duckDbReader: InputShape = {
  matches(data) {
    return "deduplicatedColumnNames" in data && typeof data.deduplicatedColumnNames === "function";
  },
  table(data) {
    const reader = data as DuckDbReader;
    if (reader.done !== true || typeof reader.value !== "function") throw notRead();
    const rows = reader.currentRowCount;
    const columns = new Map<string, ColumnSource>();
    reader.deduplicatedColumnNames().forEach((name, position) => {
      columns.set(name, () => toColumn(name, cells(reader, position, rows)));
    });
    return makeTable(columns, rows);
  },
};

function cells(reader: DuckDbReader, column: number, rows: number): unknown[] {
  const values = new Array<unknown>(rows);
  for (let row = 0; row < rows; row++) values[row] = reader.value(column, row);
  return values;
}

function notRead(): EstimandError {
  return new EstimandError(
    "bad-data",
    "The DuckDB result has rows that are not read yet: pass `await connection.runAndReadAll(sql)`.",
  );
}
