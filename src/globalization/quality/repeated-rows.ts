import type { Column, Table } from "../../data/table.ts";

/**
 * For each row the earlier row that has the same values in these columns, or -1. Rows are found by a hash of their bits and
 * then compared, so that a million rows take no texts.
 */
export function repeatedRows(firms: Table, names: readonly string[]): Int32Array {
  const columns = names.map((name) => bitsOf(firms.column(name)));
  const latest = new Map<number, number>();
  const before = new Int32Array(firms.rows).fill(-1); // an earlier row of the same hash
  const repeats = new Int32Array(firms.rows).fill(-1);
  const same = (i: number, j: number): boolean => columns.every((bits) => bits.every((word) => word[i] === word[j]));
  for (let i = 0; i < firms.rows; i++) {
    const hash = hashOf(columns, i);
    const candidate = latest.get(hash) ?? -1;
    before[i] = candidate;
    latest.set(hash, i);
    for (let j = candidate; j >= 0; j = before[j]!) {
      if (!same(i, j)) continue;
      repeats[i] = repeats[j]! >= 0 ? repeats[j]! : j;
      break;
    }
  }
  return repeats;
}

type Words = readonly Int32Array[];

/** A column as one or two columns of 32 bits. */
function bitsOf(column: Column): Words {
  if (column.kind === "category") return [column.codes];
  const pairs = new Int32Array(Float64Array.from(column.values, (x) => (x === 0 ? 0 : x)).buffer);
  const half = (of: 0 | 1): Int32Array => Int32Array.from(column.values, (_, i) => pairs[2 * i + of]!);
  return [half(0), half(1)];
}

function hashOf(columns: readonly Words[], row: number): number {
  let hash = 0x811c9dc5;
  for (const bits of columns) {
    for (const word of bits) hash = mix(hash ^ word[row]!);
  }
  return hash >>> 0;
}

function mix(word: number): number {
  const once = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  return Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
}
