import { combinationOf } from "../linalg/combination-of.ts";
import { type Columns, kernels } from "../linalg/kernels.ts";
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
 * The outcomes in the units of a predictor less their mean, where that is more than a thousand standard deviations and the columns of
 * the predictor make a constant (0 in rows that do not count): the first is one, or dummies add up to one; undefined where none is.
 */
export function distantOutcome<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  { located }: Pick<Likelihood<P, Y>, "located">,
): DistantOutcome<P, Y> | undefined {
  const moves = (Object.entries(located ?? {}) as [P, readonly Y[]][]).flatMap(([predictor, names]) => {
    const { columns = [] } = data.predictors[predictor];
    const move = moveOf(columns, data.outcomes[names[0]!], data.outcomes[names[1] ?? names[0]!]);
    return move === undefined ? [] : [{ predictor, names, ...move }];
  });
  if (moves.length === 0) return undefined;
  const outcomes: Record<Y, Float64Array> = { ...data.outcomes };
  for (const { names, values, mean } of moves) {
    for (const name of names) outcomes[name] = outcomes[name].map((y, i) => y - mean * values[i]!);
  }
  return {
    outcomes,
    shift(ranges, size) {
      const added = new Float64Array(size);
      for (const { predictor, mean, shares } of moves) {
        const { start } = ranges.find(({ name }) => name === predictor)!;
        shares.forEach((share, j) => {
          added[start + j] = mean * share;
        });
      }
      return added;
    },
  };
}

/** The mean of what is known of an outcome, and the constant that takes it up. */
interface Move extends Constant {
  readonly mean: number;
}

interface Constant {
  /** Xc: 1, or 0 in rows that do not count. */
  readonly values: Float64Array;
  readonly shares: Float64Array;
}

const known = new WeakMap<Float64Array, { readonly columns: Columns; readonly move: Move | undefined }>();

/** Undefined where an outcome is not distant from 0, or the columns make no constant. */
function moveOf(columns: Columns, low: Float64Array, high: Float64Array): Move | undefined {
  const before = known.get(low);
  if (before?.columns === columns) return before.move;
  const counts = countingRows(columns, low.length);
  const mean = distantMean(counts, low, high);
  const constant = mean === 0 ? undefined : constantOf(columns, counts);
  const move = constant && { mean, ...constant };
  known.set(low, { columns, move });
  return move;
}

/** 1 in rows in which a column is not 0. */
function countingRows(columns: Columns, rows: number): Float64Array {
  return new Float64Array(rows).map((_, i) => (columns.some((column) => column[i] !== 0) ? 1 : 0));
}

function constantOf(columns: Columns, counts: Float64Array): Constant | undefined {
  const first = columns[0]!;
  if (first.every((value, i) => value === counts[i]))
    return { values: first, shares: Float64Array.from(columns, (_, j) => (j === 0 ? 1 : 0)) };
  const shares = combinationOf(columns, counts);
  if (shares === undefined) return undefined;
  const values = new Float64Array(counts.length);
  kernels.linear(columns, shares, 0, 0, counts.length, values);
  return { values, shares };
}

/** The mean of the rows that count, where it is distant from 0; else 0. */
function distantMean(counts: Float64Array, low: Float64Array, high: Float64Array): number {
  let [count, first, sum, squares] = [0, 0, 0, 0];
  for (let i = 0; i < low.length; i++) {
    if (counts[i] === 0) continue;
    const y = Number.isFinite(low[i]!) ? low[i]! : high[i]!;
    if (count++ === 0) first = y;
    sum += y - first;
    squares += (y - first) ** 2;
  }
  const mean = first + sum / count;
  const variance = squares / count - (sum / count) ** 2;
  return mean * mean > distant * distant * variance && Number.isFinite(mean) ? mean : 0;
}
