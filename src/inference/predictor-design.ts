import type { Column, Table } from "../data/table.ts";
import type { FittedDesign } from "../fit/fitted-design.ts";
import type { Basis } from "../formula/frame-types.ts";
import { type LeftOut, rowsThere } from "../formula/left-out.ts";
import { ones } from "../formula/ones.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { kernels } from "../linalg/kernels.ts";

/** A predictor that a quantity reads: its parameters, and the basis of its design (undefined for a constant). */
export interface PredictorDesign {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly basis: Basis | undefined;
  /** Columns added with coefficient 1. */
  readonly offset: Basis | undefined;
  /** Where the sample's rows were left out of it. */
  readonly leftOut?: readonly LeftOut[] | undefined;
}

/** The designs of the predictors that a quantity reads, in its order. */
export function predictorDesigns(model: FittedDesign, quantity: Quantity): PredictorDesign[] {
  return quantity.predictors.map((name) => {
    const predictor = model.predictors.find((candidate) => candidate.name === name);
    if (predictor === undefined)
      throw new Error(`the quantity "${quantity.label}" reads "${name}", which no predictor is`);
    const { start, size, equation } = predictor;
    if (equation === undefined) return { name, start, size, basis: undefined, offset: undefined };
    const { regressors, offsetBasis, leftOut } = model.frame.equations[equation]!;
    return { name, start, size, basis: regressors.basis, offset: offsetBasis, leftOut };
  });
}

/** Whether a row's value of the predictor hangs on its columns; one without may be at the bound of its range (ln α = -∞). */
export function hasColumns({ basis, offset }: PredictorDesign): boolean {
  return basis !== undefined || offset !== undefined;
}

/** The columns of the data that the regressors read. */
export function regressorSources(designs: readonly PredictorDesign[]): string[] {
  return [...new Set(designs.flatMap(({ basis }) => basis?.sources ?? []))];
}

/** The columns of the data that the regressors and offsets read. */
export function designSources(designs: readonly PredictorDesign[]): string[] {
  return [...new Set(designs.flatMap(({ basis, offset }) => [...(basis?.sources ?? []), ...(offset?.sources ?? [])]))];
}

/** The design columns of a predictor for the rows of a table; a constant's is a column of ones. */
export function designColumns({ basis }: PredictorDesign, table: Table): readonly Float64Array[] {
  return basis === undefined ? [ones(table.rows)] : basis.evaluate(table);
}

/** A linear predictor: Σ_j columns[j]·θ_j, and the offset; NaN where rows were left out of the sample. */
export function linearPredictor(
  design: PredictorDesign,
  columns: readonly Float64Array[],
  theta: Float64Array,
  table: Table,
): Float64Array {
  const eta = new Float64Array(table.rows);
  for (const values of design.offset?.evaluate(table) ?? []) for (let i = 0; i < eta.length; i++) eta[i]! += values[i]!;
  kernels.linear(columns, theta, design.start, 0, table.rows, eta);
  for (const there of design.leftOut?.map((each) => rowsThere(each, table)) ?? [])
    there?.forEach((is, i) => {
      if (is === 1) eta[i] = Number.NaN;
    });
  return eta;
}

/** The table with levels that a basis does not know made missing, instead of the error that it would raise. */
export function withoutUnknownLevels(table: Table, designs: readonly PredictorDesign[]): Table {
  const replaced: Record<string, Column> = {};
  for (const basis of designs.flatMap((design) => [
    design.basis,
    ...(design.leftOut ?? []).map((each) => each.basis),
  ])) {
    for (const [name, levels] of Object.entries(basis?.levels ?? {})) {
      if (!table.has(name)) continue;
      const column = replaced[name] ?? table.column(name);
      if (column.kind !== "category" || column.levels.every((level) => levels.includes(level))) continue;
      const known = column.levels.map((level) => levels.includes(level));
      const codes = column.codes.map((code) => (code >= 0 && known[code] ? code : -1));
      replaced[name] = { kind: "category", codes, levels: column.levels };
    }
  }
  return Object.keys(replaced).length === 0 ? table : table.with(replaced);
}

/** New data with the lags that the designs read. */
export function readyTable(table: Table, designs: readonly PredictorDesign[]): Table {
  return designs
    .flatMap(({ basis, offset }) => [basis, offset])
    .reduce((ready, basis) => basis?.prepare(ready) ?? ready, table);
}
