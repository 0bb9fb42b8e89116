import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";

/** More categories than this are no categories but numbers or names. */
const mostLevels = 5000;

/** How a number or truth value is called as a category. */
function labelOf(kind: Column["kind"], value: number): string {
  return kind === "boolean" ? String(value === 1) : String(value);
}

/** The levels that occur in the rows that count: text in the column's own order, numbers by size, false before true. */
export function levelsOf(name: string, column: Column, active: Uint8Array | undefined): readonly string[] {
  const found = new Set<number>();
  const cells = column.kind === "category" ? column.codes : column.values;
  for (let i = 0; i < cells.length; i++) {
    if (active !== undefined && active[i] === 0) continue;
    const cell = cells[i]!;
    if (column.kind === "category" ? cell >= 0 : !Number.isNaN(cell)) found.add(cell);
    if (found.size > mostLevels) throw tooManyLevels(name);
  }
  const sorted = [...found].sort((a, b) => a - b);
  return sorted.map((cell) => (column.kind === "category" ? column.levels[cell]! : labelOf(column.kind, cell)));
}

function tooManyLevels(name: string): EstimandError {
  return new EstimandError(
    "wrong-column-kind",
    `Column '${name}' has more than ${mostLevels} different values, too many to be categories: group them, or use it as a number.`,
    { column: name },
  );
}

/**
 * For each row the position of its level among `levels`; -1 where it is missing.
 *
 * @throws EstimandError "unknown-level" in a row that counts
 */
export function levelPositions(
  name: string,
  table: Table,
  levels: readonly string[],
  active: Uint8Array | undefined,
): Int32Array {
  const column = table.column(name);
  if (column.kind === "category" && sameLevels(column.levels, levels)) return column.codes;
  const positionOf = cellPositions(column, levels);
  const cells = column.kind === "category" ? column.codes : column.values;
  const positions = new Int32Array(cells.length);
  for (let i = 0; i < cells.length; i++) {
    const position = positionOf(cells[i]!);
    if (position === undefined && (active === undefined || active[i] !== 0))
      throw unknownLevel(name, column, i, levels);
    positions[i] = position ?? -1;
  }
  return positions;
}

function sameLevels(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((level, i) => level === b[i]));
}

/** A function from a code or number to its position; undefined for a level that is not there. */
function cellPositions(column: Column, levels: readonly string[]): (cell: number) => number | undefined {
  const ofLabel = new Map(levels.map((level, position) => [level, position]));
  if (column.kind === "category") {
    const ofCode = column.levels.map((level) => ofLabel.get(level));
    return (code) => (code < 0 ? -1 : ofCode[code]);
  }
  const ofNumber = new Map<number, number | undefined>();
  return (value) => {
    if (Number.isNaN(value)) return -1;
    if (!ofNumber.has(value)) ofNumber.set(value, ofLabel.get(labelOf(column.kind, value)));
    return ofNumber.get(value);
  };
}

function unknownLevel(name: string, column: Column, row: number, levels: readonly string[]): EstimandError {
  const level =
    column.kind === "category" ? column.levels[column.codes[row]!]! : labelOf(column.kind, column.values[row]!);
  const known = levels.slice(0, 8).map((other) => JSON.stringify(other));
  return new EstimandError(
    "unknown-level",
    `Column '${name}' has ${JSON.stringify(level)} here, a level that the estimation sample does not have. ` +
      `It has ${known.join(", ")}${levels.length > known.length ? `, ... (${levels.length} in all)` : ""}.`,
    { column: name, level, levels },
  );
}
