import type { Equation } from "../formula/frame-types.ts";

/** A sentence about the category that makes most of an equation's columns; "" where none does. */
export function manyLevels({ regressors }: Equation): string {
  const { levels } = regressors.basis;
  const found = Object.entries(levels).find(([, each]) => each.length > 5 && 2 * each.length > regressors.names.length);
  if (found === undefined) return "";
  return ` '${found[0]}' enters as a category with ${found[1].length} levels: make it a number if it is one, or group it.`;
}
