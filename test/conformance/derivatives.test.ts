import { describe, expect, it } from "vitest";
import { poseProblem } from "../../src/estimators/pose-problem.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { type FittedModel, modelOf } from "../../src/fit/model.ts";
import { eachScoreBlock } from "../../src/inference/score-blocks.ts";
import { likelihoodProblem } from "../../src/likelihood/likelihood-problem.ts";
import type { LikelihoodProblem } from "../../src/likelihood/problem.ts";
import { negativeInverse } from "../../src/likelihood/information.ts";
import { random, type RandomGenerator } from "../../src/random/generator.ts";
import { derivativeFaults } from "./derivatives.ts";
import { type ConformingEstimator, estimators } from "./estimators.ts";

for (const estimator of estimators) {
  describe(`derivatives of ${estimator.name}`, () => {
    const fit = estimator.fit(estimator.formulas, estimator.data(11, 300), { vcov: "iid" });
    const model = modelOf(fit)!;

    it("every quantity states the derivatives that numerical differentiation finds", () => {
      expect(Object.keys(model.quantities).length).toBeGreaterThan(0);
      for (const [word, quantity] of Object.entries(model.quantities)) {
        const eta = predictors(quantity.predictors, random(7), 60);
        expect(derivativeFaults(quantity, { eta }, 1e-7), word).toEqual([]);
      }
    });

    it("so does every quantity between limits that are named, at moderate values", () => {
      for (const { between = {} } of Object.values(model.quantities)) {
        for (const [word, make] of Object.entries(between)) {
          for (const [lower, upper] of [
            [-1, 2],
            [0, Infinity],
          ] as const) {
            const quantity = make(lower, upper);
            const eta = predictors(quantity.predictors, random(7), 60, 1 / 3);
            expect(derivativeFaults(quantity, { eta }, 1e-7), `${word}(${lower}, ${upper})`).toEqual([]);
          }
        }
      }
    });

    it.skipIf(estimator.scoresSumToZero === false)(
      "the estimating equations hold at the estimate: scores sum to zero",
      () => {
        const { sums, squares } = scoreSums(model);
        sums.forEach((sum, j) => {
          expect(Math.abs(sum) / Math.sqrt(squares[j]!), model.names[j]).toBeLessThan(1e-9);
        });
      },
    );

    if (estimator.definition !== undefined) ofLikelihood(estimator, fit, model);
  });
}

function ofLikelihood(
  { definition: stated, observed, rowLikelihood }: ConformingEstimator,
  fit: Fit,
  model: FittedModel,
): void {
  const definition = { ...stated!, ...stated!.adapt?.(model.frame) };
  const problem = poseProblem(definition, model.frame);

  it("the likelihood states the derivatives that numerical differentiation finds, row by row", () => {
    const draw = random(5);
    const likelihood = rowLikelihood ?? definition.likelihood;
    const rows = Array.from({ length: 200 }, () => observed!(draw));
    const outcome = Object.fromEntries(likelihood.outcomes.map((name) => [name, rows.map((row) => row[name]!)]));
    const eta = predictors(likelihood.predictors, draw, rows.length);
    expect(derivativeFaults(likelihood, { eta, outcome }, 1e-7)).toEqual([]);
  });

  it("the log-likelihood alone is the one that comes with derivatives", () => {
    const { value } = derivativesAt(problem, model.theta);
    expect(problem.value(model.theta) / value).toBeCloseTo(1, 13);
    expect(fit.logLik! / value).toBeCloseTo(1, 13);
  });

  it("the Hessian at the estimate is the numerical derivative of the gradient, and its inverse the covariance", () => {
    const { hessian } = derivativesAt(problem, model.theta);
    const scale = model.theta.map((_, j) => 1 / Math.sqrt(-hessian[j * (problem.size + 1)]!));
    numericalHessian(problem, model.theta, scale).forEach((numerical, at) => {
      const [i, j] = [Math.floor(at / problem.size), at % problem.size];
      const distance = (hessian[at]! - numerical) * scale[i]! * scale[j]!;
      expect(Math.abs(distance), `${model.names[i]}, ${model.names[j]}`).toBeLessThan(1e-7);
    });
    negativeInverse(hessian, problem.size)!.forEach((value, at) => {
      const [i, j] = [Math.floor(at / problem.size), at % problem.size];
      const unit = fit.se[model.names[i]!]! * fit.se[model.names[j]!]!;
      expect(Math.abs(value - fit.vcov.values[i]![j]!) / unit).toBeLessThan(1e-9);
    });
  });

  if (definition.pose !== undefined) return; // units are whole in any block
  it("the size of the blocks changes log-likelihood, gradient and Hessian by rounding only", () => {
    const theta = model.theta.map((value, j) => value + 0.3 * fit.se[model.names[j]!]!);
    const whole = derivativesAt(problem, theta);
    for (const blockRows of [1, 7, 299, 300, 301]) {
      const again = derivativesAt(likelihoodProblem(problem.likelihood, problem.data, blockRows), theta);
      expect(again.value / whole.value).toBeCloseTo(1, 13);
      const largest = Math.max(...whole.hessian.map(Math.abs));
      again.gradient.forEach((value, j) => expect(Math.abs(value - whole.gradient[j]!) / largest).toBeLessThan(1e-13));
      again.hessian.forEach((value, j) => expect(Math.abs(value - whole.hessian[j]!) / largest).toBeLessThan(1e-13));
    }
  });
}

