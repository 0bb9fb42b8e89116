import { describe, expect, it } from "vitest";
import { leastSquares } from "../../src/linalg/least-squares.ts";
import { multiplyVector } from "../../src/linalg/matrix.ts";
import { evaluate } from "../../src/moments/combination.ts";
import { coefficientsOf, coordinatesOf, instrumentSpace, inverseBlock } from "../../src/moments/instrument-space.ts";
import { kClass } from "../../src/moments/k-class.ts";
import { instrumentsOf, regressorsOf } from "../../src/moments/linear-problem.ts";
import { regressionScores } from "../../src/moments/regression.ts";
import { twoStage } from "../../src/moments/two-stage.ts";
import { expectClose } from "../linalg/expect-close.ts";
import { problemOf, simulated } from "./linear-data.ts";

const data = simulated(10_000);
const formula = "y ~ w + [x ~ z1 + z2 + z3]";

/** Two-stage least squares in two stages, with x̂ stored. */
function byHand(weighted: boolean): { b: Float64Array; rss: number; xHat: Float64Array } {
  const problem = problemOf(formula, data, weighted);
  const { weights, outcome } = problem;
  const instruments = instrumentsOf(problem);
  const first = leastSquares(instruments, data.x!, { weights });
  const xHat = data.x!.map((_, i) => instruments.reduce((sum, z, j) => sum + z[i]! * first.coefficients[j]!, 0));
  const [one, w] = regressorsOf(problem) as [Float64Array, Float64Array];
  const { coefficients: b } = leastSquares([one, w, xHat], outcome, { weights });
  const residual = outcome.map((y, i) => y - b[0]! - b[1]! * w[i]! - b[2]! * data.x![i]!);
  return { b, xHat, rss: residual.reduce((sum, e, i) => sum + (weights?.[i] ?? 1) * e * e, 0) };
}

