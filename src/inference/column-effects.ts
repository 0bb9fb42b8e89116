import type { Column, Table } from "../data/table.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { type ContrastLevel, contrastEffect } from "./contrast-effect.ts";
import type { Effect } from "./effect.ts";
import type { PredictorDesign } from "./predictor-design.ts";
import { slopeEffect } from "./slope-effect.ts";

/** What the effects of all columns share. */
export interface EffectContext {
  /** The estimation sample: decides which columns are 0/1. */
  readonly table: Table;
  readonly quantity: Quantity;
  readonly designs: readonly PredictorDesign[];
  readonly theta: Float64Array;
  readonly blockRows: number;
}

/** The effect of a column by its kind: differences for truth values, 0/1 numbers and categories, a slope for others. */
export function columnEffect(name: string, context: EffectContext): Effect {
  const { table, quantity, designs, theta, blockRows } = context;
  const column = table.column(name);
  const levels = commonLevels(name, designs);
  if (levels !== undefined) {
    const reference = cellOf(column, levels[0]!);
    const compared = levels.slice(1).map((level) => categoryLevel(name, column, level, levels[0]!));
    return contrastEffect({ name, column, reference, levels: compared }, quantity, designs, theta, blockRows);
  }
  if (column.kind === "boolean" || isZeroOne(column)) {
    const compared = [{ cell: 1, label: { name, term: name, contrast: "1 - 0" } }];
    return contrastEffect({ name, column, reference: 0, levels: compared }, quantity, designs, theta, blockRows);
  }
  return slopeEffect(name, designs, theta);
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
  return first?.filter((level, l) => l === 0 || others.every((levels) => levels.includes(level)));
}

function categoryLevel(name: string, column: Column, level: string, reference: string): ContrastLevel {
  return {
    cell: cellOf(column, level),
    label: { name: `${name}[${level}]`, term: name, contrast: `${level} - ${reference}` },
  };
}

/** The code or number that stands for a level in a column. */
function cellOf(column: Column, level: string): number {
  if (column.kind === "category") return column.levels.indexOf(level);
  return column.kind === "boolean" ? Number(level === "true") : Number(level);
}

function isZeroOne(column: Column): boolean {
  if (column.kind !== "number") return false;
  for (const value of column.values) if (value !== 0 && value !== 1 && !Number.isNaN(value)) return false;
  return true;
}
