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

/** What is typical of rows of a column, by their weights: the mean of numbers (of yes or no: the share), the commonest category. */
export function typicalOf(column: Column, members: Int32Array, weights: Float64Array): Column {
  if (column.kind !== "category") {
    return { kind: "number", values: Float64Array.of(weightedMean(column.values, members, weights)) };
  }
  const counts = new Map<number, number>();
  for (const i of members) counts.set(column.codes[i]!, (counts.get(column.codes[i]!) ?? 0) + weights[i]!);
  const [code] = [...counts].filter(([each]) => each >= 0).sort((a, b) => b[1] - a[1] || a[0] - b[0])[0] ?? [-1];
  return { ...column, codes: Int32Array.of(code) };
}

/** The mean of the known values in the rows, by their weights. */
export function weightedMean(values: Float64Array, members: Int32Array, weights: Float64Array): number {
  const known = members.filter((i) => !Number.isNaN(values[i]!));
  const whole = known.reduce((sum, i) => sum + weights[i]!, 0);
  return known.reduce((sum, i) => sum + weights[i]! * values[i]!, 0) / whole;
}

/** The upper quartile of a column's known values in the rows: the least value that more than three quarters of the weight reach. */
export function upperQuartile(values: Float64Array, members: Int32Array, weights: Float64Array): number {
  const known = members.filter((i) => !Number.isNaN(values[i]!)).sort((i, j) => values[i]! - values[j]!);
  const whole = known.reduce((sum, i) => sum + weights[i]!, 0);
  let below = 0;
  for (const i of known) {
    below += weights[i]!;
    if (below > 0.75 * whole) return values[i]!;
  }
  return Number.NaN;
}
