import type { Column } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "./frame-types.ts";

/** The group of each row, numbered from 0 in order of appearance. */
export interface ClusterCodes {
  readonly codes: Int32Array;
  readonly groups: number;
}

/**
 * The clusters that a column of the user's table makes of the rows in use.
 *
 * @throws EstimandError "unknown-column", "bad-option" when a row in use has no value there
 */
export function clusterCodes(frame: Pick<Frame, "source" | "index" | "rows">, column: string): ClusterCodes {
  const { source, index, rows } = frame;
  const cells = cellsOf(source.column(column));
  const codes = new Int32Array(rows);
  const codeOf = new Map<number, number>();
  for (let i = 0; i < rows; i++) {
    const row = index === undefined ? i : index[i]!;
    const cell = cells.values[row]!;
    if (cells.isMissing(cell)) throw missingCluster(column, row + 1);
    let code = codeOf.get(cell);
    if (code === undefined) {
      code = codeOf.size;
      codeOf.set(cell, code);
    }
    codes[i] = code;
  }
  return { codes, groups: codeOf.size };
}

function cellsOf(column: Column): { values: ArrayLike<number>; isMissing(cell: number): boolean } {
  if (column.kind === "category") return { values: column.codes, isMissing: (code) => code < 0 };
  return { values: column.values, isMissing: Number.isNaN };
}

function missingCluster(column: string, row: number): EstimandError {
  return new EstimandError(
    "bad-option",
    `Cluster column '${column}' has no value in row ${row}, which is in the estimation sample. Name the cluster in the call of ` +
      `the estimator, { vcov: cluster("${column}") }, so that rows without it leave the sample.`,
    { column, row },
  );
}
