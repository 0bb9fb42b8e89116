import { independentColumns } from "./independent-columns.ts";
import type { Columns } from "./kernels.ts";
import { surelyIndependent } from "./surely-independent.ts";

/** Whether no column is a combination of the others; factored only where a look at their products does not tell. */
export function areIndependent(columns: Columns, weights?: Float64Array): boolean {
  return surelyIndependent(columns) || independentColumns(columns, weights).dropped.length === 0;
}
