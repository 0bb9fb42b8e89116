import { didYouMean } from "../data/nearest-names.ts";
import type { Column } from "../data/table.ts";
import { EstimandError } from "../errors.ts";

/** A value as a user writes it. */
export type CellValue = number | string | boolean;

/** The code or number that stands for a value in this column. */
export function cellOf(option: string, name: string, column: Column, value: CellValue): number {
  if (column.kind !== "category") {
    if (typeof value === "boolean" || Number.isFinite(value)) return Number(value);
    throw new EstimandError(
      "bad-option",
      `${option}: column '${name}' holds numbers; ${JSON.stringify(value)} is none.`,
      {
        column: name,
        value,
      },
    );
  }
  const code = column.levels.indexOf(String(value));
  if (code >= 0) return code;
  throw new EstimandError(
    "unknown-level",
    `${option}: column '${name}' has no level ${JSON.stringify(value)}. ${didYouMean(String(value), column.levels)}`,
    { column: name, level: value, levels: column.levels },
  );
}

/** The error for a column that the quantity does not depend on. */
export function unknownSource(option: string, name: string, sources: readonly string[]): EstimandError {
  return new EstimandError(
    "unknown-column",
    `${option}: the fitted quantity does not depend on a column '${name}'. ${didYouMean(name, sources)}`,
    { option, column: name, columns: sources },
  );
}

/** A column of the same kind that holds one code or number in every row. */
export function constantColumn(column: Column, cell: number, rows: number): Column {
  return column.kind === "category"
    ? { kind: "category", codes: new Int32Array(rows).fill(cell), levels: column.levels }
    : { kind: column.kind, values: new Float64Array(rows).fill(cell) };
}
