import type { FittedModel, SquareMatrix } from "../fit/model.ts";
import { cholesky, choleskySolve } from "../linalg/cholesky.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { sandwich, submatrix } from "../linalg/matrix.ts";
import type { AugmentedModel } from "./augmented-model.ts";
import { chooseCovariance } from "./covariance.ts";
import { eachScoreBlock } from "./score-blocks.ts";
import type { VcovOption } from "./vcov-option.ts";

/** How the variance of the score is estimated. */
export type ScoreForm = "expected" | "observed" | "opg" | "robust";

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

function expectedInformation({ problem, theta }: AugmentedModel): SquareMatrix {
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
function totalScore(scores: FittedModel): Float64Array {
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
