import { EstimandError } from "../errors.ts";
import { leastSquares } from "../linalg/least-squares.ts";
import type { NormalPredictor } from "./interval-likelihood.ts";
import type { LikelihoodProblem } from "./problem.ts";
import { startFromPart } from "./start-from-part.ts";

type Problem<Y extends string> = LikelihoodProblem<NormalPredictor, Y>;

/**
 * Start values for a normal outcome: least squares of what is known of it, and ln of the residuals' root mean square; in
 * large samples the maximum over a part of the rows, found from there.
 *
 * @param known the outcome by rows, or a finite number near it, made of the outcomes of a problem
 */
export function normalStart<Y extends string>(
  problem: Problem<Y>,
  known: (outcomes: Readonly<Record<Y, Float64Array>>) => Float64Array,
): Float64Array {
  return startFromPart(problem, (of) => regression(of, known(of.data.outcomes)));
}

/** Zero slopes where the columns are collinear, as they may be in a part of the rows. */
function regression({ data, size }: Problem<string>, y: Float64Array): Float64Array {
  const { predictors, weights, rows } = data;
  const { columns = [], offset } = predictors.index;
  const free = offset === undefined ? y : y.map((value, i) => value - offset[i]!);
  const total = weights?.reduce((sum, weight) => sum + weight, 0) ?? rows;
  try {
    const { coefficients, rss } = leastSquares(columns, free, { weights });
    return Float64Array.of(...coefficients, 0.5 * Math.log(rss / total));
  } catch (error) {
    if (!(error instanceof EstimandError)) throw error;
    const start = new Float64Array(size);
    start[size - 1] = 0.5 * Math.log(free.reduce((sum, value) => sum + value * value, 0) / rows);
    return start;
  }
}

/** The outcome where it is known, the limit where one end is open, the middle of an interval. */
export function nearestKnown({ low, high }: Readonly<Record<"low" | "high", Float64Array>>): Float64Array {
  return low.map((from, i) => {
    const to = high[i]!;
    if (from === -Infinity) return to;
    return to === Infinity ? from : 0.5 * (from + to);
  });
}
