/** A partition of the rows: `codes[i]` in 0 .. count-1, and the number of rows of each group. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly count: number;
  readonly sizes: Int32Array;
}

/** The partition with these codes; codes may have gaps, which are closed. */
export function grouping(codes: Int32Array): Grouping {
  const seen = new Map<number, number>();
  return renumber(codes.length, (i) => codes[i]!, seen);
}

/** The partition by two partitions at once. */
export function intersection(a: Grouping, b: Grouping): Grouping {
  const seen = new Map<number, number>();
  return renumber(a.codes.length, (i) => a.codes[i]! * b.count + b.codes[i]!, seen);
}

function renumber(rows: number, key: (row: number) => number, seen: Map<number, number>): Grouping {
  const codes = new Int32Array(rows);
  for (let i = 0; i < rows; i++) {
    const value = key(i);
    let code = seen.get(value);
    if (code === undefined) {
      code = seen.size;
      seen.set(value, code);
    }
    codes[i] = code;
  }
  const sizes = new Int32Array(seen.size);
  for (let i = 0; i < rows; i++) sizes[codes[i]!]!++;
  return { codes, count: seen.size, sizes };
}
