import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";

/** That a firm lacks what its prediction needs, and which columns. */
export function incompleteFirm(firm: string, own: Table, columns: readonly string[]): EstimandError {
  const missing = columns.filter((name) => {
    const column = own.column(name);
    return column.kind === "category" ? column.codes[0]! < 0 : Number.isNaN(column.values[0]!);
  });
  const message = `Firm '${firm}' cannot be predicted: ${missing.join(", ") || "a term of the model"} is missing or undefined.`;
  return new EstimandError("no-complete-rows", message, { firm, missing });
}
