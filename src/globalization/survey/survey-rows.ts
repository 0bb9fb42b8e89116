import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";

/** The rows of a survey whose outcome and weight are known, with what linearization needs. */
export interface SurveyRows {
  readonly rows: Int32Array;
  readonly outcome: Float64Array;
  readonly weights: Float64Array;
  /** By row of the table. */
  readonly stratumOf: Int32Array;
  /** Rows in each stratum. */
  readonly strata: readonly number[];
  /** Rows less strata. */
  readonly df: number;
}

export interface SurveyOptions {
  /** A 0/1 column; "exporter". */
  readonly outcome?: string;
  /** Column of sampling weights; each firm counts as one where it is not given. */
  readonly weights?: string;
  /** Column of sampling strata. */
  readonly strata?: string;
}

/** @throws EstimandError "outcome-not-binary", "bad-weights", "no-complete-rows", "unknown-column", "wrong-column-kind" */
export function surveyRows(firms: Table, { outcome = "exporter", weights, strata }: SurveyOptions): SurveyRows {
  const values = firms.numbers(outcome);
  const weight = weights === undefined ? new Float64Array(firms.rows).fill(1) : firms.numbers(weights);
  const stratumOf = strata === undefined ? new Int32Array(firms.rows) : stratumCodes(firms, strata);
  checkBinary(values, outcome);
  if (weights !== undefined) checkNotNegative(weight, weights);
  const used = Int32Array.from(values.keys()).filter(
    (i) => !Number.isNaN(values[i]!) && weight[i]! > 0 && stratumOf[i]! >= 0,
  );
  if (used.length === 0) {
    const message = `No firm has a known '${outcome}'${weights === undefined ? "" : ` and a positive weight '${weights}'`}.`;
    throw new EstimandError("no-complete-rows", message, { column: outcome });
  }
  const counts: number[] = [];
  for (const i of used) counts[stratumOf[i]!] = (counts[stratumOf[i]!] ?? 0) + 1;
  const sizes = Array.from(counts, (count) => count ?? 0);
  const df = used.length - sizes.filter((count) => count > 0).length;
  return { rows: used, outcome: values, weights: weight, stratumOf, strata: sizes, df };
}

function stratumCodes(firms: Table, name: string): Int32Array {
  const column = firms.column(name);
  if (column.kind === "category") return column.codes;
  const codeOf = new Map<number, number>();
  return Int32Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return -1;
    if (!codeOf.has(value)) codeOf.set(value, codeOf.size);
    return codeOf.get(value)!;
  });
}

function checkBinary(values: Float64Array, name: string): void {
  const row = values.findIndex((x) => !Number.isNaN(x) && x !== 0 && x !== 1);
  if (row < 0) return;
  throw new EstimandError("outcome-not-binary", `'${name}' is ${values[row]} in row ${row + 1}: it must be 0 or 1.`, {
    column: name,
    row: row + 1,
  });
}

function checkNotNegative(values: Float64Array, name: string): void {
  const row = values.findIndex((x) => x < 0 || x === Number.POSITIVE_INFINITY);
  if (row < 0) return;
  const message = `The sampling weight '${name}' is ${values[row]} in row ${row + 1}: weights must be finite and not negative.`;
  throw new EstimandError("bad-weights", message, { column: name, row: row + 1 });
}
