import { EstimandError } from "../errors.ts";
import { decimalNumber } from "./cell-kind.ts";
import type { InputShape } from "./input-shape.ts";
import type { ArrowTable } from "./input.ts";
import { type ColumnSource, makeTable } from "./make-table.ts";
import type { Column } from "./table.ts";
import { toColumn } from "./to-column.ts";

/** What is used of an Arrow vector. */
interface Vector {
  readonly length: number;
  readonly nullCount: number;
  readonly type: { readonly typeId: number; readonly scale?: number; readonly precision?: number };
  get(row: number): unknown;
  toArray(): ArrayLike<unknown>;
}

/** Type numbers of the Arrow format (`Schema.fbs`). */
const typeId = { integer: 2, float: 3, decimal: 7, date: 8, timestamp: 10 } as const;

const halfPrecision = 0;
const millisecondsPerDay = 86_400_000;

/** Arrow tables. */
export const arrowTable: InputShape = {
  matches(data) {
    return "schema" in data && "getChildAt" in data && typeof data.getChildAt === "function";
  },
  table(data) {
    const arrow = data as ArrowTable;
    const columns = new Map<string, ColumnSource>();
    arrow.schema.fields.forEach((field, position) => {
      const name = String(field.name);
      if (columns.has(name)) throw sameName(name);
      columns.set(name, () => readVector(name, arrow.getChildAt(position) as Vector));
    });
    return makeTable(columns, arrow.numRows);
  },
};

function readVector(name: string, vector: Vector): Column {
  const { typeId: id, precision } = vector.type;
  const plain = id === typeId.integer || (id === typeId.float && precision !== halfPrecision);
  if (plain && vector.nullCount === 0) return toColumn(name, vector.toArray());
  if (id === typeId.date || id === typeId.timestamp) return toColumn(name, cells(vector, daysOf));
  if (id === typeId.decimal)
    return toColumn(
      name,
      cells(vector, (words) => decimalOf(words, vector.type.scale ?? 0)),
    );
  return toColumn(
    name,
    cells(vector, (cell) => cell),
  );
}

/** The cells one by one, null where the validity bitmap says so: `toArray` hands over what lies below a null. */
function cells(vector: Vector, read: (cell: unknown) => unknown): unknown[] {
  const values = new Array<unknown>(vector.length);
  for (let row = 0; row < values.length; row++) {
    const cell = vector.get(row);
    values[row] = cell === null ? null : read(cell);
  }
  return values;
}

function daysOf(milliseconds: unknown): number {
  return Number(milliseconds) / millisecondsPerDay;
}

/** A decimal from its 32-bit words, lowest first, in two's complement. */
function decimalOf(words: unknown, scale: number): number {
  const parts = words as Uint32Array;
  let value = 0n;
  for (let i = parts.length - 1; i >= 0; i--) value = (value << 32n) | BigInt(parts[i]!);
  return decimalNumber({ value: BigInt.asIntN(32 * parts.length, value), scale });
}

function sameName(name: string): EstimandError {
  return new EstimandError("bad-data", `The table has two columns '${name}': rename one of them.`, { column: name });
}
