import type { Equation } from "../formula/frame-types.ts";
import { constantPosition, type Separation, separationOf } from "./separation-finding.ts";

/**
 * The first regressor that alone separates the rows of a 0/1 outcome: all its values among the zeros are on one side of a
 * threshold, all among the ones on the other, some strictly. A dummy without successes is one. Without a constant among
 * the regressors the threshold is 0.
 */
export function oneColumnSeparation(equation: Equation): Separation | undefined {
  const { regressors, outcome } = equation;
  const constant = constantPosition(equation);
  for (let j = 0; j < regressors.columns.length; j++) {
    if (j === constant) continue;
    const x = regressors.columns[j]!;
    const ranges = rangesByOutcome(x, outcome);
    const threshold = separatingThreshold(ranges, constant >= 0);
    if (threshold === undefined) continue;
    const sign = ranges.highOne > ranges.lowZero ? 1 : -1;
    const direction = new Float64Array(regressors.columns.length);
    direction[j] = sign;
    if (constant >= 0) direction[constant] = -sign * threshold;
    const separated = Uint8Array.from(x, (value) => (value === threshold ? 0 : 1));
    const found = separationOf(equation, direction, separated);
    if (found.ones + found.zeros > 0) return found;
  }
  return undefined;
}

interface Ranges {
  readonly lowZero: number;
  readonly highZero: number;
  readonly lowOne: number;
  readonly highOne: number;
}

function rangesByOutcome(x: Float64Array, outcome: Float64Array): Ranges {
  let lowZero = Number.POSITIVE_INFINITY;
  let highZero = Number.NEGATIVE_INFINITY;
  let lowOne = lowZero;
  let highOne = highZero;
  for (let i = 0; i < x.length; i++) {
    const value = x[i]!;
    if (outcome[i] === 1) {
      if (value < lowOne) lowOne = value;
      if (value > highOne) highOne = value;
    } else {
      if (value < lowZero) lowZero = value;
      if (value > highZero) highZero = value;
    }
  }
  return { lowZero, highZero, lowOne, highOne };
}

function separatingThreshold(ranges: Ranges, free: boolean): number | undefined {
  const { lowZero, highZero, lowOne, highOne } = ranges;
  const [below, above] = highZero <= lowOne ? [highZero, lowOne] : [highOne, lowZero];
  if (!(below <= above)) return undefined;
  if (free) return below + (above - below) / 2;
  return below <= 0 && above >= 0 ? 0 : undefined;
}
