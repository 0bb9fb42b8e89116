import { alignDecimals } from "./align-decimals.ts";
import type { TableBlock, TableRow } from "./document.ts";

export function isCells(row: TableRow): row is readonly string[] {
  return Array.isArray(row);
}

/** The same table with the cells of decimal columns padded, ready to be set flush right. */
export function padDecimals(table: TableBlock, space?: string): TableBlock {
  const padded = table.align.map((align, j) =>
    align === "decimal"
      ? alignDecimals(
          table.body.map((row) => (isCells(row) ? (row[j] ?? "") : "")),
          space,
        )
      : undefined,
  );
  const body = table.body.map((row, i) => (isCells(row) ? row.map((cell, j) => padded[j]?.[i] ?? cell) : row));
  return { ...table, body };
}
