import { didYouMean } from "../data/nearest-names.ts";
import type { Column, NumberColumn, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "../formula/frame-types.ts";
import { designSources, type PredictorDesign } from "./predictor-design.ts";
import { eachBlock } from "./score-blocks.ts";

/** Where effects are evaluated: at every row, at the means, or at every row with some columns set to given values. */
export type AtOption = "each" | "means" | Readonly<Record<string, number | string | boolean>>;

/** Rows at which quantities are evaluated, block by block, with their weights. */
export interface EvaluationPoints {
  readonly rows: number;
  eachBlock(visit: (block: PointBlock) => void): void;
}

export interface PointBlock {
  readonly table: Table;
  readonly rows: number;
  readonly weights: Float64Array | undefined;
}

/** The points that `at` names. */
export function evaluationPoints(frame: Frame, at: AtOption, designs: readonly PredictorDesign[]): EvaluationPoints {
  const sources = designSources(designs);
  if (at === "means") {
    const isCategory = (name: string): boolean => designs.some(({ basis }) => basis?.levels[name] !== undefined);
    return meanPoint(frame, sources, isCategory);
  }
  if (at !== "each" && (typeof at !== "object" || at === null)) throw unknownPoints(at);
  const fixed = at === "each" ? undefined : fixedColumns(frame, at, sources);
  return samplePoints(frame, fixed);
}

function unknownPoints(at: unknown): EstimandError {
  const message = `at is ${JSON.stringify(at)}: use "each", "means", or a record such as { size: 10 }.`;
  return new EstimandError("bad-option", message, { option: "at" });
}

function samplePoints(frame: Frame, fixed: ((rows: number) => Record<string, Column>) | undefined): EvaluationPoints {
  return {
    rows: frame.rows,
    eachBlock: (visit) =>
      eachBlock(frame.rows, (start, rows) => {
        const slice = frame.table.slice(start, start + rows);
        visit({
          table: fixed === undefined ? slice : slice.with(fixed(rows)),
          rows,
          weights: frame.weights?.values.subarray(start, start + rows),
        });
      }),
  };
}

/** One point: weighted means of numbers and truth values, the most frequent level of categories. */
function meanPoint(frame: Frame, sources: readonly string[], isCategory: (name: string) => boolean): EvaluationPoints {
  const weights = frame.weights?.values;
  const typical = sources.map((name) => {
    const column = frame.table.column(name);
    const cell = isCategory(name)
      ? mostFrequent(column, weights)
      : weightedMean((column as NumberColumn).values, weights);
    return [name, constantColumn(column, cell, 1)] as const;
  });
  const table = frame.table.slice(0, 1).with(Object.fromEntries(typical));
  return { rows: 1, eachBlock: (visit) => visit({ table, rows: 1, weights: undefined }) };
}

/** The code or number with the largest weight; of equals the smallest. */
function mostFrequent(column: Column, weights: Float64Array | undefined): number {
  const cells = column.kind === "category" ? column.codes : column.values;
  const counts = new Map<number, number>();
  cells.forEach((cell, i) => {
    const missing = column.kind === "category" ? cell < 0 : Number.isNaN(cell);
    if (!missing) counts.set(cell, (counts.get(cell) ?? 0) + (weights?.[i] ?? 1));
  });
  return [...counts].reduce((best, one) =>
    one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best,
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

/** The columns that `at` sets, of any length. */
function fixedColumns(
  frame: Frame,
  at: Readonly<Record<string, number | string | boolean>>,
  sources: readonly string[],
): (rows: number) => Record<string, Column> {
  const cells = Object.entries(at).map(([name, value]) => {
    if (!sources.includes(name)) throw unknownSource("at", name, sources);
    return [name, frame.table.column(name), cellOf(name, frame.table.column(name), value)] as const;
  });
  return (rows) => Object.fromEntries(cells.map(([name, column, cell]) => [name, constantColumn(column, cell, rows)]));
}

/** The error for a column that the quantity does not depend on. */
export function unknownSource(option: "at" | "of", name: string, sources: readonly string[]): EstimandError {
  return new EstimandError(
    "unknown-column",
    `${option}: the fitted quantity does not depend on a column '${name}'. ${didYouMean(name, sources)}`,
    { option, column: name, columns: sources },
  );
}

/** The code or number that stands for a value in this column. */
function cellOf(name: string, column: Column, value: number | string | boolean): number {
  if (column.kind !== "category") {
    if (typeof value !== "string" && Number.isFinite(Number(value))) return Number(value);
    throw new EstimandError("bad-option", `at: column '${name}' holds numbers; ${JSON.stringify(value)} is none.`, {
      column: name,
      value,
    });
  }
  const code = column.levels.indexOf(String(value));
  if (code >= 0) return code;
  throw new EstimandError(
    "unknown-level",
    `at: column '${name}' has no level ${JSON.stringify(value)}. ${didYouMean(String(value), column.levels)}`,
    { column: name, level: value, levels: column.levels },
  );
}

/** A column of the same kind that holds one code or number in every row. */
export function constantColumn(column: Column, cell: number, rows: number): Column {
  return column.kind === "category"
    ? { kind: "category", codes: new Int32Array(rows).fill(cell), levels: column.levels }
    : { kind: column.kind, values: new Float64Array(rows).fill(cell) };
}
