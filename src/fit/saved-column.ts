import type { Column } from "../data/table.ts";

/** What is to be known of a column of the sample without its rows: its kind, and a few of its values. */
export type SavedColumn =
  | { readonly kind: "number" | "boolean"; readonly values: readonly number[] }
  | { readonly kind: "category"; readonly levels: readonly string[] };

/** Rows of the table of samples of columns. */
export const sketchRows = 3;

/** Of numbers: the smallest, the largest, and one between 0 and 1 where these are they. */
export function saveColumn(column: Column): SavedColumn {
  if (column.kind === "category") return { kind: "category", levels: column.levels };
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let other: number | undefined;
  for (const value of column.values) {
    if (value < low) low = value;
    if (value > high) high = value;
    if (value > 0 && value < 1) other ??= value;
  }
  if (low > high) return { kind: column.kind, values: [] };
  const between = low === 0 && high === 1 && other !== undefined ? [other] : [];
  return { kind: column.kind, values: [low, high, ...between] };
}

/** A column of `sketchRows` rows of the same kind: 0/1 columns are told from other numbers by it. */
export function restoreColumn(saved: SavedColumn): Column {
  return saved.kind === "category"
    ? { kind: "category", codes: new Int32Array(sketchRows), levels: saved.levels }
    : {
        kind: saved.kind,
        values: Float64Array.from(
          { length: sketchRows },
          (_, i) => saved.values[i] ?? saved.values.at(-1) ?? Number.NaN,
        ),
      };
}
