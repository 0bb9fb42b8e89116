import type { Way } from "./way.ts";

/** The partition of the rows by two partitions at once, numbered in order of appearance. */
export function crossWays(a: Way, b: Way): Way {
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
  return { codes, count };
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