/** Values of linear predictors: mostly moderate, some in the tails; cut points in their order. */
function predictors(
  names: readonly string[],
  draw: RandomGenerator,
  rows: number,
  scale = 1,
): Record<string, readonly number[]> {
  const below = Array.from({ length: rows }, () => -2);
  return Object.fromEntries(
    names.map((name) => {
      const spread = scale * (name.startsWith("lnSigma") || /(lnSigma|atanhRho)\d?$/.test(name) ? 1 : 3);
      const values = Array.from({ length: rows }, () => spread * draw.normal());
      if (!name.startsWith("cut")) return [name, values];
      return [name, values.map((value, i) => (below[i] = below[i]! + 0.1 + Math.abs(value)))];
    }),
  );
}

function scoreSums(model: FittedModel): { readonly sums: number[]; readonly squares: number[] } {
  const sums = model.names.map(() => 0);
  const squares = model.names.map(() => 0);
  eachScoreBlock(model, (scores, _, rows) => {
    scores.forEach((score, j) => {
      for (let i = 0; i < rows; i++) {
        sums[j] = sums[j]! + score[i]!;
        squares[j] = squares[j]! + score[i]! ** 2;
      }
    });
  });
  return { sums, squares };
}

function derivativesAt(problem: LikelihoodProblem, theta: Float64Array) {
  const gradient = new Float64Array(problem.size);
  const hessian = new Float64Array(problem.size ** 2);
  return { value: problem.derivatives(theta, gradient, hessian), gradient, hessian };
}

/** Differences of summed scores, extrapolated: steps in units of `scale`. */
function numericalHessian(problem: LikelihoodProblem, theta: Float64Array, scale: Float64Array): Float64Array {
  const k = problem.size;
  const out = new Float64Array(k * k);
  const gradientAt = (j: number, step: number): Float64Array => {
    const there = theta.slice();
    there[j] = there[j]! + step;
    const columns = Array.from({ length: k }, () => new Float64Array(problem.data.rows));
    problem.scores(there, 0, problem.data.rows, columns);
    return Float64Array.from(columns, (column) => column.reduce((sum, value) => sum + value, 0));
  };
  for (let j = 0; j < k; j++) {
    const slope = (step: number): Float64Array => {
      const [above, below] = [gradientAt(j, step), gradientAt(j, -step)];
      return above.map((value, i) => (value - below[i]!) / (2 * step));
    };
    const [coarse, fine] = [slope(0.02 * scale[j]!), slope(0.01 * scale[j]!)];
    fine.forEach((value, i) => {
      out[i * k + j] = value + (value - coarse[i]!) / 3;
    });
  }
  return out;
}
