import type { Column, Table } from "../../data/table.ts";

/** A firm's group, and the rows of it. */
export interface FirmGroup {
  /** The level; undefined: all firms. */
  readonly name: string | undefined;
  readonly members: Int32Array;
}

/** The firms of the firm's group among the rows of a sample; all of them where it has none. */
export function groupOfFirm(firms: Table, firm: Table, by: string | undefined): FirmGroup {
  const everybody = Int32Array.from({ length: firms.rows }, (_, i) => i);
  const column = by !== undefined && firms.has(by) ? firms.column(by) : undefined;
  const own = by !== undefined && firm.has(by) ? firm.column(by) : undefined;
  if (column?.kind !== "category" || own?.kind !== "category" || own.codes[0]! < 0)
    return { name: undefined, members: everybody };
  const name = own.levels[own.codes[0]!]!;
  const code = column.levels.indexOf(name);
  const members = everybody.filter((i) => column.codes[i] === code);
  return members.length < 2 ? { name: undefined, members: everybody } : { name, members };
}

/** What is typical of rows of a column: the mean of numbers (of yes or no: the share), the commonest category. */
export function typicalOf(column: Column, members: Int32Array): Column {
  if (column.kind !== "category") {
    const known =
      column.values.length === 0 ? [] : [...members].map((i) => column.values[i]!).filter((x) => !Number.isNaN(x));
    const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
    return { kind: "number", values: Float64Array.of(mean) };
  }
  const counts = new Map<number, number>();
  for (const i of members) counts.set(column.codes[i]!, (counts.get(column.codes[i]!) ?? 0) + 1);
  const [code] = [...counts].filter(([each]) => each >= 0).sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1];
  return { ...column, codes: Int32Array.of(code) };
}

/** The upper quartile of a column's known values in the rows. */
export function upperQuartile(values: Float64Array, members: Int32Array): number {
  const known = [...members].map((i) => values[i]!).filter((x) => !Number.isNaN(x));
  known.sort((a, b) => a - b);
  return known[Math.min(known.length - 1, Math.floor(0.75 * known.length))] ?? Number.NaN;
}
