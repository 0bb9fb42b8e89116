import type { Grouping } from "./grouping.ts";

/** The rows of each group in one array: those of group g from `starts[g]` to before `starts[g + 1]`, in their order. */
export interface RowsByGroup {
  readonly rows: Int32Array;
  readonly starts: Int32Array;
}

export function rowsByGroup({ codes, count, sizes }: Grouping): RowsByGroup {
  const starts = new Int32Array(count + 1);
  for (let g = 0; g < count; g++) starts[g + 1] = starts[g]! + sizes[g]!;
  const next = starts.slice(0, count);
  const rows = new Int32Array(codes.length);
  for (let i = 0; i < codes.length; i++) rows[next[codes[i]!]!++] = i;
  return { rows, starts };
}
