import type { Way } from "./way.ts";

/**
 * Several ways of effects with their rows sorted by the way of most groups, the leading one, whose groups are then stretches
 * of rows. The groups of the other ways are numbered through.
 */
export interface SortedWays {
  readonly rows: number;
  /** Position of the leading way among those given. */
  readonly leading: number;
  /** Where each leading group begins among the sorted rows; one more for the end. */
  readonly starts: Int32Array;
  /** Positions of the sorted rows; undefined when they were sorted already. */
  readonly order: Int32Array | undefined;
  /** Groups of the other ways by sorted rows, in the order of the ways, numbered through. */
  readonly others: readonly Int32Array[];
  /** Where each other way begins in that numbering; one more for the end. */
  readonly offsets: readonly number[];
}

/** Sorts by counting. At least one way. */
export function sortedWays(ways: readonly Way[]): SortedWays {
  const leading = ways.reduce((best, way, w) => (way.count > ways[best]!.count ? w : best), 0);
  const { codes } = ways[leading]!;
  const starts = groupStarts(ways[leading]!);
  const order = isSorted(codes) ? undefined : sortedRows(codes, starts);
  const offsets = [0];
  const others: Int32Array[] = [];
  ways.forEach((way, w) => {
    if (w === leading) return;
    const offset = offsets.at(-1)!;
    others.push(shifted(way.codes, order, offset));
    offsets.push(offset + way.count);
  });
  return { rows: codes.length, leading, starts, order, others, offsets };
}

function groupStarts({ codes, count }: Way): Int32Array {
  const starts = new Int32Array(count + 1);
  for (let i = 0; i < codes.length; i++) starts[codes[i]! + 1]!++;
  for (let g = 0; g < count; g++) starts[g + 1]! += starts[g]!;
  return starts;
}

function isSorted(codes: Int32Array): boolean {
  for (let i = 1; i < codes.length; i++) if (codes[i]! < codes[i - 1]!) return false;
  return true;
}

function sortedRows(codes: Int32Array, starts: Int32Array): Int32Array {
  const next = starts.slice();
  const order = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) order[next[codes[i]!]!++] = i;
  return order;
}

function shifted(codes: Int32Array, order: Int32Array | undefined, offset: number): Int32Array {
  const out = new Int32Array(codes.length);
  for (let i = 0; i < out.length; i++) out[i] = codes[order === undefined ? i : order[i]!]! + offset;
  return out;
}
