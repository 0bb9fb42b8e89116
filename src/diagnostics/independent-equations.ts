import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { type Maximum, maximize } from "../likelihood/maximize.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import type { LikelihoodProblem, ProblemData } from "../likelihood/problem.ts";
import { kernels } from "../linalg/kernels.ts";
import { leastSquares } from "../linalg/least-squares.ts";

/** The data of a selection model. Columns and outcome of the outcome equation are 0 where not selected. */
export type SelectionData = ProblemData<HeckmanPredictor, "selected" | "outcome">;

/** A selection model with ρ = 0 at its maximum: a probit of selection and a regression where selected. */
export interface IndependentEquations {
  readonly gamma: Float64Array;
  readonly beta: Float64Array;
  /** √(RSS/n₁). */
  readonly sigma: number;
  /** Of the regression; 0 where not selected. */
  readonly residual: Float64Array;
  readonly selectionLogLik: number;
  readonly outcomeLogLik: number;
}

const halfLogTwoPi = 0.9189385332046728;

/** The maximum of a probit of selection. */
export type FittedSelection = Pick<Maximum, "point" | "value">;

/** Fits both equations as if they had nothing to do with each other; the selection equation where it is not given. */
export function independentEquations(
  data: SelectionData,
  { point, value }: FittedSelection = fitSelection(data),
): IndependentEquations {
  const { rows, predictors, outcomes, weights } = data;
  const { columns = [], offset } = predictors.outcome;
  const residual = outcomes.outcome.map((y, i) => (outcomes.selected[i] === 0 ? 0 : y - (offset?.[i] ?? 0)));
  const { coefficients, rss } = leastSquares(columns, residual, { weights });
  const negated = coefficients.map((b) => -b);
  kernels.linear(columns, negated, 0, 0, rows, residual);
  let count = 0;
  for (let i = 0; i < rows; i++) count += (weights?.[i] ?? 1) * outcomes.selected[i]!;
  const sigma = Math.sqrt(rss / count);
  return {
    gamma: point,
    beta: coefficients,
    sigma,
    residual,
    selectionLogLik: value,
    outcomeLogLik: -count * (halfLogTwoPi + Math.log(sigma) + 0.5),
  };
}

/** The probit of selection: the first step, and the selection equation at ρ = 0. */
export function selectionProbit({
  rows,
  predictors,
  outcomes,
  weights,
}: SelectionData): LikelihoodProblem<"index", "y"> {
  return likelihoodProblem(probitLikelihood, {
    rows,
    predictors: { index: predictors.selection },
    outcomes: { y: outcomes.selected },
    weights,
  });
}

function fitSelection(data: SelectionData): Maximum {
  const problem = selectionProbit(data);
  return maximize(problem, new Float64Array(problem.size));
}
