import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";

/** Tells the values of an ordered outcome that the table has, but only in rows left out of the sample. */
export function lostCategories({ source, equations, droppedRows }: Frame, kept: readonly number[]): Warning[] {
  const name = equations[0]!.outcomeName;
  if (droppedRows.length === 0 || !source.names.includes(name)) return [];
  const lost = new Set(source.numbers(name).filter((value) => !Number.isNaN(value) && !kept.includes(value)));
  if (lost.size === 0) return [];
  const values = [...lost].sort((a, b) => a - b);
  const message =
    `${values.length === 1 ? "Category" : "Categories"} ${values.join(", ")} of '${name}' ${values.length === 1 ? "has" : "have"} no row ` +
    `in the sample, only rows left out: the model is of the other ${kept.length}. Look at the rows left out, or join categories.`;
  return [{ code: "empty-category", message, column: name, categories: values, kept: kept.length }];
}
