import { EstimandError } from "../errors.ts";
import type { Restriction } from "./linear-combination.ts";

/**
 * The restrictions that the earlier ones do not imply, in order. Throws "bad-hypothesis" for restrictions that cannot
 * all hold.
 */
export function independentRestrictions(restrictions: readonly Restriction[]): Restriction[] {
  const reduced: { readonly row: Float64Array; readonly pivot: number }[] = [];
  return restrictions.filter(({ weights, value }, at) => {
    const row = Float64Array.of(...weights, value);
    const scale = Math.max(...weights.map(Math.abs));
    for (const earlier of reduced) {
      const factor = row[earlier.pivot]! / earlier.row[earlier.pivot]!;
      for (let j = 0; j < row.length; j++) row[j]! -= factor * earlier.row[j]!;
    }
    const pivot = largestPosition(row.subarray(0, -1));
    const independent = Math.abs(row[pivot]!) > 1e-10 * scale;
    if (independent) reduced.push({ row, pivot });
    else if (Math.abs(row[row.length - 1]!) > 1e-10 * Math.max(Math.abs(value), scale)) throw contradiction(at);
    return independent;
  });
}

function largestPosition(row: Float64Array): number {
  let at = 0;
  for (let j = 1; j < row.length; j++) if (Math.abs(row[j]!) > Math.abs(row[at]!)) at = j;
  return at;
}

function contradiction(at: number): EstimandError {
  return new EstimandError(
    "bad-hypothesis",
    `Restriction ${at + 1} contradicts the ones before it: they cannot all be true, so there is nothing to test.`,
    { restriction: at + 1 },
  );
}
