import type { Frame } from "../formula/frame-types.ts";

/** A sentence where rows left the sample between others, so that neighbours in it are not neighbours in time. */
export function gapsNote({ index }: Frame): string | undefined {
  if (index === undefined || index.length === 0) return undefined;
  const within = index[index.length - 1]! - index[0]! + 1 - index.length;
  if (within === 0) return undefined;
  return `Rows are taken in the order of the table, and ${within} left the sample between others: some neighbours are further apart.`;
}
