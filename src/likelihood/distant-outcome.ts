import type { Likelihood } from "./likelihood.ts";
import type { ParameterRange, ProblemData } from "./problem.ts";

/** Means of this many standard deviations leave an outcome less their mean three digits more. */
const distant = 1e3;

/** Outcomes brought near 0, and what that adds to the parameters: θ - shift are those of the outcomes given here. */
export interface DistantOutcome<P extends string, Y extends string> {
  readonly outcomes: Readonly<Record<Y, Float64Array>>;
  shift(ranges: readonly ParameterRange<P>[], size: number): Float64Array;
}

/**
 * The outcomes in the units of a predictor less their mean, where that is more than a thousand standard deviations and the first
 * column of the predictor is a constant (or 0 in rows that do not count); undefined where none is.
 */
export function distantOutcome<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  { located }: Pick<Likelihood<P, Y>, "located">,
): DistantOutcome<P, Y> | undefined {
  const moves = (Object.entries(located ?? {}) as [P, readonly Y[]][]).flatMap(([predictor, names]) => {
    const constant = data.predictors[predictor].columns?.[0];
    const mean =
      constant === undefined ? 0 : meanOf(constant, data.outcomes[names[0]!], data.outcomes[names[1] ?? names[0]!]);
    return mean === 0 ? [] : [{ predictor, names, constant: constant!, mean }];
  });
  if (moves.length === 0) return undefined;
  const outcomes: Record<Y, Float64Array> = { ...data.outcomes };
  for (const { names, constant, mean } of moves) {
    for (const name of names) outcomes[name] = outcomes[name].map((y, i) => y - mean * constant[i]!);
  }
  return {
    outcomes,
    shift(ranges, size) {
      const added = new Float64Array(size);
      for (const { predictor, mean } of moves) added[ranges.find(({ name }) => name === predictor)!.start] = mean;
      return added;
    },
  };
}

const known = new WeakMap<Float64Array, { readonly constant: Float64Array; readonly mean: number }>();

/** The mean of what is known of an outcome, where it is distant from 0; else 0. */
function meanOf(constant: Float64Array, low: Float64Array, high: Float64Array): number {
  const before = known.get(low);
  if (before?.constant === constant) return before.mean;
  const mean = distantMean(constant, low, high);
  known.set(low, { constant, mean });
  return mean;
}

function distantMean(constant: Float64Array, low: Float64Array, high: Float64Array): number {
  let [count, first, sum, squares] = [0, 0, 0, 0];
  for (let i = 0; i < low.length; i++) {
    if (constant[i] === 0) continue;
    if (constant[i] !== 1) return 0;
    const y = Number.isFinite(low[i]!) ? low[i]! : high[i]!;
    if (count++ === 0) first = y;
    sum += y - first;
    squares += (y - first) ** 2;
  }
  const mean = first + sum / count;
  const variance = squares / count - (sum / count) ** 2;
  return mean * mean > distant * distant * variance && Number.isFinite(mean) ? mean : 0;
}
