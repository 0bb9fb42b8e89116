import type { PredictorData, ProblemData } from "./problem.ts";

/** The data of a likelihood with other rows: every predictor, outcome and weight changed. */
export function changedData<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  rows: number,
  predictor: (data: PredictorData) => PredictorData,
  column: (values: Float64Array) => Float64Array,
): ProblemData<P, Y> {
  return {
    rows,
    predictors: byName(data.predictors, predictor),
    outcomes: byName(data.outcomes, column),
    weights: data.weights && column(data.weights),
  };
}

function byName<K extends string, A, B>(record: Readonly<Record<K, A>>, change: (value: A) => B): Record<K, B> {
  return Object.fromEntries(Object.entries<A>(record).map(([name, value]) => [name, change(value)])) as Record<K, B>;
}
