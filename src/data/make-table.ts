import { EstimandError } from "../errors.ts";
import { columnLength, sliceRows, takeRows } from "./column.ts";
import { didYouMean } from "./nearest-names.ts";
import type { Column, Table } from "./table.ts";
import { tableHead } from "./table-head.ts";

/** A column, or how to read it: read when first asked for, so that columns which nobody uses cost nothing. */
export type ColumnSource = Column | (() => Column);

/**
 * A table of these columns, in this order.
 *
 * @param columns columns by name, or functions that read them when they are first asked for (a function may throw:
 *   the error appears where the column is used)
 * @param rows number of rows; needed when no column is read yet
 * @throws EstimandError "column-lengths-differ"
 * @example
 * makeTable({ size: numberColumn([10, 250]), industry: categoryColumn(["J62", "M71"]) }).rows; // 2
 */
export function makeTable<Name extends string>(
  columns: Readonly<Record<Name, ColumnSource>> | ReadonlyMap<Name, ColumnSource>,
  rows?: number,
): Table<Name> {
  const sources =
    columns instanceof Map ? new Map(columns) : new Map(Object.entries(columns) as [Name, ColumnSource][]);
  return new ColumnTable(sources, rows ?? commonLength(sources));
}

function commonLength(sources: ReadonlyMap<string, ColumnSource>): number {
  let rows: number | undefined;
  for (const [name, source] of sources) {
    const length = columnLength(typeof source === "function" ? source() : source);
    rows ??= length;
    if (length !== rows) throw differentLength(name, length, rows, [...sources.keys()][0]!);
  }
  return rows ?? 0;
}

/** The error for columns of different lengths. */
export function differentLength(name: string, length: number, expected: number, first: string): EstimandError {
  return new EstimandError(
    "column-lengths-differ",
    `Column '${name}' has ${length} rows, but '${first}' has ${expected}: all columns of a table must have the same length.`,
    { column: name, length, expected },
  );
}

class ColumnTable<Name extends string> implements Table<Name> {
  readonly rows: number;
  readonly names: readonly Name[];
  readonly #sources: Map<string, ColumnSource>;

  constructor(sources: Map<string, ColumnSource>, rows: number) {
    this.rows = rows;
    this.names = Object.freeze([...sources.keys()] as Name[]);
    this.#sources = sources;
    Object.freeze(this);
  }

  has(name: string): boolean {
    return this.#sources.has(name);
  }

  column(name: string): Column {
    const source = this.#sources.get(name);
    if (source === undefined) {
      throw new EstimandError("unknown-column", `The table has no column '${name}'. ${didYouMean(name, this.names)}`, {
        column: name,
      });
    }
    if (typeof source !== "function") return source;
    const column = source();
    const length = columnLength(column);
    if (length !== this.rows)
      throw differentLength(name, length, this.rows, this.names.find((n) => n !== name) ?? name);
    this.#sources.set(name, column);
    return column;
  }

  numbers(name: string): Float64Array {
    const column = this.column(name);
    if (column.kind !== "category") return column.values;
    const noNumber = column.levels.find((level) => Number.isNaN(Number(level))) ?? column.levels[0] ?? "";
    throw new EstimandError(
      "wrong-column-kind",
      `Column '${name}' holds text (such as ${JSON.stringify(noNumber)}), but numbers are needed here: make it a number column, or name another.`,
      { column: name, kind: "category", expected: "number" },
    );
  }

  take(rows: Int32Array): Table<Name> {
    return this.#derive(rows.length, (column) => takeRows(column, rows));
  }

  slice(start: number, end: number): Table<Name> {
    const from = Math.min(Math.max(start, 0), this.rows);
    const to = Math.min(Math.max(end, from), this.rows);
    return this.#derive(to - from, (column) => sliceRows(column, from, to));
  }

  with(columns: Readonly<Record<string, Column>>): Table {
    const sources = new Map(this.#ownSources());
    const sized = sources.size > 0;
    for (const [name, column] of Object.entries(columns)) {
      const length = columnLength(column);
      if (sized && length !== this.rows) throw differentLength(name, length, this.rows, this.names[0]!);
      sources.set(name, column);
    }
    return sized ? new ColumnTable(sources, this.rows) : makeTable(sources);
  }

  select(names: readonly string[]): Table {
    for (const name of names) if (!this.has(name)) this.column(name);
    const sources = new Map(this.#ownSources());
    return new ColumnTable(new Map(names.map((name) => [name, sources.get(name)!])), this.rows);
  }

  toString(): string {
    return tableHead(this);
  }

  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return tableHead(this);
  }

  [Symbol.for("Deno.customInspect")](): string {
    return tableHead(this);
  }

  [Symbol.for("Jupyter.display")](): Record<string, string> {
    return { "text/plain": tableHead(this) };
  }

  /** Every column through this table, so that a column is read once however many tables are derived from it. */
  *#ownSources(): Iterable<[string, ColumnSource]> {
    for (const [name, source] of this.#sources) {
      yield [name, typeof source === "function" ? () => this.column(name) : source];
    }
  }

  #derive(rows: number, change: (column: Column) => Column): Table<Name> {
    const sources = new Map<string, ColumnSource>();
    for (const name of this.names) sources.set(name, () => change(this.column(name)));
    return new ColumnTable<Name>(sources, rows);
  }
}
