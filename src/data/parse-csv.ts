import { sortLevels } from "./column.ts";
import { type CsvLayout, type CsvOptions, cellText, csvLayout, eachRow, wrongWidth } from "./csv-layout.ts";
import { readNumber } from "./csv-number.ts";
import { scanRow } from "./csv-row.ts";
import { makeTable } from "./make-table.ts";
import type { Column, Table } from "./table.ts";

/**
 * A table from CSV text (RFC 4180: quoted cells may hold delimiters, line breaks and doubled quotes). The first line names
 * the columns. A column is numbers when every cell is one, truth values when every cell is true or false (True, TRUE),
 * else text. Codes with leading zeros (007) and whole numbers beyond 2^53 are text, since as numbers they would lose
 * digits. "" and "NA" are missing, with or without quotes.
 *
 * @throws EstimandError "bad-data" naming the line, "empty-table", "bad-option", "unknown-column" (in `options.text`)
 * @example
 * const firms = parseCsv('size,region\n12,"north, coast"\nNA,south\n');
 * firms.numbers("size"); // Float64Array [12, NaN]
 */
export function parseCsv(text: string, options: CsvOptions = {}): Table {
  const layout = csvLayout(text, options);
  const { numbers, rows } = readNumbers(layout);
  const texts = readTexts(layout, rows, (column) => numbers[column] === undefined);
  const columns = layout.names.map((name, j): [string, Column] => {
    const values = numbers[j];
    return [name, values === undefined ? texts[j]! : { kind: "number", values }];
  });
  return makeTable(new Map(columns), rows);
}

/** First pass: the columns of numbers. A column whose first cell is no number costs nothing after it. */
function readNumbers(layout: CsvLayout): { numbers: readonly (Float64Array | undefined)[]; rows: number } {
  const { text, delimiter, decimal, names } = layout;
  const most = countLines(text, layout.body);
  const numbers = names.map((name) => (layout.asText.has(name) ? undefined : new Float64Array(most)));
  const isMissing = missingTest(layout);
  let rows = 0;
  let cells = 0;
  const take = (column: number, from: number, to: number): void => {
    cells++;
    const values = numbers[column];
    if (values === undefined) return;
    let start = from;
    let end = to;
    while (start < end && text.charCodeAt(start) === 32) start++;
    while (end > start && text.charCodeAt(end - 1) === 32) end--;
    if (isMissing(start, end)) values[rows] = Number.NaN;
    else if (!readNumber(text, start, end, decimal, values, rows)) numbers[column] = undefined;
  };
  eachRow(layout, (at) => {
    cells = 0;
    const next = scanRow(text, at, delimiter, take);
    if (cells !== names.length) throw wrongWidth(layout, at, cells);
    rows++;
    return next;
  });
  return { numbers: numbers.map((values) => (rows < most ? values?.slice(0, rows) : values)), rows };
}

/** Second pass: the other columns. */
function readTexts(
  layout: CsvLayout,
  rows: number,
  isText: (column: number) => boolean,
): readonly (Column | undefined)[] {
  const { text, delimiter, names } = layout;
  const missing = new Set(layout.missing);
  const codes = names.map((_, column) => (isText(column) ? new Int32Array(rows) : undefined));
  const codesOf = names.map(() => new Map<string, number>());
  let row = 0;
  const take = (column: number, start: number, end: number, escaped: boolean): void => {
    const target = codes[column];
    if (target === undefined) return;
    const cell = cellText(text, start, end, escaped);
    const known = codesOf[column]!;
    let code = known.get(cell);
    if (code === undefined) {
      code = missing.has(cell.trim()) ? -1 : known.size;
      if (code >= 0) known.set(cell, code);
    }
    target[row] = code;
  };
  if (codes.some((target) => target !== undefined)) {
    eachRow(layout, (at) => {
      const next = scanRow(text, at, delimiter, take);
      row++;
      return next;
    });
  }
  return codes.map((target, column) => target && textColumn(target, [...codesOf[column]!.keys()]));
}

const truths: Readonly<Record<string, number>> = { true: 1, True: 1, TRUE: 1, false: 0, False: 0, FALSE: 0 };

function textColumn(codes: Int32Array, levels: readonly string[]): Column {
  if (levels.length > 0 && levels.every((level) => Object.hasOwn(truths, level))) {
    const truthOf = levels.map((level) => truths[level]!);
    const values = new Float64Array(codes.length);
    for (let row = 0; row < values.length; row++) values[row] = truthOf[codes[row]!] ?? Number.NaN;
    return { kind: "boolean", values };
  }
  // Pieces of a text keep all of it in memory; a round through JSON makes texts of their own.
  return sortLevels(codes, JSON.parse(JSON.stringify(levels)) as string[]);
}

/** Upper bound of the number of rows: lines may also end inside quotes. */
function countLines(text: string, from: number): number {
  const lineEnd = text.includes("\n", from) ? "\n" : "\r";
  let lines = 1;
  for (let at = text.indexOf(lineEnd, from); at >= 0; at = text.indexOf(lineEnd, at + 1)) lines++;
  return lines;
}

/** Whether a cell without its spaces is a missing marker, asked without making a text of most cells. */
function missingTest({ text, missing }: CsvLayout): (start: number, end: number) => boolean {
  const markers = missing.filter((marker) => marker !== "");
  const emptyIsMissing = missing.includes("");
  return (start, end) => {
    if (start === end) return emptyIsMissing;
    for (const marker of markers) {
      if (marker.length === end - start && text.startsWith(marker, start)) return true;
    }
    return false;
  };
}
