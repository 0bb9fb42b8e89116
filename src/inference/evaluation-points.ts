import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { CellValue } from "./cell-value.ts";
import { type Coordinate, type GridOption, gridPoints } from "./grid-points.ts";
import type { PointSample } from "./point-sample.ts";
import { designSources, type PredictorDesign } from "./predictor-design.ts";
import { type RowGroups, rowGroups } from "./row-groups.ts";
import { rowsByGroup } from "./rows-by-group.ts";
import { blockColumns, eachBlock } from "./score-blocks.ts";
import { typicalRow } from "./typical-row.ts";

/** Where effects are evaluated: at every row, at the means, or at every row with some columns set to given values. */
export type AtOption = "each" | "means" | Readonly<Record<string, CellValue>>;

/** What is averaged on its own: a group of rows, at a point of the grid. */
export interface Cell {
  readonly where: readonly Coordinate[];
  /** Rows to average over, complete or not. */
  readonly rows: number;
}

export interface PointBlock {
  readonly table: Table;
  readonly rows: number;
  readonly weights: Float64Array | undefined;
}

/** Rows at which quantities are evaluated, block by block, each for one cell: number group · grid points + grid point. */
export interface EvaluationPoints {
  readonly cells: readonly Cell[];
  readonly gridPoints: number;
  readonly groups: RowGroups | undefined;
  /** Rows of the sample in no group: the grouping column is missing there. */
  readonly ungrouped: number;
  readonly blockRows: number;
  eachBlock(visit: (block: PointBlock, cell: number) => void): void;
  /** Consecutive rows of the sample at a point of the grid. */
  slice(start: number, rows: number, gridPoint: number): PointBlock;
}

/** What the options say of where to evaluate. */
export interface PointOptions {
  readonly at: AtOption;
  readonly grid: GridOption | undefined;
  readonly by: readonly string[];
}

/** The points that the options name. */
export function evaluationPoints(
  sample: PointSample,
  { at, grid = {}, by }: PointOptions,
  designs: readonly PredictorDesign[],
): EvaluationPoints {
  if (at !== "means" && at !== "each" && (typeof at !== "object" || at === null)) throw unknownPoints(at);
  const { table, weights } = sample;
  const single = at === "means";
  const sources = designSources(designs);
  const isCategory = (name: string): boolean => designs.some(({ basis }) => basis?.levels[name] !== undefined);
  const points = gridPoints(table, typeof at === "object" ? at : {}, grid, sources);
  const groups = by.length === 0 ? undefined : rowGroups(by, (name) => sample.column(name), table.rows);
  const wheres = groups?.groups ?? [[]];
  checkCells(wheres.length * points.length);
  const blockAt = (part: RowPart, start: number, rows: number, p: number): PointBlock => {
    const end = start + rows;
    return { table: points[p]!.set(part.table.slice(start, end)), rows, weights: part.weights?.subarray(start, end) };
  };
  return {
    cells: wheres.flatMap((group, g) => {
      const rows = single ? 1 : (groups?.grouping.sizes[g] ?? table.rows);
      return points.map(({ where }) => ({ where: [...group, ...where], rows }));
    }),
    gridPoints: points.length,
    groups,
    ungrouped: groups?.grouping.sizes[wheres.length] ?? 0,
    blockRows: single ? 1 : blockColumns(1, table.rows)[0]!.length,
    eachBlock(visit) {
      eachGroup({ table, weights }, groups, (part, g) => {
        const typical = single
          ? { table: typicalRow(part.table, part.weights, sources, isCategory), weights: undefined }
          : part;
        for (const p of points.keys()) {
          eachBlock(typical.table.rows, (start, rows) =>
            visit(blockAt(typical, start, rows, p), g * points.length + p),
          );
        }
      });
    },
    slice: (start, rows, p) => blockAt({ table, weights }, start, rows, p),
  };
}

/** Rows with their weights. */
type RowPart = Pick<PointBlock, "table" | "weights">;

/** Calls `visit` with the rows of each group; with all rows where there are no groups. */
function eachGroup(all: RowPart, groups: RowGroups | undefined, visit: (part: RowPart, group: number) => void): void {
  if (groups === undefined) {
    visit(all, 0);
    return;
  }
  const { rows, starts } = rowsByGroup(groups.grouping);
  const { table, weights } = all;
  for (const g of groups.groups.keys()) {
    const own = rows.subarray(starts[g]!, starts[g + 1]!);
    visit({ table: table.take(own), weights: weights && Float64Array.from(own, (i) => weights[i]!) }, g);
  }
}

function unknownPoints(at: unknown): EstimandError {
  const message = `at is ${JSON.stringify(at)}: use "each", "means", "rows", or a record such as { size: 10 }.`;
  return new EstimandError("bad-option", message, { option: "at" });
}

const mostCells = 1000;

function checkCells(count: number): void {
  if (count <= mostCells && count > 0) return;
  const message =
    count === 0
      ? "by: the columns have no value in any row, so there is no group."
      : `by and grid make ${count} cells, more than ${mostCells}: group by a column with fewer values, or make the grid coarser.`;
  throw new EstimandError("bad-option", message, { cells: count });
}
