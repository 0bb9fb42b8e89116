import { kernels } from "../linalg/kernels.ts";
import type { OutcomeBlock } from "./likelihood.ts";
import type { ParameterRange, PredictorData, ProblemData } from "./problem.ts";

/** Writes η = Xβ + offset for rows `start` … of one predictor. */
function linearPredictor(
  { columns, offset }: PredictorData,
  theta: Float64Array,
  at: number,
  start: number,
  rows: number,
  eta: Float64Array,
): void {
  const constant = columns === undefined ? theta[at]! : 0;
  if (offset === undefined) eta.fill(constant, 0, rows);
  else for (let i = 0; i < rows; i++) eta[i] = constant + offset[start + i]!;
  if (columns !== undefined) kernels.linear(columns, theta, at, start, rows, eta);
}

/** The linear predictors of rows `start` …, written into `eta`, and their outcomes (views). */
export function predictedBlock<P extends string, Y extends string>(
  data: ProblemData<P, Y>,
  ranges: readonly ParameterRange<P>[],
  eta: Readonly<Record<P, Float64Array>>,
  theta: Float64Array,
  start: number,
  rows: number,
): OutcomeBlock<P, Y> {
  for (const { name, start: at } of ranges) linearPredictor(data.predictors[name], theta, at, start, rows, eta[name]);
  const outcome = {} as Record<Y, Float64Array>;
  for (const name of Object.keys(data.outcomes) as Y[])
    outcome[name] = data.outcomes[name].subarray(start, start + rows);
  return { rows, eta, outcome };
}
