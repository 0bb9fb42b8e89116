import type { FittedModel } from "../fit/model.ts";

const blockRows = 4096;

/** Arrays of one block's length, reused from block to block. */
export function blockColumns(count: number, rows: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(Math.min(rows, blockRows)));
}

/** Calls `visit` for consecutive blocks of at most 4096 rows. */
export function eachBlock(rows: number, visit: (start: number, rows: number) => void): void {
  for (let start = 0; start < rows; start += blockRows) visit(start, Math.min(blockRows, rows - start));
}

/** Calls `visit` with the scores of consecutive blocks of rows: `scores[j][i]` for parameter j, row `start + i`. */
export function eachScoreBlock(
  model: Pick<FittedModel, "theta" | "frame" | "scores">,
  visit: (scores: readonly Float64Array[], start: number, rows: number) => void,
): void {
  const scores = blockColumns(model.theta.length, model.frame.rows);
  eachBlock(model.frame.rows, (start, rows) => {
    model.scores(start, rows, scores);
    visit(scores, start, rows);
  });
}
