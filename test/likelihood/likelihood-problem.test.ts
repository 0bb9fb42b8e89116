import { describe, expect, it } from "vitest";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { likelihoodProblem } from "../../src/likelihood/likelihood-problem.ts";
import { maximize } from "../../src/likelihood/maximize.ts";
import type { ProblemData } from "../../src/likelihood/problem.ts";

/** The normal linear model with its own variance equation: predictors of the mean and of ln σ. */
const normal: Likelihood<"mean" | "lnSigma", "y"> = {
  predictors: ["mean", "lnSigma"],
  outcomes: ["y"],
  rows({ rows, eta, outcome }, { value, first, second }) {
    for (let i = 0; i < rows; i++) {
      const precision = Math.exp(-eta.lnSigma[i]!);
      const e = (outcome.y[i]! - eta.mean[i]!) * precision;
      value[i] = -0.5 * Math.log(2 * Math.PI) - eta.lnSigma[i]! - 0.5 * e * e;
      first.mean[i] = e * precision;
      first.lnSigma[i] = e * e - 1;
      second.mean_mean[i] = -precision * precision;
      second.mean_lnSigma[i] = -2 * e * precision;
      second.lnSigma_lnSigma[i] = -2 * e * e;
    }
  },
};

const n = 157;
const x = Float64Array.from({ length: n }, (_, i) => Math.sin(i) * 2);
const z = Float64Array.from({ length: n }, (_, i) => Math.cos(3 * i));
const ones = new Float64Array(n).fill(1);
const y = Float64Array.from({ length: n }, (_, i) => 1 + 0.5 * x[i]! + Math.sin(7 * i * i) * Math.exp(0.3 * z[i]!));
const offset = Float64Array.from({ length: n }, (_, i) => 0.1 * Math.cos(i));
const weights = Float64Array.from({ length: n }, (_, i) => (i % 3) + 1);

type Data = ProblemData<"mean" | "lnSigma", "y">;
const base: Data = {
  rows: n,
  predictors: { mean: { columns: [ones, x] }, lnSigma: { columns: [ones, z] } },
  outcomes: { y },
};
const theta = Float64Array.of(0.9, 0.4, -0.1, 0.2);

function evaluated(data: Data, at: Float64Array, blockRows?: number) {
  const problem = likelihoodProblem(normal, data, blockRows);
  const gradient = new Float64Array(problem.size);
  const hessian = new Float64Array(problem.size ** 2);
  return { problem, value: problem.derivatives(at, gradient, hessian), gradient, hessian };
}

function expectClose(a: ArrayLike<number>, b: ArrayLike<number>, tolerance = 1e-12): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++)
    expect(Math.abs(a[i]! - b[i]!)).toBeLessThanOrEqual(tolerance * Math.max(1, Math.abs(b[i]!)));
}

