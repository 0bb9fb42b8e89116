import type { SquareMatrix } from "../fit/model.ts";
import { cholesky, choleskySolve } from "../linalg/cholesky.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { distantColumns } from "../linalg/independent-columns.ts";
import { sandwich, submatrix } from "../linalg/matrix.ts";
import type { AugmentedModel } from "./augmented-model.ts";
import { outerProductsOf, robustVariance, totalScore } from "./score-variance.ts";
import type { VcovOption } from "./vcov-option.ts";

/** How the variance of the score is estimated. */
export type ScoreForm = "expected" | "observed" | "opg" | "robust";

/** Score tests of columns added to a model, all from one pass over the data for each matrix that they need. */
export interface ScoreTester {
  /**
   * The Lagrange multiplier statistic of added columns, s'V⁻¹s with s the score of their coefficients at the estimate without
   * them: in the information form V is the information of the added given the others; in the outer-product form it is made
   * of the products of the rows' scores; in the robust form it is the sandwich variance of the score, right also where the
   * information equality fails. NaN where V is singular.
   *
   * @param vcov the kind of covariance of the robust form: "HC0", clusters, ...
   * @param tested positions of the added columns in question; all without it
   */
  statistic(form: ScoreForm, vcov?: VcovOption, tested?: readonly number[]): number;
  /** Those of the added columns whose information is not that of columns before them. */
  informative(form: ScoreForm, tested: readonly number[]): readonly number[];
}

/**
 * Tests columns added to a model at the estimate without them.
 *
 * Source: Engle (1984), Handbook of Econometrics II, ch. 13; White (1982) for the robust form.
 */
export function scoreTester(augmented: AugmentedModel): ScoreTester {
  const { added, own, problem } = augmented;
  const { size } = problem;
  const score = remembered(() => totalScore(augmented));
  const expected = remembered(() => expectedInformation(augmented));
  const observed = remembered(() => observedInformation(augmented));
  const informationOf = (form: ScoreForm): SquareMatrix => (form === "expected" ? expected() : observed());
  const outerProducts = (positions: readonly number[]): number => {
    const s = Float64Array.from(positions, (j) => score()[j]!);
    const variance = submatrix(outerProductsOf(augmented), size, positions);
    return inverseQuadraticForm(s, variance, positions.length) ?? Number.NaN;
  };
  return {
    statistic(form, vcov = "HC0", tested = added) {
      if (form === "opg") return outerProducts([...own, ...tested]);
      const information = informationOf(form);
      const slopes = regressionOn(information, size, own, tested);
      if (slopes === undefined) return Number.NaN;
      const s = Float64Array.from(tested, (j) => score()[j]!);
      const c = givenOwn(slopes, own, tested, size);
      const variance = sandwich(c, information, size, tested.length);
      const used = form === "robust" ? robustVariance(augmented, c, variance, vcov) : variance;
      return inverseQuadraticForm(s, used, tested.length) ?? Number.NaN;
    },
    informative(form, tested) {
      const order = [...own, ...tested];
      const kept = distantColumns(submatrix(informationOf(form), size, order), order.length);
      return kept.filter((position) => position >= own.length).map((position) => order[position]!);
    },
  };
}

function remembered<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
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

/** C = [-A₂₁A₁₁⁻¹, I], q × k: what takes the scores to the added ones given that the own ones are zero. */
function givenOwn(slopes: Float64Array, own: readonly number[], added: readonly number[], size: number): Float64Array {
  const c = new Float64Array(added.length * size);
  added.forEach((position, i) => {
    c[i * size + position] = 1;
    own.forEach((j, at) => {
      c[i * size + j] = -slopes[i * own.length + at]!;
    });
  });
  return c;
}
