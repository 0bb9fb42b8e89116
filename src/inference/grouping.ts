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
  const rows = a.codes.length;
  const codeOf = pairCodes(a.count * b.count, rows);
  const codes = new Int32Array(rows);
  let count = 0;
  for (let i = 0; i < rows; i++) {
    const pair = a.codes[i]! * b.count + b.codes[i]!;
    let code = codeOf.get(pair);
    if (code === undefined) {
      code = count++;
      codeOf.set(pair, code);
    }
    codes[i] = code;
  }
  return grouping(codes, count);
}

interface PairCodes {
  get(pair: number): number | undefined;
  set(pair: number, code: number): void;
}

/** A plain array where there are not many more pairs than rows, else a map. */
function pairCodes(pairs: number, rows: number): PairCodes {
  if (pairs > 4 * rows + 1000) return new Map<number, number>();
  const codes = new Int32Array(pairs).fill(-1);
  return {
    get: (pair) => (codes[pair]! < 0 ? undefined : codes[pair]!),
    set: (pair, code) => {
      codes[pair] = code;
    },
  };
}
