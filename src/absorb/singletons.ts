import type { Way } from "./way.ts";

/**
 * Rows that are alone in a group of some way, and those that become so when they leave, until there are none. An effect of
 * their own fits them whatever the coefficients are.
 *
 * @param counts how many observations a row stands for; undefined: one each
 * @returns for each way how many rows left because of it, and 1 for each row that leaves
 */
export function singletons(
  ways: readonly Way[],
  counts?: Float64Array,
): { readonly leaving: Uint8Array; readonly byWay: readonly number[] } {
  const rows = ways[0]?.codes.length ?? 0;
  const leaving = new Uint8Array(rows);
  const byWay = ways.map(() => 0);
  const sizes = ways.map(({ codes, count }) => {
    const size = new Float64Array(count);
    for (let i = 0; i < rows; i++) size[codes[i]!]! += counts === undefined ? 1 : counts[i]!;
    return size;
  });
  for (let found = sizes.some((size) => size.includes(1)); found; ) {
    found = false;
    ways.forEach(({ codes }, w) => {
      for (let i = 0; i < rows; i++) {
        if (leaving[i] === 1 || sizes[w]![codes[i]!] !== 1) continue;
        leaving[i] = 1;
        byWay[w]!++;
        found = true;
        ways.forEach((way, other) => {
          sizes[other]![way.codes[i]!]!--;
        });
      }
    });
  }
  return { leaving, byWay };
}
