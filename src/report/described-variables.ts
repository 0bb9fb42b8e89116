import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table as toTable } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import type { WeightOption, Weights } from "../formula/frame-types.ts";
import { levelPositions, levelsOf } from "../formula/levels.ts";
import { checkWeights } from "../formula/weights.ts";
import { labelOf } from "./label-of.ts";

/** What tables of descriptive statistics take. */
export interface DescriptionOptions<Name extends string = string> {
  /** Columns to describe, in this order; all otherwise, but for those that make groups or weights. */
  readonly columns?: readonly Name[];
  readonly weights?: WeightOption<Name>;
  /** Labels for columns: `{ rd: "R&D (0/1)" }`. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly title?: string;
}

/** A column of numbers, or a level of a category as 0 and 1; NaN where missing. */
export interface DescribedVariable {
  readonly column: string;
  readonly level?: string;
  readonly label: string;
  readonly values: Float64Array;
}

/** Rows that are described together. */
export interface DescribedGroup {
  readonly group: string;
  readonly rows: Int32Array;
}

export interface DescribedSample {
  readonly variables: readonly DescribedVariable[];
  /** One without name where nothing groups. */
  readonly groups: readonly DescribedGroup[];
  /** As given, not rescaled. */
  readonly weights: Weights | undefined;
  readonly notes: readonly string[];
}

/** Categories of more levels are not described unless they are named. */
const mostLevels = 20;

/** The variables, groups and weights that the options ask for. */
export function describedSample(
  data: TableInput,
  by: string | undefined,
  options: DescriptionOptions,
): DescribedSample {
  const whole: Table = toTable(data);
  const { weights, labels = {} } = options;
  const rows = rowsThatCount(whole, weights);
  const apart = [by, weights?.column];
  const named = options.columns ?? whole.names.filter((name) => !apart.includes(name));
  const left = options.columns === undefined ? named.filter((name) => levelCount(whole, name) > mostLevels) : [];
  const variables = named.filter((name) => !left.includes(name)).flatMap((name) => variablesOf(whole, name, labels));
  if (variables.length === 0) throw nothingToDescribe(named);
  return {
    variables,
    groups: by === undefined ? [{ group: "", rows }] : groupsOf(whole, by, rows),
    weights: weights && { ...weights, values: whole.numbers(weights.column) },
    notes: [
      ...(weights === undefined ? [] : [`Weights: ${weights.kind} (${weights.column}).`]),
      ...left.map((name) => `Not described: ${name}, a category of more than ${mostLevels} levels.`),
    ],
  };
}

function rowsThatCount(whole: Table, weights: WeightOption | undefined): Int32Array {
  const all = Int32Array.from({ length: whole.rows }, (_, i) => i);
  if (weights === undefined) return all;
  const zero = new Set(checkWeights(weights, whole));
  const values = whole.numbers(weights.column);
  return all.filter((i) => !zero.has(i) && !Number.isNaN(values[i]!));
}

function levelCount(whole: Table, name: string): number {
  const column = whole.column(name);
  return column.kind === "category" ? column.levels.length : 0;
}

function variablesOf(
  whole: Table,
  name: string,
  labels: Readonly<Record<string, string>>,
): readonly DescribedVariable[] {
  const column = whole.column(name);
  const label = labelOf(labels, name);
  if (column.kind !== "category") return [{ column: name, label, values: column.values }];
  return column.levels.map((level, code) => ({
    column: name,
    level,
    label: `${label}: ${level}`,
    values: Float64Array.from(column.codes, (own) => (own < 0 ? Number.NaN : own === code ? 1 : 0)),
  }));
}

function groupsOf(whole: Table, by: string, rows: Int32Array): readonly DescribedGroup[] {
  const column = whole.column(by);
  const levels = levelsOf(by, column, undefined);
  const positions = levelPositions(by, whole, levels, undefined);
  return levels.map((group, l) => ({ group, rows: rows.filter((i) => positions[i] === l) }));
}

function nothingToDescribe(columns: readonly string[]): EstimandError {
  const message = 'There is no column to describe: name some in columns, such as { columns: ["size"] }.';
  return new EstimandError("bad-option", message, { option: "columns", columns });
}