describe("a likelihood problem", () => {
  it("has the gradient and Hessian that numerical differentiation of its value finds, with offsets and weights", () => {
    const data: Data = { ...base, weights, predictors: { ...base.predictors, mean: { columns: [ones, x], offset } } };
    const { problem, gradient, hessian } = evaluated(data, theta);
    const h = 1e-5;
    for (let j = 0; j < 4; j++) {
      const above = evaluated(
        data,
        theta.map((t, i) => (i === j ? t + h : t)),
      );
      const below = evaluated(
        data,
        theta.map((t, i) => (i === j ? t - h : t)),
      );
      expect(
        (problem.value(theta.map((t, i) => (i === j ? t + h : t))) - below.value) / (2 * h) / gradient[j]!,
      ).toBeCloseTo(1, 6);
      for (let l = 0; l < 4; l++) {
        expect((above.gradient[l]! - below.gradient[l]!) / (2 * h)).toBeCloseTo(hessian[j * 4 + l]!, 4);
      }
    }
  });

  it("gives the same numbers for any number of rows in a block, and exactly the same when asked again", () => {
    const whole = evaluated(base, theta, 100_000);
    for (const blockRows of [1, 7, 64, 156, 157]) {
      const { value, gradient, hessian } = evaluated(base, theta, blockRows);
      expectClose([value], [whole.value]);
      expectClose(gradient, whole.gradient, 1e-11);
      expectClose(hessian, whole.hessian, 1e-11);
      expect(evaluated(base, theta, blockRows).hessian).toEqual(hessian);
    }
  });

  it("treats a constant predictor as a predictor with a column of ones", () => {
    const constant = evaluated(
      { ...base, predictors: { ...base.predictors, lnSigma: { columns: undefined } } },
      theta.subarray(0, 3),
    );
    const column = evaluated(
      { ...base, predictors: { ...base.predictors, lnSigma: { columns: [ones] } } },
      theta.subarray(0, 3),
    );
    expectClose([constant.value], [column.value]);
    expectClose(constant.gradient, column.gradient);
    expectClose(constant.hessian, column.hessian);
    const first = evaluated(
      { ...base, predictors: { ...base.predictors, mean: { columns: undefined } } },
      theta.subarray(0, 3),
    );
    const asColumn = evaluated(
      { ...base, predictors: { ...base.predictors, mean: { columns: [ones] } } },
      theta.subarray(0, 3),
    );
    expectClose(first.hessian, asColumn.hessian);
  });

  it("has a full Hessian block where two predictors share one list of columns", () => {
    const shared = [ones, x];
    const once = evaluated({ ...base, predictors: { mean: { columns: shared }, lnSigma: { columns: shared } } }, theta);
    const twice = evaluated(
      { ...base, predictors: { mean: { columns: shared }, lnSigma: { columns: [ones, x] } } },
      theta,
    );
    expect(once.hessian).toEqual(twice.hessian);
    expect(once.hessian[1 * 4 + 2]).not.toBe(0);
  });

  it("counts a row with weight 2 as two rows", () => {
    const rows = Array.from({ length: n }, (_, i) => Array.from({ length: weights[i]! }, () => i)).flat();
    const repeat = (column: Float64Array) => Float64Array.from(rows, (i) => column[i]!);
    const repeated = evaluated(
      {
        rows: rows.length,
        predictors: { mean: { columns: [ones, x].map(repeat) }, lnSigma: { columns: [ones, z].map(repeat) } },
        outcomes: { y: repeat(y) },
      },
      theta,
    );
    const weighted = evaluated({ ...base, weights }, theta);
    expectClose([weighted.value], [repeated.value]);
    expectClose(weighted.gradient, repeated.gradient, 1e-11);
    expectClose(weighted.hessian, repeated.hessian, 1e-11);
  });

  it("writes scores by row, weights in, that add up to the gradient, for any range of rows", () => {
    const { problem, gradient } = evaluated({ ...base, weights }, theta, 50);
    const all = Array.from({ length: 4 }, () => new Float64Array(n));
    problem.scores(theta, 0, n, all);
    expectClose(
      all.map((column) => column.reduce((sum, s) => sum + s, 0)),
      gradient,
      1e-11,
    );
    const some = Array.from({ length: 4 }, () => new Float64Array(80));
    problem.scores(theta, 30, 80, some);
    for (const [j, column] of some.entries()) expectClose(column, all[j]!.subarray(30, 110));
  });

  it("is maximised where least squares puts the mean and the residuals their variance", () => {
    const data: Data = { ...base, predictors: { ...base.predictors, lnSigma: { columns: undefined } } };
    const { point, converged } = maximize(likelihoodProblem(normal, data), new Float64Array(3));
    expect(converged).toBe(true);
    const residual = y.map((value, i) => value - point[0]! - point[1]! * x[i]!);
    const moments = [ones, x].map((column) => column.reduce((sum, c, i) => sum + c * residual[i]!, 0));
    expectClose(moments, [0, 0], 1e-10);
    expect(Math.exp(2 * point[2]!)).toBeCloseTo(residual.reduce((sum, e) => sum + e * e, 0) / n, 12);
  });
});
