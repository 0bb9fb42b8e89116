import { isZeroOne } from "../data/is-zero-one.ts";
import type { Column } from "../data/table.ts";
import type { PredictorDesign } from "./predictor-design.ts";

/** What a column is to an effect: a category with its levels (the reference first), a 0/1 column, or a number. */
export type ColumnKind =
  | { readonly kind: "category"; readonly levels: readonly string[] }
  | { readonly kind: "binary" }
  | { readonly kind: "number" };

/** The kind of a column by the formula and by its values in the estimation sample. */
export function columnKind(name: string, column: Column, designs: readonly PredictorDesign[]): ColumnKind {
  const levels = commonLevels(name, designs);
  if (levels !== undefined) return { kind: "category", levels };
  return {
    kind: column.kind === "boolean" || (column.kind === "number" && isZeroOne(column.values)) ? "binary" : "number",
  };
}

/** The levels that every design with this category can tell, the reference first; undefined when it is none. */
function commonLevels(name: string, designs: readonly PredictorDesign[]): readonly string[] | undefined {
  const found = designs.flatMap(({ basis }) => {
    const levels = basis?.levels[name];
    if (levels === undefined) return [];
    const coded = (level: string): boolean => basis!.names.some((column) => column.includes(`${name}[${level}]`));
    return [levels.filter((level, l) => l === 0 || coded(level))];
  });
  const [first, ...others] = found;
  return first?.filter((level) => others.every((levels) => levels.includes(level)));
}

/** The code or number that stands for a level in a column. */
export function levelCell(column: Column, level: string): number {
  if (column.kind === "category") return column.levels.indexOf(level);
  return column.kind === "boolean" ? Number(level === "true") : Number(level);
}
