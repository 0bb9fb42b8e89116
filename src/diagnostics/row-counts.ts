import type { Fit } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import { undefinedTest } from "./linear-sample.ts";

/**
 * How many observations each row stands for; undefined: one.
 *
 * @throws EstimandError "undefined-test" under weights that are no counts
 */
export function countsOf({ weights }: Frame, what: string, fit: Fit): Float64Array | undefined {
  if (weights === undefined || weights.kind === "frequency") return weights?.values;
  throw undefinedTest(`${what} counts observations, which ${weights.kind} weights do not allow`, fit);
}

/** Positions of the values in rising order; equal values in the order of the rows. */
export function sortedPositions(values: Float64Array): Int32Array {
  return Int32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b);
}
