import { extname } from "node:path";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { readCsv } from "../node/read-csv.ts";
import { readStata, readStataLabels } from "../node/read-stata.ts";

/** A file of firms, and what it says of its columns. */
export interface ReadData {
  readonly table: Table;
  readonly labels: Readonly<Record<string, string>>;
}

/** Reads a file by its ending: CSV (.csv, .tsv, .txt; UTF-8 or EUC-KR) or Stata (.dta). */
export async function readData(file: string, onNotice: (message: string) => void): Promise<ReadData> {
  const ending = extname(file).toLowerCase();
  if (ending === ".dta") {
    const { variables } = await readStataLabels(file, { onNotice: () => {} });
    return { table: await readStata(file, { onNotice }), labels: variables };
  }
  if ([".csv", ".tsv", ".txt"].includes(ending)) return { table: await readCsv(file, { onNotice }), labels: {} };
  throw new EstimandError(
    "bad-option",
    `'${file}' ends in '${ending}': files of firms are CSV (.csv, .tsv, .txt) or Stata (.dta). Save a spreadsheet as CSV.`,
    { file },
  );
}
