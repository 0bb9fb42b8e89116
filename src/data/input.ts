import type { Table } from "./table.ts";

/** One column as the user may hold it: any array or typed array. */
export type ColumnInput = ArrayLike<unknown>;

/** A record of columns of one length. (For the compiler: an object literal or a `type`; an `interface` has no index signature.) */
export type ColumnRecord = { readonly [name: string]: ColumnInput };

/** What is used of an Apache Arrow table. */
export interface ArrowTable {
  readonly numRows: number;
  readonly schema: { readonly fields: readonly { readonly name: unknown }[] };
  getChildAt(index: number): unknown;
}

/** What is used of an Arquero table. */
export interface ArqueroTable {
  numRows(): number;
  columnNames(): readonly string[];
  array(name: string): ColumnInput;
}

/** What is used of a DuckDB result reader: `await connection.runAndReadAll("from firms")`. */
export interface DuckDbReader {
  readonly currentRowCount: number;
  readonly done: boolean;
  deduplicatedColumnNames(): readonly string[];
  value(column: number, row: number): unknown;
}

/**
 * What may be passed as data: a `Table`, an array of row objects, a record of columns, an Arrow table, an Arquero table,
 * or a DuckDB result reader. No package is needed for any of them: they are known by their methods.
 */
export type TableInput = Table | ArrowTable | ArqueroTable | DuckDbReader | readonly object[] | ColumnRecord;

/** Names that an object type declares, over all members of a union; `string` when it has an index signature. */
type KeyName<Row> = Row extends unknown ? keyof Row & string : never;

/**
 * The names of the columns of data of type `D` where the compiler knows them (row objects with known keys, a record of
 * columns with known keys, a `Table` made from either), else `string`.
 */
export type ColumnName<D> = 0 extends 1 & D
  ? string
  : D extends Table<infer Name>
    ? Name
    : D extends ArrowTable | ArqueroTable | DuckDbReader
      ? string
      : D extends readonly (infer Row)[]
        ? RowName<Row>
        : RowName<D>;

/** `object`, `{}`, `unknown` and `any` declare no names: nothing is known then. */
type RowName<Row> = 0 extends 1 & Row ? string : [KeyName<Row>] extends [never] ? string : KeyName<Row>;

type NumberCell = number | bigint | boolean | Date | null | undefined;

/** Names of the columns of data of type `D` that hold numbers, booleans or dates, as far as the compiler knows; else never. */
export type NumberColumnName<D> = 0 extends 1 & D
  ? never
  : D extends Table | ArrowTable | ArqueroTable | DuckDbReader
    ? never
    : D extends readonly (infer Row)[]
      ? NumberKey<Row, NumberCell>
      : NumberKey<D, ArrayLike<NumberCell>>;

type NumberKey<Row, Values> = {
  [Key in keyof Row & string]: 0 extends 1 & Row[Key] ? never : Row[Key] extends Values ? Key : never;
}[keyof Row & string];
