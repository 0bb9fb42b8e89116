import type { Way } from "./way.ts";

/**
 * How many separate pieces two ways make of the rows: groups hang together when they share a row. The dummies of both have
 * rank m₁ + m₂ less this number.
 *
 * Source: Abowd, Creecy and Kramarz (2002).
 */
export function componentCodes(first: Way, second: Way): Way {
  const parent = new Int32Array(first.count + second.count).map((_, node) => node);
  const rootOf = (start: number): number => {
    let node = start;
    while (parent[node] !== node) {
      parent[node] = parent[parent[node]!]!;
      node = parent[node]!;
    }
    return node;
  };
  const present = new Uint8Array(first.count + second.count);
  let parts = parent.length;
  for (let i = 0; i < first.codes.length && parts > 1; i++) {
    const a = rootOf(first.codes[i]!);
    const b = rootOf(first.count + second.codes[i]!);
    present[first.codes[i]!] = 1;
    present[first.count + second.codes[i]!] = 1;
    if (a === b) continue;
    parent[Math.max(a, b)] = Math.min(a, b);
    parts--;
  }
  const numbers = new Int32Array(parent.length).fill(-1);
  let count = 0;
  const codes = parent.map((_, node) => {
    if (present[node] === 0) return -1;
    const root = rootOf(node);
    if (numbers[root]! < 0) numbers[root] = count++;
    return numbers[root]!;
  });
  return { codes, count };
}
