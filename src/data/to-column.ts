import { EstimandError } from "../errors.ts";
import { type CellKind, cellKind, cellNumber } from "./cell-kind.ts";
import { booleanColumn, categoryColumn, numberColumn } from "./column.ts";
import type { Column } from "./table.ts";

/** How the cells of one kind become a column. `values` are of that kind or missing. */
const readers: Readonly<Record<Exclude<CellKind, "unknown">, (name: string, values: ArrayLike<unknown>) => Column>> = {
  number: readNumbers,
  date: readNumbers,
  boolean: (_, values) => booleanColumn(values as ArrayLike<boolean | null | undefined>),
  text: (_, values) => categoryColumn(asTexts(values)),
};

const kindWords: Readonly<Record<CellKind, string>> = {
  number: "numbers",
  date: "dates",
  boolean: "truth values",
  text: "text",
  unknown: "objects",
};

/**
 * A column from any array. Numbers, truth values and text keep their kind; null, undefined and NaN are missing. A bigint
 * becomes the equal number. A date becomes the number of days since 1970-01-01 (as in R). A column without any value is a
 * number column of missing values.
 *
 * @param name the column's name, for errors
 * @throws EstimandError "bad-data" naming the first row whose kind differs from the rows before, a bigint beyond 2^53, or
 *   a cell that is none of these
 */
export function toColumn(name: string, values: ArrayLike<unknown>): Column {
  if (values instanceof BigInt64Array || values instanceof BigUint64Array) return readNumbers(name, values);
  if (ArrayBuffer.isView(values)) return numberColumn(values as ArrayLike<unknown> as ArrayLike<number>);
  const kind = commonKind(name, values);
  return kind === undefined
    ? numberColumn(new Float64Array(values.length).fill(Number.NaN))
    : readers[kind](name, values);
}

/** The kind that all cells share, missing ones aside; undefined when all are missing. */
function commonKind(name: string, values: ArrayLike<unknown>): Exclude<CellKind, "unknown"> | undefined {
  let common: CellKind | undefined;
  let first = 0;
  for (let row = 0; row < values.length; row++) {
    const kind = cellKind(values[row]);
    if (kind === undefined || kind === common) continue;
    if (kind === "unknown") throw unreadable(name, values[row], row);
    if (common !== undefined) throw mixedKinds(name, values, [first, common], [row, kind]);
    common = kind;
    first = row;
  }
  return common as Exclude<CellKind, "unknown"> | undefined;
}

function readNumbers(name: string, values: ArrayLike<unknown>): Column {
  const numbers = new Float64Array(values.length);
  for (let row = 0; row < numbers.length; row++) {
    const cell = values[row];
    if (typeof cell === "number") {
      numbers[row] = cell;
    } else {
      const number = cell === null || cell === undefined ? Number.NaN : cellNumber(cell);
      if (number === undefined) throw tooLarge(name, cell as bigint, row);
      numbers[row] = number;
    }
  }
  return { kind: "number", values: numbers };
}

/** Text cells as strings: objects that are text by their nature (DuckDB's UUID) are written out. */
function asTexts(values: ArrayLike<unknown>): ArrayLike<string | null | undefined> {
  const plain = Array.prototype.every.call(values, (cell) => typeof cell !== "object" || cell === null);
  if (plain) return values as ArrayLike<string | null | undefined>;
  return Array.from(values, (cell) => (cell === null || cell === undefined ? undefined : String(cell)));
}

function mixedKinds(
  name: string,
  values: ArrayLike<unknown>,
  [firstRow, firstKind]: readonly [number, CellKind],
  [row, kind]: readonly [number, CellKind],
): EstimandError {
  const advice =
    values[row] === "" || values[firstRow] === ""
      ? "Write missing values as null."
      : "Make all of them one kind, and write missing values as null.";
  return new EstimandError(
    "bad-data",
    `Column '${name}' mixes ${kindWords[firstKind]} and ${kindWords[kind]}: row ${firstRow + 1} holds ${shown(values[firstRow])}, ` +
      `row ${row + 1} holds ${shown(values[row])} (rows counted from 1). ${advice}`,
    { column: name, row: row + 1, kinds: [firstKind, kind] },
  );
}

function unreadable(name: string, cell: unknown, row: number): EstimandError {
  return new EstimandError(
    "bad-data",
    `Column '${name}' holds ${shown(cell)} in row ${row + 1} (counted from 1): a cell must be a number, a truth value, text, ` +
      "a date, or null.",
    { column: name, row: row + 1 },
  );
}

/** The error for an integer that a number cannot hold exactly. */
function tooLarge(name: string, value: bigint, row: number): EstimandError {
  return new EstimandError(
    "bad-data",
    `Column '${name}' holds the integer ${value} in row ${row + 1} (counted from 1), which is beyond 2^53 and has no exact ` +
      "number. If it is an identifier, pass it as text: String(value).",
    { column: name, row: row + 1, value: String(value) },
  );
}

function shown(cell: unknown): string {
  if (typeof cell === "string") return JSON.stringify(cell.length > 30 ? `${cell.slice(0, 29)}…` : cell);
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? "an invalid date" : cell.toISOString();
  if (typeof cell === "object" && cell !== null && Object.getPrototypeOf(cell) === Object.prototype) return "an object";
  if (Array.isArray(cell)) return "an array";
  if (typeof cell === "function" || typeof cell === "symbol") return `a ${typeof cell}`;
  return String(cell);
}
