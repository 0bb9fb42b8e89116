import { type Document, type TableBlock, writeBlocks, type Writer } from "./document.ts";
import { isCells } from "./table-rows.ts";

/** A row of a table as data: numbers in full, nothing formatted. */
export type CsvRow = Readonly<Record<string, unknown>>;

/**
 * Rows as CSV (RFC 4180, lines ended by \n): a column for every field, numbers with all their digits, nothing for NaN and
 * what is absent. A record within a row gives a column for each of its fields, "cell.size".
 *
 * @example
 * writeCsv([{ name: "rd", estimate: 0.3 }]); // "name,estimate\nrd,0.3\n"
 */
export function writeCsv(rows: readonly CsvRow[]): string {
  const flat = rows.map((row) => flattened(row, ""));
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  const lines = [columns, ...flat.map((row) => columns.map((column) => csvText(row[column])))];
  return lines.map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

/** The tables of a document as they are printed, for results without rows of data. */
export function writeDocumentCsv(document: Document): string {
  return writeBlocks(document, tablesOnly, "\n");
}

const nothing = (): string => "";

const tablesOnly: Writer = {
  title: nothing,
  paragraph: nothing,
  facts: nothing,
  table: ({ head, body }: TableBlock) =>
    [head, ...body.filter(isCells)].map((line) => `${line.map(quoted).join(",")}\n`).join(""),
  notes: nothing,
  warnings: nothing,
};

function flattened(row: CsvRow, prefix: string): CsvRow {
  const parts = Object.entries(row).map(([name, value]): CsvRow => {
    const isRecord = typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
    return isRecord ? flattened(value as CsvRow, `${prefix}${name}.`) : { [prefix + name]: value };
  });
  return Object.assign({}, ...parts) as CsvRow;
}

function csvText(value: unknown): string {
  if (value === undefined || value === null || Number.isNaN(value)) return "";
  if (Array.isArray(value) || ArrayBuffer.isView(value))
    return Array.from(value as ArrayLike<unknown>, csvText).join(" ");
  return String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
