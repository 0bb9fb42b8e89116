import type { TableInput } from "../data/input.ts";
import type { Column, Table } from "../data/table.ts";
import { table as toTable } from "../data/to-table.ts";
import type { Frame } from "../formula/frame-types.ts";
import { type PredictorDesign, readyTable } from "./predictor-design.ts";

/** The rows that quantities are evaluated at and averaged over: the estimation sample, or new data. */
export interface PointSample {
  readonly table: Table;
  readonly weights: Float64Array | undefined;
  /** Any column of the user's data at these rows. */
  column(name: string): Column;
  /** Whether these are the rows that the fit was made from. */
  readonly estimated: boolean;
}

/** New data, without weights. */
export function newPoints(newdata: TableInput, designs: readonly PredictorDesign[]): PointSample {
  const table = readyTable(toTable(newdata), designs);
  return { table, weights: undefined, column: (name) => table.column(name), estimated: false };
}

/** The estimation sample with its weights. */
export function samplePoints({ table, source, index, weights }: Frame): PointSample {
  const fromSource = (name: string): Column =>
    index === undefined ? source.column(name) : source.select([name]).take(index).column(name);
  const column = (name: string): Column => (table.has(name) ? table.column(name) : fromSource(name));
  return { table, weights: weights?.values, column, estimated: true };
}
