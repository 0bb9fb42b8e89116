import { takeRows } from "../data/column.ts";
import type { Column, Table } from "../data/table.ts";

/** `lag(column, by)`, kept as a column of its own under `name`. Plain data. */
export interface Lag {
  readonly name: string;
  readonly column: string;
  readonly by: number;
  /** The column that tells panel units apart, when there is one: a lag never reaches into another unit. */
  readonly panel?: string;
}

/** The name of a lagged column: "lag(sales)", "lag(sales, 2)". */
export function lagName(column: string, by: number): string {
  return by === 1 ? `lag(${column})` : `lag(${column}, ${by})`;
}

/**
 * The table with the lags as further columns: the value `by` rows earlier (within the same panel unit, whose rows are in
 * order of time but need not be adjacent), missing where there is none. Give the whole table, not a block of its rows.
 *
 * @throws EstimandError "unknown-column"
 */
export function withLags(table: Table, lags: readonly Lag[]): Table {
  if (lags.length === 0) return table;
  const columns: Record<string, Column> = {};
  for (const lag of lags) {
    const unit = lag.panel === undefined ? undefined : table.column(lag.panel);
    const earlier = earlierRows(table.rows, lag.by, unit && unitCodes(unit));
    columns[lag.name] = lagColumn(table.column(lag.column), earlier);
  }
  return table.with(columns);
}

/** The position `by` rows earlier in the same unit; -1 where there is none. */
function earlierRows(rows: number, by: number, unit: ArrayLike<number> | undefined): Int32Array {
  const previous = new Int32Array(rows);
  const last = new Map<number, number>();
  for (let i = 0; i < rows; i++) {
    const code = unit === undefined ? 0 : unit[i]!;
    previous[i] = last.get(code) ?? -1;
    last.set(code, i);
  }
  const earlier = previous.slice();
  for (let step = 1; step < by; step++) {
    for (let i = 0; i < rows; i++) if (earlier[i]! >= 0) earlier[i] = previous[earlier[i]!]!;
  }
  return earlier;
}

function unitCodes(column: Column): ArrayLike<number> {
  return column.kind === "category" ? column.codes : column.values;
}

function lagColumn(column: Column, earlier: Int32Array): Column {
  const taken = takeRows(
    column,
    earlier.map((row) => Math.max(row, 0)),
  );
  const array = taken.kind === "category" ? taken.codes : taken.values;
  const missing = taken.kind === "category" ? -1 : Number.NaN;
  for (let i = 0; i < earlier.length; i++) if (earlier[i]! < 0) array[i] = missing;
  return taken;
}
