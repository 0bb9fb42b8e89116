import type { Column } from "../data/table.ts";
import type { Coordinate } from "./grid-points.ts";
import { type Grouping, grouping } from "./grouping.ts";

/** Rows by the values of one or more columns; rows where one is missing have code `groups.length`. */
export interface RowGroups {
  readonly grouping: Grouping;
  /** For each group, its values. */
  readonly groups: readonly (readonly Coordinate[])[];
}

/** Groups of rows by columns of the data: levels in their order, numbers ascending; only combinations that occur. */
export function rowGroups(by: readonly string[], columnOf: (name: string) => Column, rows: number): RowGroups {
  const keyed = by.map((name) => cellsInOrder(columnOf(name), rows));
  const key = new Float64Array(rows);
  for (const { ranks, values } of keyed) {
    for (let i = 0; i < rows; i++) key[i] = ranks[i]! < 0 ? Number.NaN : key[i]! * values.length + ranks[i]!;
  }
  const present = [...new Set(key)].filter((one) => !Number.isNaN(one)).sort((a, b) => a - b);
  const codeOf = new Map(present.map((one, g) => [one, g]));
  const codes = Int32Array.from(key, (one) => codeOf.get(one) ?? present.length);
  const groups = present.map((one) => {
    const where: Coordinate[] = [];
    let rest = one;
    for (const [b, name] of [...by.entries()].reverse()) {
      const { values } = keyed[b]!;
      where.unshift({ column: name, value: values[rest % values.length]! });
      rest = Math.floor(rest / values.length);
    }
    return where;
  });
  return { grouping: grouping(codes, present.length + 1), groups };
}

/** Each row's position among the column's values in order, -1 where missing. */
function cellsInOrder(column: Column, rows: number): { ranks: Int32Array; values: (string | number | boolean)[] } {
  if (column.kind === "category") return { ranks: column.codes, values: [...column.levels] };
  const numbers = [...new Set(column.values)].filter((x) => !Number.isNaN(x)).sort((a, b) => a - b);
  const rankOf = new Map(numbers.map((x, rank) => [x, rank]));
  const ranks = new Int32Array(rows);
  for (let i = 0; i < rows; i++) ranks[i] = rankOf.get(column.values[i]!) ?? -1;
  return { ranks, values: column.kind === "boolean" ? numbers.map((x) => x === 1) : numbers };
}
