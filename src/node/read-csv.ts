import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { emitWarning } from "node:process";
import type { CsvOptions } from "../data/csv-layout.ts";
import { parseCsv } from "../data/parse-csv.ts";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { decodeText } from "./decode-text.ts";
import { noTextFault } from "./text-faults.ts";

/** How a CSV file is written. */
export interface ReadCsvOptions extends CsvOptions {
  /** A label that `TextDecoder` knows: "utf-8", "euc-kr", "windows-1252". By default UTF-8, else EUC-KR where it fits. */
  readonly encoding?: string;
  /** Told when the encoding had to be guessed; by default a warning on standard error. */
  readonly onNotice?: (message: string) => void;
}

/**
 * Reads a CSV file into a table: see `parseCsv` for what becomes numbers, truth values and text. A byte-order mark decides
 * the encoding; without one and without `encoding`, the file is UTF-8, or, where it cannot be, EUC-KR (CP949) if it looks
 * Korean, which is then said.
 *
 * @throws EstimandError "bad-data" (text in another encoding or in two, no text, a malformed line), "empty-table", "bad-option"; the error of
 *   Node when the file cannot be read
 * @example
 * const firms = await readCsv("firms.csv", { encoding: "euc-kr", missing: ["", "-"] });
 */
export async function readCsv(path: string | URL, options: ReadCsvOptions = {}): Promise<Table> {
  const { encoding, onNotice = (message) => emitWarning(message, "EstimandNotice"), ...csv } = options;
  const name = basename(path instanceof URL ? decodeURIComponent(path.pathname) : path);
  const bytes = await readFile(path);
  const fault = encoding === undefined ? noTextFault(bytes) : undefined;
  if (fault !== undefined) throw new EstimandError("bad-data", `'${name}' ${fault}`, { file: name });
  return parseCsv(decodeText(bytes, { name, encoding, onNotice }), csv);
}
