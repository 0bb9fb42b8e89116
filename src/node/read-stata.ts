import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { emitWarning } from "node:process";
import { makeTable } from "../data/make-table.ts";
import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";
import { openNewFile } from "./stata/open-new-file.ts";
import { openOldFile } from "./stata/open-old-file.ts";
import { labelledColumn, numbersOf, type TextOf, textsOf } from "./stata/stata-column.ts";
import type { StataFile } from "./stata/stata-file.ts";
import { type ValueLabels, valueLabelSets } from "./stata/value-labels.ts";

export interface ReadStataOptions {
  /** Of files before Stata 14, which do not say: "euc-kr", "windows-1252". By default UTF-8, else EUC-KR where it fits. */
  readonly encoding?: string;
  /** Told when the encoding had to be guessed; by default a warning on standard error. */
  readonly onNotice?: (message: string) => void;
  /** Columns to keep as numbers although all of their numbers have labels; true: all columns. */
  readonly numbers?: boolean | readonly string[];
}

/** The labels of a Stata file: of the data, of variables, and of values by variable. */
export interface StataLabels {
  readonly data: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/**
 * Reads a Stata file (.dta of Stata 8 to 18, formats 113 to 115 and 117 to 119). Missing values (`.`, `.a` to `.z`) and
 * empty texts are missing. Where every number of a column has a value label the column becomes a category of the labels,
 * in the order of the numbers; columns of 0 and 1 stay numbers, as do columns of which some numbers have no label. Dates
 * (%td) and times (%tc) become days since 1970-01-01.
 *
 * @throws EstimandError "bad-data" where the file is no Stata file of these formats, is cut short, or its text is in another
 *   encoding; the error of Node when the file cannot be read
 * @example
 * const firms = await readStata("firms.dta", { numbers: ["stage"] });
 *
 * Source: Stata's manual, [P] file formats .dta.
 */
export async function readStata(path: string | URL, options: ReadStataOptions = {}): Promise<Table> {
  const { file, textOf } = await opened(path, options);
  const labels = valueLabelSets(file);
  const kept = (name: string): boolean =>
    Array.isArray(options.numbers) ? options.numbers.includes(name) : options.numbers === true;
  const columns = file.variables.map(({ name, type, valueLabel }, j): [string, Column] => {
    const column = textOf(name);
    if (typeof type === "object" || type === "strL") return [column, textsOf(file, j, textOf)];
    const values = numbersOf(file, j);
    const set = kept(column) ? undefined : labels.get(valueLabel);
    return [column, (set && labelledColumn(values, set, textOf)) ?? { kind: "number", values }];
  });
  return makeTable(new Map(columns), file.rows);
}

/**
 * The labels that a Stata file gives its data, variables and values.
 *
 * @throws as `readStata`
 * @example
 * const { variables } = await readStataLabels("firms.dta"); // { sales: "매출액 (백만원)", ... }
 */
export async function readStataLabels(
  path: string | URL,
  options: Omit<ReadStataOptions, "numbers"> = {},
): Promise<StataLabels> {
  const { file, textOf } = await opened(path, options);
  const sets = valueLabelSets(file);
  const texts = (set: ValueLabels): Record<string, string> =>
    Object.fromEntries([...set].map(([value, label]) => [String(value), textOf(label)]));
  const labelled = file.variables.filter(({ valueLabel }) => sets.has(valueLabel));
  return {
    data: textOf(file.label),
    variables: Object.fromEntries(file.variables.map(({ name, label }) => [textOf(name), textOf(label)])),
    values: Object.fromEntries(labelled.map(({ name, valueLabel }) => [textOf(name), texts(sets.get(valueLabel)!)])),
  };
}

async function opened(
  path: string | URL,
  { encoding, onNotice = (message) => emitWarning(message, "EstimandNotice") }: ReadStataOptions,
): Promise<{ readonly file: StataFile; readonly textOf: TextOf }> {
  const name = basename(path instanceof URL ? decodeURIComponent(path.pathname) : path);
  const bytes = await readFile(path);
  const file = openFile(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), name);
  let told = false;
  const once = (message: string): void => {
    if (!told) onNotice(message);
    told = true;
  };
  const known = file.release >= 118 ? "utf-8" : encoding;
  return { file, textOf: (text) => decodeText(text, { name, encoding: known, onNotice: once }) };
}

function openFile(view: DataView, name: string): StataFile {
  const first = view.byteLength === 0 ? 0 : view.getUint8(0);
  if (first !== "<".charCodeAt(0) && !(first >= 113 && first <= 115)) {
    const fault = `'${name}' is no Stata file of the formats 113 to 115 or 117 to 119. Save it from Stata with saveold, or as CSV.`;
    throw new EstimandError("bad-data", fault, { file: name });
  }
  try {
    const file = first === "<".charCodeAt(0) ? openNewFile(view, name) : openOldFile(view, name);
    if (file.valueLabels <= view.byteLength) return file;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  throw new EstimandError("bad-data", `'${name}' is cut short: its header promises more than the file holds.`, {
    file: name,
  });
}