describe("twoStage", () => {
  it.each([false, true])("agrees with two regressions in turn (weights: %s)", (weighted) => {
    const problem = problemOf(formula, data, weighted);
    const { coefficients, rss } = twoStage(problem, instrumentSpace(problem));
    const expected = byHand(weighted);
    expectClose(coefficients, expected.b, { relative: 1e-12 });
    expectClose([rss], [expected.rss], { relative: 1e-12 });
  });

  it("makes scores of projected regressors by blocks, which sum to zero", () => {
    const problem = problemOf(formula, data, true);
    const { regressors, residual } = twoStage(problem, instrumentSpace(problem));
    const regression = { regressors, residual, weights: problem.weights };
    const { xHat } = byHand(true);
    const e = new Float64Array(100);
    evaluate(residual, 4000, 100, e);
    const out = [0, 1, 2].map(() => new Float64Array(100));
    regressionScores(regression, 4000, 100, out);
    expectClose(
      out[2]!,
      e.map((value, i) => value * xHat[4000 + i]! * problem.weights![4000 + i]!),
      { relative: 1e-9, absolute: 1e-12 },
    );
    const all = [0, 1, 2].map(() => new Float64Array(10_000));
    regressionScores(regression, 0, 10_000, all);
    for (const column of all) expect(Math.abs(column.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-8);
  });

  it("has the moments of its residuals", () => {
    const problem = problemOf(formula, data);
    const { residual, moments } = twoStage(problem, instrumentSpace(problem));
    const e = new Float64Array(10_000);
    evaluate(residual, 0, 10_000, e);
    const products = problem.columns.map((column) => column.reduce((sum, x, i) => sum + x * e[i]!, 0));
    expectClose(moments.withColumns[0]!, products, { relative: 1e-9, absolute: 1e-7 });
    expectClose(moments.withColumns[1]!.slice(0, 5), [0, 0, 0, 0, 0], { absolute: 1e-7 });
  });

  it("recovers the digits that nearly collinear instruments cost their cross-products", () => {
    const shifted = { ...data, w: data.w!.map((value) => value + 1e7), z1: data.z1!.map((value) => value - 1e7) };
    const problem = problemOf(formula, shifted);
    const { coefficients, inverse } = twoStage(problem, instrumentSpace(problem));
    const plain = problemOf(formula, data);
    const expected = twoStage(plain, instrumentSpace(plain));
    expectClose(coefficients.slice(1), expected.coefficients.slice(1), { relative: 1e-9 });
    expectClose([inverse[4]!, inverse[8]!], [expected.inverse[4]!, expected.inverse[8]!], { relative: 1e-7 });
  });
});

describe("instrumentSpace", () => {
  const problem = problemOf(formula, data, true);
  const space = instrumentSpace(problem);

  it("has coordinates whose inner products are those of projections", () => {
    const { weights } = problem;
    const { coefficients } = leastSquares(instrumentsOf(problem), data.x!, { weights });
    const x = space.coordinates[5]!;
    expectClose(coefficientsOf(space, x), coefficients, { relative: 1e-10, absolute: 1e-12 });
    const moments = instrumentsOf(problem).map((z) =>
      z.reduce((sum, value, i) => sum + value * weights![i]! * data.x![i]!, 0),
    );
    expectClose(coordinatesOf(space, Float64Array.from(moments)), x, { relative: 1e-9, absolute: 1e-9 });
  });

  it("has blocks of (Z'WZ)⁻¹", () => {
    const { inverse } = leastSquares(instrumentsOf(problem), data.x!, { weights: problem.weights });
    expectClose(inverseBlock(space, 0), inverse, { relative: 1e-9, absolute: 1e-16 });
    const last = [18, 19, 23, 24].map((at) => inverse[at]!);
    expectClose(inverseBlock(space, 3), last, { relative: 1e-9, absolute: 1e-16 });
  });

  it("is the same space by reflections as by cross-products", () => {
    const far = problemOf("y ~ far + [x ~ z1 + z2 + z3]", { ...data, far: data.w!.map((value) => value + 1e6) });
    const near = problemOf(formula, data);
    const lengths = [far, near].map((one) => {
      const { coordinates } = instrumentSpace(one);
      const x = coordinates[5]!.subarray(2);
      return x.reduce((sum, value) => sum + value * value, 0);
    });
    expectClose([lengths[0]!], [lengths[1]!], { relative: 1e-8 });
  });
});

describe("kClass", () => {
  const problem = problemOf(formula, data);
  const space = instrumentSpace(problem);
  const first = twoStage(problem, space);
  const at = (k: number): { coefficients: Float64Array; inverse: Float64Array } => kClass(problem, space, first, k)!;

  it("is two-stage least squares at k = 1", () => {
    expectClose(at(1).coefficients, first.coefficients, { relative: 1e-10 });
  });

  it("is ordinary least squares at k = 0", () => {
    const ols = leastSquares(regressorsOf(problem), problem.outcome);
    const solution = at(0);
    expectClose(solution.coefficients, ols.coefficients, { relative: 1e-9 });
    expectClose(solution.inverse, ols.inverse, { relative: 1e-9, absolute: 1e-15 });
  });

  it("solves its normal equations in between", () => {
    const { coefficients: half, inverse } = at(0.5);
    const [zero, one] = [at(0), at(1)];
    const matrix = (solution: { inverse: Float64Array }): Float64Array => invert3(solution.inverse);
    const mean = matrix(zero).map((value, at) => (value + matrix(one)[at]!) / 2);
    expectClose(invert3(inverse), mean, { relative: 1e-7 });
    const right = multiplyVector(matrix(zero), zero.coefficients).map(
      (value, j) => (value + multiplyVector(matrix(one), one.coefficients)[j]!) / 2,
    );
    expectClose(multiplyVector(inverse, right), half, { relative: 1e-7 });
  });
});

/** Inverse of a 3 × 3 matrix by cofactors. */
function invert3(m: Float64Array): Float64Array {
  const [a, b, c, d, e, f, g, h, i] = m as unknown as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const cofactors = [
    e * i - f * h,
    c * h - b * i,
    b * f - c * e,
    f * g - d * i,
    a * i - c * g,
    c * d - a * f,
    d * h - e * g,
    b * g - a * h,
    a * e - b * d,
  ];
  const determinant = a * cofactors[0]! + b * cofactors[3]! + c * cofactors[6]!;
  return Float64Array.from(cofactors, (value) => value / determinant);
}
