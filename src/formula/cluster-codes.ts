import type { Column } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { Frame } from "./frame-types.ts";
import { numberCodes } from "./number-codes.ts";

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
  const { kind, cells } = cellsOf(source.column(column));
  const inUse = index === undefined ? cells : cellsAt(cells, index);
  for (let i = 0; i < rows; i++) {
    const missing = kind === "category" ? inUse[i]! < 0 : Number.isNaN(inUse[i]!);
    if (missing) throw missingCluster(column, (index === undefined ? i : index[i]!) + 1);
  }
  return numberCodes(inUse);
}

type Cells = Float64Array | Int32Array;

function cellsOf(column: Column): { readonly kind: Column["kind"]; readonly cells: Cells } {
  return { kind: column.kind, cells: column.kind === "category" ? column.codes : column.values };
}

function cellsAt(cells: Cells, index: Int32Array): Cells {
  const taken = cells instanceof Int32Array ? new Int32Array(index.length) : new Float64Array(index.length);
  for (let i = 0; i < index.length; i++) taken[i] = cells[index[i]!]!;
  return taken;
}

function missingCluster(column: string, row: number): EstimandError {
  return new EstimandError(
    "bad-option",
    `Cluster column '${column}' has no value in row ${row}, which is in the estimation sample. Name the cluster in the call of ` +
      `the estimator, { vcov: cluster("${column}") }, so that rows without it leave the sample.`,
    { column, row },
  );
}
