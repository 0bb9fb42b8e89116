import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { type CellValue, cellOf, constantColumn, unknownSource } from "./cell-value.ts";

/** Values of columns to be set in every combination: `{ rd: [0, 1], age: [5, 10, 20] }`. */
export type GridOption = Readonly<Record<string, CellValue | readonly CellValue[]>>;

/** A column with the value that it has in a cell. */
export interface Coordinate {
  readonly column: string;
  readonly value: CellValue;
}

/** One combination of the grid's values. */
export interface GridPoint {
  readonly where: readonly Coordinate[];
  /** The rows with the values of `at` and of this point in place of their own. */
  set(part: Table): Table;
}

/** Every combination of the grid's values, the last column's fastest; a single empty one without a grid. */
export function gridPoints(
  table: Table,
  at: Readonly<Record<string, CellValue>>,
  grid: GridOption,
  sources: readonly string[],
): GridPoint[] {
  const fixed = columnMakers(table, "at", at, sources);
  return combinations(grid).map((where) => {
    const values = Object.fromEntries(where.map(({ column, value }) => [column, value]));
    const makers = Object.entries({ ...fixed, ...columnMakers(table, "grid", values, sources) });
    const columns = (rows: number): Record<string, Column> =>
      Object.fromEntries(makers.map(([name, make]) => [name, make(rows)]));
    return { where, set: (part) => (makers.length === 0 ? part : part.with(columns(part.rows))) };
  });
}

function combinations(grid: GridOption): Coordinate[][] {
  if (typeof grid !== "object" || grid === null) throw unknownGrid(grid);
  return Object.entries(grid).reduce<Coordinate[][]>(
    (all, [column, given]) => {
      const values: readonly CellValue[] = Array.isArray(given) ? given : [given as CellValue];
      if (values.length === 0) throw unknownGrid(grid);
      return all.flatMap((where) => values.map((value) => [...where, { column, value }]));
    },
    [[]],
  );
}

type ColumnMaker = (rows: number) => Column;

/** Columns that hold one value, of any length. */
function columnMakers(
  table: Table,
  option: string,
  values: Readonly<Record<string, CellValue>>,
  sources: readonly string[],
): Record<string, ColumnMaker> {
  const makers = Object.entries(values).map(([name, value]) => {
    if (!sources.includes(name)) throw unknownSource(option, name, sources);
    const column = table.column(name);
    const cell = cellOf(option, name, column, value);
    return [name, (rows: number): Column => constantColumn(column, cell, rows)] as const;
  });
  return Object.fromEntries(makers);
}

function unknownGrid(grid: unknown): EstimandError {
  const message = `grid is ${JSON.stringify(grid)}: pass values by column, such as { rd: [0, 1], age: [5, 10, 20] }.`;
  return new EstimandError("bad-option", message, { option: "grid" });
}
