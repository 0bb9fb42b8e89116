import type { Table } from "../../data/table.ts";

/** A firm like another one. */
export interface Peer {
  readonly firm: string;
  /** Root mean squared difference over the columns, in standard deviations; 0: the same in all of them. */
  readonly distance: number;
  /** The outcome of participation; NaN where it is not known. */
  readonly globalizes: number;
  readonly probability: number;
}

/**
 * The firms nearest to one in the columns that a model reads: numbers in their standard deviations, categories 0 apart where
 * equal and 1 where not. Ties keep the order of the rows.
 */
export function nearestRows(
  firms: Table,
  firm: Table,
  columns: readonly string[],
  count: number,
): readonly { readonly row: number; readonly distance: number }[] {
  const squares = new Float64Array(firms.rows);
  for (const name of columns) addSquares(firms, firm, name, squares);
  return [...squares.entries()]
    .filter(([, sum]) => !Number.isNaN(sum))
    .sort(([i, a], [j, b]) => a - b || i - j)
    .slice(0, count)
    .map(([row, sum]) => ({ row, distance: Math.sqrt(sum / columns.length) }));
}

function addSquares(firms: Table, firm: Table, name: string, squares: Float64Array): void {
  const column = firms.column(name);
  const own = firm.column(name);
  if (column.kind === "category" || own.kind === "category") {
    if (column.kind !== "category" || own.kind !== "category") return;
    const code = column.levels.indexOf(own.levels[own.codes[0]!] ?? "");
    for (let i = 0; i < squares.length; i++) squares[i]! += column.codes[i] === code ? 0 : 1;
    return;
  }
  const deviation = spreadOf(column.values);
  if (!(deviation > 0)) return;
  for (let i = 0; i < squares.length; i++) squares[i]! += ((column.values[i]! - own.values[0]!) / deviation) ** 2;
}

function spreadOf(given: Float64Array): number {
  const values = given.filter((x) => !Number.isNaN(x));
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  return Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length);
}
