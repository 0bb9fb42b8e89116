import { crossWays } from "../absorb/cross-ways.ts";

/** A partition of the rows: `codes[i]` in 0 .. count-1, and the number of rows of each group. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly count: number;
  readonly sizes: Int32Array;
}

/** The partition with these codes, 0 .. count-1. */
export function grouping(codes: Int32Array, count: number): Grouping {
  const sizes = new Int32Array(count);
  for (let i = 0; i < codes.length; i++) sizes[codes[i]!]!++;
  return { codes, count, sizes };
}

/** The partition by two partitions at once. */
export function intersection(a: Grouping, b: Grouping): Grouping {
  const { codes, count } = crossWays(a, b);
  return grouping(codes, count);
}
