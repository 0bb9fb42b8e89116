import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
import { cholesky, choleskySolve } from "../linalg/cholesky.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import type { Columns } from "../linalg/kernels.ts";
import { identity, sandwich, submatrix } from "../linalg/matrix.ts";
import { chooseCovariance } from "./covariance.ts";
import { eachScoreBlock } from "./score-blocks.ts";
import type { VcovOption } from "./vcov-option.ts";

/** Columns to add to a linear predictor, with coefficients of zero under the null. */
export interface AddedColumns {
  readonly predictor: string;
  readonly columns: Columns;
}

/** How the variance of the score is estimated. */
export type ScoreForm = "expected" | "observed" | "opg" | "robust";

/** A model with columns added, at the estimate without them. */
export interface AugmentedModel {
  readonly problem: LikelihoodProblem;
  readonly theta: Float64Array;
  /** Positions of the model's own parameters, and of the added ones. */
  readonly own: readonly number[];
  readonly added: readonly number[];
  /** Its scores as a model whose sandwich covariance, with a bread of I, is the variance of the score. */
  readonly scores: FittedModel;
}

/** Adds columns to the predictors of a model. */
export function augmentedModel(
  model: FittedModel,
  problem: LikelihoodProblem,
  added: readonly AddedColumns[],
): AugmentedModel {
  const predictors: Record<string, PredictorData> = { ...problem.data.predictors };
  for (const { predictor, columns } of added) {
    const { columns: own = [], offset } = predictors[predictor]!;
    predictors[predictor] = { columns: [...own, ...columns], offset };
  }
  const augmented = likelihoodProblem(problem.likelihood, { ...problem.data, predictors });
  const theta = new Float64Array(augmented.size);
  const own: number[] = [];
  augmented.ranges.forEach(({ start }, r) => {
    const before = problem.ranges[r]!;
    for (let j = 0; j < before.size; j++) {
      own.push(start + j);
      theta[start + j] = model.theta[before.start + j]!;
    }
  });
  const positions = Array.from({ length: augmented.size }, (_, j) => j).filter((j) => !own.includes(j));
  return { problem: augmented, theta, own, added: positions, scores: scoreModel(model, augmented, theta) };
}

/**
 * The Lagrange multiplier statistic of added columns, s'V⁻¹s with s the score of their coefficients at the estimate without
 * them: in the information form V is the information of the added given the others; in the outer-product form it is made of
 * the products of the rows' scores; in the robust form it is the sandwich variance of the score, right also where the
 * information equality fails. NaN where V is singular.
 *
 * @param vcov the kind of covariance of the robust form: "HC0", clusters, ...
 * Source: Engle (1984), Handbook of Econometrics II, ch. 13; White (1982) for the robust form.
 */
export function scoreStatistic(augmented: AugmentedModel, form: ScoreForm, vcov: VcovOption = "HC0"): number {
  const { problem, added, own } = augmented;
  const score = totalScore(augmented.scores);
  const size = problem.size;
  const q = added.length;
  const tested = Float64Array.from(added, (j) => score[j]!);
  if (form === "opg") return inverseQuadraticForm(score, scoreVariance(augmented, "HC0"), size) ?? Number.NaN;
  const information = form === "expected" ? expectedInformation(augmented) : observedInformation(augmented);
  const slopes = regressionOn(information, size, own, added);
  if (slopes === undefined) return Number.NaN;
  const variance = form === "robust" ? scoreVariance(augmented, vcov) : information;
  return inverseQuadraticForm(tested, residualVariance(variance, slopes, own, added, size), q) ?? Number.NaN;
}

export function expectedInformation({ problem, theta }: AugmentedModel): SquareMatrix {
  const hessian = new Float64Array(problem.size ** 2);
  problem.expectedHessian(theta, hessian);
  return hessian.map((value) => -value);
}

function observedInformation({ problem, theta }: AugmentedModel): SquareMatrix {
  const hessian = new Float64Array(problem.size ** 2);
  problem.derivatives(theta, new Float64Array(problem.size), hessian);
  return hessian.map((value) => -value);
}

/** Σ sᵢsᵢ', by clusters or as the option says, without small-sample factors. */
function scoreVariance({ scores }: AugmentedModel, option: VcovOption): SquareMatrix {
  return chooseCovariance(scores, option).values;
}

/** Σ sᵢ, weights in. */
export function totalScore(scores: FittedModel): Float64Array {
  const total = new Float64Array(scores.theta.length);
  eachScoreBlock(scores, (block, _, rows) => {
    block.forEach((column, j) => {
      let sum = 0;
      for (let i = 0; i < rows; i++) sum += column[i]!;
      total[j]! += sum;
    });
  });
  return total;
}

/** A₂₁A₁₁⁻¹, q × p: what the own scores explain of the added ones. */
function regressionOn(
  information: SquareMatrix,
  size: number,
  own: readonly number[],
  added: readonly number[],
): Float64Array | undefined {
  const p = own.length;
  const scale = own.map((j) => Math.sqrt(information[j * (size + 1)]!));
  const unit = submatrix(information, size, own).map(
    (value, at) => value / scale[Math.floor(at / p)]! / scale[at % p]!,
  );
  const factor = cholesky(unit, p);
  if (factor === undefined) return undefined;
  const rows = added.map((j) => {
    const right = Float64Array.from(own, (o, i) => information[j * size + o]! / scale[i]!);
    return choleskySolve(factor, p, right).map((value, i) => value / scale[i]!);
  });
  return Float64Array.from(rows.flatMap((row) => [...row]));
}

/** C V C' with C = [-A₂₁A₁₁⁻¹, I]: the variance of the added scores given that the own ones are zero. */
function residualVariance(
  variance: SquareMatrix,
  slopes: Float64Array,
  own: readonly number[],
  added: readonly number[],
  size: number,
): SquareMatrix {
  const q = added.length;
  const p = own.length;
  const c = new Float64Array(q * size);
  added.forEach((position, i) => {
    c[i * size + position] = 1;
    own.forEach((j, at) => {
      c[i * size + j] = -slopes[i * p + at]!;
    });
  });
  return sandwich(c, variance, size, q);
}

/** Scores as a model with the bread I, so that every kind of covariance gives the variance of their sum. */
function scoreModel(model: FittedModel, problem: LikelihoodProblem, theta: Float64Array): FittedModel {
  const size = problem.size;
  return {
    frame: model.frame,
    theta,
    names: [],
    predictors: [],
    family: "least-squares",
    bread: identity(size),
    iid: { values: identity(size), formula: "I" },
    scores: (start, rows, out) => problem.scores(theta, start, rows, out),
    hats: undefined,
    small: false,
    quantities: {},
    record: () => {
      throw new Error("a test prints no record of a model");
    },
  };
}
