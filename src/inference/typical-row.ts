import type { Column, NumberColumn, Table } from "../data/table.ts";
import { constantColumn } from "./cell-value.ts";

/** One row: weighted means of numbers and truth values, the most frequent level of categories. */
export function typicalRow(
  table: Table,
  weights: Float64Array | undefined,
  sources: readonly string[],
  isCategory: (name: string) => boolean,
): Table {
  const typical = sources.map((name) => {
    const column = table.column(name);
    const cell = isCategory(name)
      ? mostFrequent(column, weights)
      : weightedMean((column as NumberColumn).values, weights);
    return [name, constantColumn(column, cell, 1)] as const;
  });
  return table.slice(0, 1).with(Object.fromEntries(typical));
}

/** The code or number with the largest weight; of equals the smallest. */
function mostFrequent(column: Column, weights: Float64Array | undefined): number {
  const cells = column.kind === "category" ? column.codes : column.values;
  const counts = new Map<number, number>();
  cells.forEach((cell, i) => {
    const missing = column.kind === "category" ? cell < 0 : Number.isNaN(cell);
    if (!missing) counts.set(cell, (counts.get(cell) ?? 0) + (weights?.[i] ?? 1));
  });
  const [first, ...others] = counts;
  if (first === undefined) return column.kind === "category" ? -1 : Number.NaN;
  return others.reduce(
    (best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best),
    first,
  )[0];
}

function weightedMean(values: Float64Array, weights: Float64Array | undefined): number {
  let sum = 0;
  let total = 0;
  for (let i = 0; i < values.length; i++) {
    const weight = weights?.[i] ?? 1;
    if (Number.isNaN(values[i]!) || weight === 0) continue;
    sum += weight * values[i]!;
    total += weight;
  }
  return sum / total;
}
