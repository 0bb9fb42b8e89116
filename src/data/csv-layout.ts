import { EstimandError } from "../errors.ts";
import { isLineEnd, lineAfter, lineOf, scanRow } from "./csv-row.ts";
import { didYouMean } from "./nearest-names.ts";

/** How a CSV text is written. */
export interface CsvOptions {
  /** What stands between cells; by default whichever of , ; tab | occurs most in the first line. */
  readonly delimiter?: string;
  /** The decimal mark; "." by default. */
  readonly decimal?: "." | ",";
  /** Cells that mean "missing", without the spaces around them; "" and "NA" by default. */
  readonly missing?: readonly string[];
  /** Columns to keep as text even where every cell is a number: codes. */
  readonly text?: readonly string[];
}

/** A CSV text whose first line has been read. */
export interface CsvLayout {
  readonly text: string;
  readonly names: readonly string[];
  /** Where the rows begin. */
  readonly body: number;
  readonly delimiter: number;
  readonly decimal: number;
  readonly missing: readonly string[];
  readonly asText: ReadonlySet<string>;
}

const byteOrderMark = 0xfeff;

/** Reads the first line: the names of the columns. An empty name becomes "column3". */
export function csvLayout(text: string, options: CsvOptions): CsvLayout {
  let at = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  while (at < text.length && isLineEnd(text, at)) at = lineAfter(text, at);
  if (at >= text.length) throw new EstimandError("empty-table", "The CSV is empty: there is no line of column names.");
  const decimal = options.decimal ?? ".";
  const delimiter = delimiterCode(options.delimiter ?? mostFrequentDelimiter(text, at, decimal), decimal);
  const names: string[] = [];
  const body = scanRow(text, at, delimiter, (column, start, end, escaped) => {
    names.push(cellText(text, start, end, escaped).trim() || `column${column + 1}`);
  });
  refuseRepeated(names);
  return {
    text,
    names,
    body,
    delimiter,
    decimal: decimal.charCodeAt(0),
    missing: options.missing ?? ["", "NA"],
    asText: new Set(options.text?.map((name) => known(name, names))),
  };
}

/** A cell's text, quotes inside quotes undone. */
export function cellText(text: string, start: number, end: number, escaped: boolean): string {
  const cell = text.slice(start, end);
  return escaped ? cell.replaceAll('""', '"') : cell;
}

/** Where each row begins that is no blank line. In a table of one column a blank line is a row: its value is missing. */
export function eachRow(layout: CsvLayout, read: (at: number) => number): void {
  const { text, names } = layout;
  let at = layout.body;
  while (at < text.length) {
    at = names.length > 1 && isLineEnd(text, at) ? lineAfter(text, at) : read(at);
  }
}

/** The error for a row with too few or too many cells. */
export function wrongWidth(layout: CsvLayout, at: number, cells: number): EstimandError {
  const line = lineOf(layout.text, at);
  const expected = layout.names.length;
  return new EstimandError(
    "bad-data",
    `Line ${line} of the CSV has ${cells} cells, but the first line names ${expected} columns. ` +
      "A cell that contains the delimiter must be in quotes.",
    { line, cells, expected },
  );
}

function mostFrequentDelimiter(text: string, start: number, decimal: string): string {
  const end = text.slice(start).search(/\r|\n/);
  const line = text.slice(start, end < 0 ? undefined : start + end).replace(/"[^"]*"/g, "");
  const candidates = [",", ";", "\t", "|"].filter((delimiter) => delimiter !== decimal);
  const counts = candidates.map((delimiter) => [delimiter, line.split(delimiter).length] as const);
  return counts.reduce((best, other) => (other[1] > best[1] ? other : best))[0];
}

function delimiterCode(delimiter: string, decimal: string): number {
  if (delimiter.length === 1 && !/["\r\n]/.test(delimiter) && delimiter !== decimal) return delimiter.charCodeAt(0);
  throw new EstimandError(
    "bad-option",
    `The delimiter must be one character other than the decimal mark, not ${JSON.stringify(delimiter)}.`,
    { delimiter, decimal },
  );
}

function refuseRepeated(names: readonly string[]): void {
  const repeated = names.find((name, position) => names.indexOf(name) !== position);
  if (repeated === undefined) return;
  throw new EstimandError("bad-data", `The CSV has two columns '${repeated}': rename one of them.`, {
    column: repeated,
  });
}

function known(name: string, names: readonly string[]): string {
  if (names.includes(name)) return name;
  throw new EstimandError(
    "unknown-column",
    `The CSV has no column '${name}' to keep as text. ${didYouMean(name, names)}`,
    {
      column: name,
    },
  );
}
