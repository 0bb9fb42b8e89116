import type { Way } from "./way.ts";

/**
 * Several ways of effects: the one of most groups leads, the groups of the others are numbered through. Products of dummies
 * walk through rows sorted by the leading way, whose groups are then stretches of rows.
 */
export interface SortedWays {
  readonly rows: number;
  /** Position of the leading way among those given. */
  readonly leading: number;
  /** Leading group by rows, as given. */
  readonly codes: Int32Array;
  /** Groups of the other ways by rows as given, in the order of the ways, numbered through. */
  readonly others: readonly Int32Array[];
  /** Where each other way begins in that numbering; one more for the end. */
  readonly offsets: readonly number[];
  /** Where each leading group begins among the sorted rows; one more for the end. */
  readonly starts: Int32Array;
  /** Positions of the sorted rows; undefined when they were sorted already, or only one way makes sorting needless. */
  readonly order: Int32Array | undefined;
  /** `others` by sorted rows. */
  readonly sortedOthers: readonly Int32Array[];
}

/** Sorts by counting. At least one way. */
export function sortedWays(ways: readonly Way[]): SortedWays {
  const leading = ways.reduce((best, way, w) => (way.count > ways[best]!.count ? w : best), 0);
  const { codes } = ways[leading]!;
  const starts = groupStarts(ways[leading]!);
  const offsets = [0];
  const others: Int32Array[] = [];
  ways.forEach((way, w) => {
    if (w === leading) return;
    const offset = offsets.at(-1)!;
    others.push(offset === 0 ? way.codes : way.codes.map((code) => code + offset));
    offsets.push(offset + way.count);
  });
  const order = others.length === 0 || isSorted(codes) ? undefined : sortedRows(codes, starts);
  const sortedOthers = order === undefined ? others : others.map((other) => taken(other, order));
  return { rows: codes.length, leading, codes, others, offsets, starts, order, sortedOthers };
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

function taken(codes: Int32Array, order: Int32Array): Int32Array {
  const out = new Int32Array(order.length);
  for (let i = 0; i < out.length; i++) out[i] = codes[order[i]!]!;
  return out;
}
