import { EstimandError } from "../errors.ts";
import { arrowTable } from "./arrow-table.ts";
import { arqueroTable } from "./arquero-table.ts";
import { columnRecord } from "./column-record.ts";
import { duckDbReader } from "./duckdb-reader.ts";
import type { InputShape } from "./input-shape.ts";
import type { ColumnName, TableInput } from "./input.ts";
import { rowObjects } from "./row-objects.ts";
import type { Table } from "./table.ts";

/** In the order of asking: the shapes known by their methods first, a record of columns last. */
const shapes: readonly InputShape[] = [
  { matches: isTable, table: (data) => data as Table },
  { matches: Array.isArray, table: rowObjects },
  arrowTable,
  arqueroTable,
  duckDbReader,
  { matches: () => true, table: columnRecord },
];

/**
 * A table of columns from what the user holds. Numbers, truth values and text keep their kind; null, undefined and NaN are
 * missing; bigints become equal numbers; dates become days since 1970-01-01. A `Float64Array` is used as it is, not copied.
 * Each column is read when it is first used, so a column that no formula names is never looked at: do not change the data
 * afterwards.
 *
 * @param data row objects, a record of columns, an Arrow or Arquero table, a DuckDB result reader, or a `Table` (returned
 *   as it is)
 * @throws EstimandError "bad-data", "column-lengths-differ", "empty-table" (an empty array: its columns are unknown)
 * @example
 * const firms = table([
 *   { exporter: true, employees: 12, industry: "J62" },
 *   { exporter: false, employees: 3, industry: "M71" },
 * ]);
 * firms.numbers("employees"); // Float64Array [12, 3]
 */
export function table<D extends TableInput>(data: D): Table<ColumnName<D>> {
  if (typeof data !== "object" || data === null) throw notData(data);
  const shape = shapes.find((candidate) => candidate.matches(data))!;
  return shape.table(data) as Table<ColumnName<D>>;
}

function isTable(data: object): boolean {
  const candidate = data as Partial<Table>;
  return (
    Array.isArray(candidate.names) && typeof candidate.column === "function" && typeof candidate.numbers === "function"
  );
}

function notData(data: unknown): EstimandError {
  return new EstimandError(
    "bad-data",
    `The data is ${data === null ? "null" : typeof data}: pass an array of row objects, a record of columns, or a table ` +
      "(Arrow, Arquero, DuckDB).",
  );
}
