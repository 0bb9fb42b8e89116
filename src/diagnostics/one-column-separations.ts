import type { Equation } from "../formula/frame-types.ts";
import { constantPosition, type Separation, separationOf } from "./separation-finding.ts";

/**
 * The regressors that alone separate rows of a 0/1 outcome: all their values among the zeros are on one side of a
 * threshold, all among the ones on the other, some strictly. A dummy without successes is one. Without a constant among
 * the regressors the threshold is 0. Rows outside the active set have no say.
 */
export function oneColumnSeparations(equation: Equation): Separation[] {
  const constant = constantPosition(equation);
  const { active } = equation;
  return equation.regressors.columns.flatMap((x, j) => {
    if (j === constant) return [];
    const ranges = rangesByOutcome(x, equation);
    const threshold = separatingThreshold(ranges, constant >= 0);
    if (threshold === undefined) return [];
    const sign = ranges.highOne > ranges.lowZero ? 1 : -1;
    const direction = new Float64Array(equation.regressors.columns.length);
    direction[j] = sign;
    if (constant >= 0) direction[constant] = -sign * threshold;
    const separated = Uint8Array.from(x, (value, i) => (value === threshold || active?.[i] === 0 ? 0 : 1));
    const found = separationOf(equation, direction, separated);
    return found.ones + found.zeros > 0 ? [found] : [];
  });
}

interface Ranges {
  readonly lowZero: number;
  readonly highZero: number;
  readonly lowOne: number;
  readonly highOne: number;
}

function rangesByOutcome(x: Float64Array, { outcome, active }: Equation): Ranges {
  let lowZero = Number.POSITIVE_INFINITY;
  let highZero = Number.NEGATIVE_INFINITY;
  let lowOne = lowZero;
  let highOne = highZero;
  for (let i = 0; i < x.length; i++) {
    if (active?.[i] === 0) continue;
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
