import { allFinite } from "../data/all-finite.ts";
import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import type { RowDrop } from "./frame-types.ts";

/** A column that must be there in every row, or in the rows with `active[i]` 1. */
export interface NeededColumn {
  readonly name: string;
  readonly active: Uint8Array | undefined;
}

/** Which rows stay, and why the others leave. */
export interface CompleteRows {
  /** 1 for rows that leave; undefined when none does. */
  readonly leaving: Uint8Array | undefined;
  /** A row that lacks several values is counted with the first column that it lacks. */
  readonly dropped: readonly RowDrop[];
}

/**
 * The rows in which every needed column has a value, and that are not of weight zero.
 *
 * @param zeroWeight the rows of weight zero
 * @param unknown by outcome, the rows in which nothing is known of it although no column must be there
 * @throws EstimandError "unknown-column", "infinite-value", "all-missing"
 */
export function completeRows(
  table: Table,
  needed: readonly NeededColumn[],
  zeroWeight: readonly number[] = [],
  unknown: Readonly<Record<string, readonly number[]>> = {},
): CompleteRows {
  let leaving: Uint8Array | undefined;
  const dropped = new Map<string, number>();
  const leave = (rows: readonly number[], reason: string): void => {
    if (rows.length === 0) return;
    leaving ??= new Uint8Array(table.rows);
    const count = mark(rows, leaving);
    if (count > 0) dropped.set(reason, (dropped.get(reason) ?? 0) + count);
  };
  for (const { name, active } of needed) {
    const column = table.column(name);
    if (column.kind === "number" && allFinite(column.values)) continue;
    refuseInfinite(name, column, active);
    const gaps = missingRows(column, active);
    if (gaps.length > 0 && gaps.length === activeCount(table.rows, active))
      throw allMissing(name, active !== undefined);
    leave(gaps, `missing: ${name}`);
  }
  for (const [outcome, rows] of Object.entries(unknown)) leave(rows, `missing: ${outcome}`);
  leave(zeroWeight, "zero weight");
  return { leaving, dropped: [...dropped].map(([reason, count]) => ({ reason, count })) };
}

/** Positions of the rows that count and have no value. */
function missingRows(column: Column, active: Uint8Array | undefined): number[] {
  const gaps: number[] = [];
  const cells = column.kind === "category" ? column.codes : column.values;
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    const missing = column.kind === "category" ? cell < 0 : Number.isNaN(cell);
    if (missing && (active === undefined || active[i] !== 0)) gaps.push(i);
  }
  return gaps;
}

function activeCount(rows: number, active: Uint8Array | undefined): number {
  return active === undefined ? rows : active.reduce((sum, one) => sum + one, 0);
}

/** Marks the rows; returns how many were not marked before. */
function mark(rows: readonly number[], leaving: Uint8Array): number {
  let count = 0;
  for (const row of rows) {
    count += 1 - leaving[row]!;
    leaving[row] = 1;
  }
  return count;
}

function refuseInfinite(name: string, column: Column, active: Uint8Array | undefined): void {
  if (column.kind !== "number") return;
  const { values } = column;
  for (let i = 0; i < values.length; i++) {
    if (Math.abs(values[i]!) !== Number.POSITIVE_INFINITY || (active !== undefined && active[i] === 0)) continue;
    throw new EstimandError(
      "infinite-value",
      `Column '${name}' is ${values[i]} in row ${i + 1}: give a number, or null where the value is not known.`,
      { column: name, row: i + 1 },
    );
  }
}

function allMissing(name: string, within: boolean): EstimandError {
  return new EstimandError(
    "all-missing",
    `Column '${name}' has no value in any row${within ? " that counts in its equation" : ""}: leave it out of the formula, or check how it was read.`,
    { column: name },
  );
}

/** Positions of the rows that stay. */
export function stayingRows(leaving: Uint8Array): Int32Array {
  const positions = new Int32Array(leaving.length);
  let count = 0;
  for (let i = 0; i < leaving.length; i++) if (leaving[i] === 0) positions[count++] = i;
  return positions.slice(0, count);
}

/** The error for a sample without rows. */
export function noRows(dropped: readonly RowDrop[]): EstimandError {
  const reasons = dropped.map(({ reason, count }) => `${reason} (${count})`).join(", ");
  return new EstimandError("no-complete-rows", `No row is left in the estimation sample. Rows left out: ${reasons}.`, {
    dropped,
  });
}
