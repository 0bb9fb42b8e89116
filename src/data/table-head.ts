import { displayWidth, padStart } from "./display-width.ts";
import type { Column, Table } from "./table.ts";

/** The value of a column in a row as text; "" when missing. */
function cellText(column: Column, row: number): string {
  if (column.kind === "category") return column.levels[column.codes[row]!] ?? "";
  const value = column.values[row]!;
  if (Number.isNaN(value)) return "";
  return column.kind === "boolean" ? String(value === 1) : String(Number(value.toPrecision(7)));
}

/** The first rows of a table as aligned text, under its size: what a notebook or a console shows. */
export function tableHead(table: Table, rows = 8, columns = 10): string {
  const size = `Table: ${count(table.rows, "row")}, ${count(table.names.length, "column")}`;
  const names = table.names.slice(0, columns);
  const shown = Math.min(rows, table.rows);
  const cells = names.map((name) => [name, ...headOf(table, name, shown)]);
  const widths = cells.map((texts) => Math.max(...texts.map(displayWidth)));
  const lines = Array.from({ length: shown + 1 }, (_, line) =>
    cells.map((texts, j) => padStart(texts[line]!, widths[j]!)).join("  "),
  );
  const more = [];
  if (table.rows > shown) more.push(count(table.rows - shown, "more row"));
  if (table.names.length > names.length) more.push(count(table.names.length - names.length, "more column"));
  return [size, ...(names.length > 0 ? lines : []), ...(more.length > 0 ? [`... ${more.join(", ")}`] : [])].join("\n");
}

function headOf(table: Table, name: string, rows: number): string[] {
  try {
    const column = table.column(name);
    return Array.from({ length: rows }, (_, row) => truncate(cellText(column, row)));
  } catch {
    return Array.from({ length: rows }, () => "?");
  }
}

function truncate(text: string, width = 24): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? "" : "s"}`;
}
