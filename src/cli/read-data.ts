import { extname } from "node:path";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { readCsv, type ReadCsvOptions } from "../node/read-csv.ts";
import { readParquet } from "../node/read-parquet.ts";
import { readStata, readStataLabels } from "../node/read-stata.ts";
import { checkFile } from "./check-file.ts";

/** A file of firms, and what it says of its columns. */
export interface ReadData {
  readonly table: Table;
  readonly labels: Readonly<Record<string, string>>;
}

const endings = [".csv", ".tsv", ".txt", ".dta", ".parquet"];

/**
 * Reads a file by its ending: CSV (.csv, .tsv, .txt; UTF-8 or EUC-KR), Stata (.dta) or Parquet (.parquet).
 *
 * @param csv how a CSV file is written, as the mapping says it, and `encoding` of any file
 */
export async function readData(
  file: string,
  onNotice: (message: string) => void,
  csv: Omit<ReadCsvOptions, "onNotice"> = {},
): Promise<ReadData> {
  const ending = extname(file).toLowerCase();
  if (!endings.includes(ending)) {
    throw new EstimandError(
      "bad-option",
      `'${file}' ends in '${ending}': files of firms are CSV (.csv, .tsv, .txt), Stata (.dta) or Parquet (.parquet). Save a spreadsheet as CSV.`,
      { file },
    );
  }
  await checkFile(file);
  if (ending === ".dta") {
    const encoding = csv.encoding === undefined ? {} : { encoding: csv.encoding };
    const { variables } = await readStataLabels(file, { ...encoding, onNotice: () => {} });
    return { table: await readStata(file, { ...encoding, onNotice }), labels: variables };
  }
  if (ending === ".parquet") return { table: await readParquet(file), labels: {} };
  return { table: await readCsv(file, { ...csv, onNotice }), labels: {} };
}
