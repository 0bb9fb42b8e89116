import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Table } from "../data/table.ts";
import { columnRecord } from "../data/column-record.ts";
import { EstimandError } from "../errors.ts";

export interface ReadParquetOptions {
  /** The columns to read; all unless given. */
  readonly columns?: readonly string[];
}

/**
 * Reads a Parquet file into a table, by the package `hyparquet`, which you install beside this one. Numbers, truth values and
 * text keep their kind, nulls are missing, whole numbers of 64 bits become equal numbers, and dates and times days since
 * 1970-01-01. Columns of lists and structures are refused where they are asked for: name the `columns` to read.
 *
 * @throws EstimandError "missing-package" without `hyparquet`; "bad-data" where the file is no Parquet file, is compressed in
 *   a way that it cannot read (it reads snappy and none), or holds what is no column; "unknown-column"; the error of Node
 *   when the file cannot be read
 * @example
 * const firms = await readParquet("firms.parquet", { columns: ["exporter", "employees"] });
 */
export async function readParquet(path: string | URL, { columns }: ReadParquetOptions = {}): Promise<Table> {
  const { parquetMetadata, parquetRead, parquetSchema } = await hyparquet();
  const name = basename(path instanceof URL ? decodeURIComponent(path.pathname) : path);
  const bytes = await readFile(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  try {
    const metadata = parquetMetadata(file);
    const fields = parquetSchema(metadata).children.map(({ element }) => element.name);
    const chosen = columns ?? fields;
    for (const column of chosen) if (!fields.includes(column)) throw unknownColumn(name, column, fields);
    const rows = Number(metadata.num_rows);
    const values = new Map(chosen.map((column) => [column, new Array<unknown>(rows)]));
    await parquetRead({
      file,
      metadata,
      columns: [...chosen],
      onChunk: ({ columnName, columnData, rowStart }) => {
        const into = values.get(columnName);
        if (into === undefined) return;
        for (let i = 0; i < columnData.length; i++) into[rowStart + i] = columnData[i];
      },
    });
    return columnRecord(Object.fromEntries(values));
  } catch (error) {
    if (error instanceof EstimandError) throw error;
    throw unreadable(name, error as Error);
  }
}

async function hyparquet(): Promise<typeof import("hyparquet")> {
  try {
    return await import("hyparquet");
  } catch {
    throw new EstimandError(
      "missing-package",
      "Parquet files are read by the package hyparquet, which is not installed: npm install hyparquet.",
      { package: "hyparquet" },
    );
  }
}

function unreadable(file: string, { message }: Error): EstimandError {
  const codec = /compression codec: (\w+)/.exec(message)?.[1];
  const fault =
    codec === undefined
      ? `'${file}' cannot be read as Parquet: ${message}.`
      : `'${file}' is compressed by ${codec}, which is not read: write it with snappy or uncompressed, or read it with DuckDB.`;
  return new EstimandError("bad-data", fault, { file });
}

function unknownColumn(file: string, column: string, known: readonly string[]): EstimandError {
  return new EstimandError("unknown-column", `'${file}' has no column '${column}'. It has ${known.join(", ")}.`, {
    file,
    column,
  });
}
