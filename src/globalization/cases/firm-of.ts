import { didYouMean } from "../../data/nearest-names.ts";
import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";

/**
 * The row of a firm: the last year of it where there are several, counted from 0.
 *
 * @throws EstimandError "unknown-column" (no `firmId`), "unknown-level" (no such firm)
 */
export function rowOfFirm(firms: Table, firm: string): number {
  const column = firms.column("firmId");
  const code = column.kind === "category" ? column.levels.indexOf(firm) : Number(firm);
  const values = column.kind === "category" ? column.codes : column.values;
  const years = firms.has("year") ? firms.numbers("year") : undefined;
  let found = -1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] !== code || code < 0) continue;
    if (found < 0 || years === undefined || !(years[i]! < years[found]!)) found = i;
  }
  if (found >= 0) return found;
  const near = column.kind === "category" ? ` ${didYouMean(firm, column.levels)}` : "";
  throw new EstimandError("unknown-level", `There is no firm '${firm}' in 'firmId'.${near}`, { firm });
}
