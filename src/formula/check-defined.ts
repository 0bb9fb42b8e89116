import { allFinite } from "../data/all-finite.ts";
import type { Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";

/** Rows to check: those that count, and where they are in the user's table. */
export interface CheckedRows {
  readonly table: Table;
  readonly active: Uint8Array | undefined;
  readonly index: Int32Array | undefined;
}

/**
 * Refuses a term that is not a finite number in a row that counts, although its columns are: log(0), 1 / 0.
 *
 * @throws EstimandError "undefined-term", naming term, columns, values and the row (1-based) of the user's table
 */
export function checkDefined(term: string, sources: readonly string[], values: Float64Array, rows: CheckedRows): void {
  if (allFinite(values)) return;
  for (let i = 0; i < values.length; i++) {
    if (Number.isFinite(values[i]!)) continue;
    if (rows.active !== undefined && rows.active[i] === 0) continue;
    throw undefinedTerm(term, sources, values[i]!, i, rows);
  }
}

function undefinedTerm(
  term: string,
  sources: readonly string[],
  value: number,
  at: number,
  { table, index }: CheckedRows,
): EstimandError {
  const row = (index === undefined ? at : index[at]!) + 1;
  const inputs = sources.filter((name) => table.column(name).kind !== "category");
  const given = inputs.map((name) => `'${name}' is ${table.numbers(name)[at]}`).join(" and ");
  const where = given === "" ? "" : `, where ${given}`;
  const shown = Number.isNaN(value) ? "undefined" : String(value);
  return new EstimandError(
    "undefined-term",
    `${term} is ${shown} in row ${row}${where}. Change the term (for example log(a + 1)) or leave such rows out.`,
    {
      term,
      row,
      columns: inputs,
      column: inputs[0],
      values: inputs.map((name) => table.numbers(name)[at]),
      value: shown,
    },
  );
}
