import { Sha256 } from "./sha256.ts";
import type { Table } from "./table.ts";

const text = new TextEncoder();

/**
 * SHA-256 of a table: names, kinds and values of its columns in their order. The same data give the same hash on every
 * runtime, however they were read.
 *
 * @example
 * tableHash(table({ size: [1, 2] })).length; // 64
 */
export function tableHash(table: Table): string {
  const hash = new Sha256();
  for (const name of table.names) {
    const column = table.column(name);
    hash.add(text.encode(JSON.stringify([name, column.kind, table.rows])));
    if (column.kind === "category") {
      hash.add(text.encode(JSON.stringify(column.levels)));
      addNumbers(hash, column.codes);
    } else addNumbers(hash, column.values);
  }
  return hash.hex();
}

/** Numbers as 64-bit floats, little-endian, in pieces; every NaN is the same. */
function addNumbers(hash: Sha256, values: ArrayLike<number>): void {
  const piece = new DataView(new ArrayBuffer(8 * 1024));
  for (let start = 0; start < values.length; start += 1024) {
    const count = Math.min(1024, values.length - start);
    for (let i = 0; i < count; i++) {
      const value = values[start + i]!;
      piece.setFloat64(8 * i, Number.isNaN(value) ? Number.NaN : value, true);
    }
    hash.add(new Uint8Array(piece.buffer, 0, 8 * count));
  }
}
