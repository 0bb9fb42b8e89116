/** Numbers; a missing value is NaN. */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** Truth values as 0 and 1; a missing value is NaN. */
export interface BooleanColumn {
  readonly kind: "boolean";
  readonly values: Float64Array;
}

/** Text or categories: `levels[codes[i]]`; a missing value is code -1. Text levels are sorted by code point. */
export interface CategoryColumn {
  readonly kind: "category";
  readonly codes: Int32Array;
  readonly levels: readonly string[];
}

export type Column = NumberColumn | BooleanColumn | CategoryColumn;

/**
 * A table: named columns of one length, stored by column. Immutable; derived tables share columns where they can.
 * `Name` is the union of the column names where the compiler knows them, else `string`.
 */
export interface Table<Name extends string = string> {
  readonly rows: number;
  readonly names: readonly Name[];
  has(name: string): boolean;
  /** The column, or an `EstimandError` "unknown-column" that names the nearest names. */
  column(name: string): Column;
  /** Numbers of a number or boolean column (the table's own array), or "wrong-column-kind". */
  numbers(name: string): Float64Array;
  /** The rows at these positions (copies). */
  take(rows: Int32Array): Table<Name>;
  /** Rows from `start` to before `end` (views, no copy). */
  slice(start: number, end: number): Table<Name>;
  /** The same table with columns added or replaced. */
  with(columns: Readonly<Record<string, Column>>): Table;
  /** The same table with these columns only. */
  select(names: readonly string[]): Table;
}
