import { describe, expect, it } from "vitest";
import { grouping } from "../../src/inference/grouping.ts";
import { rowsByGroup } from "../../src/inference/rows-by-group.ts";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { logitLikelihood } from "../../src/likelihood/logit-likelihood.ts";
import { panelProblem, type PanelProblem } from "../../src/likelihood/panel-problem.ts";
import { probitLikelihood } from "../../src/likelihood/probit-likelihood.ts";
import { random } from "../../src/random/generator.ts";

const rows = 61;

/** Regression with normal errors: two predictors of a row. */
const normalLikelihood: Likelihood<"mean" | "lnSigma", "y"> = {
  predictors: ["mean", "lnSigma"],
  outcomes: ["y"],
  rows(block, { value, first, second }) {
    for (let i = 0; i < block.rows; i++) {
      const precision = Math.exp(-block.eta.lnSigma[i]!);
      const e = (block.outcome.y[i]! - block.eta.mean[i]!) * precision;
      value[i] = -0.5 * e * e + Math.log(precision) - 0.5 * Math.log(2 * Math.PI);
      first.mean[i] = e * precision;
      first.lnSigma[i] = e * e - 1;
      second.mean_mean[i] = -precision * precision;
      second.mean_lnSigma[i] = -2 * e * precision;
      second.lnSigma_lnSigma[i] = -2 * e * e;
    }
  },
};

/** Units of one to nine rows, scattered over the data. */
function scattered() {
  const draw = random(8);
  const codes = draw.shuffle(Array.from({ length: rows }, (_, i) => Math.floor(Math.sqrt(2.2 * i))));
  const units = rowsByGroup(grouping(Int32Array.from(codes), Math.max(...codes) + 1));
  const x = Float64Array.from({ length: rows }, () => draw.normal());
  const y = Float64Array.from({ length: rows }, () => draw.integer(2));
  return { units, x, y, weights: Float64Array.from(codes, (code) => 1 + (code % 3)) };
}

const { units, x, y, weights } = scattered();
const columns = [new Float64Array(rows).fill(1), x];
const constant = { columns: undefined };

function binary(likelihood: Likelihood<"index", "y">, nodes: number): PanelProblem<"index", "y"> {
  const data = { rows, predictors: { index: { columns }, lnSigmaU: constant }, outcomes: { y }, weights };
  return panelProblem({ likelihood, effect: "index", units, nodes }, data);
}

/** Σ w ln ∫ φ(a) Π_t p(y_t | η_t + σa) da by the trapezoidal rule, exact for such integrands. */
function bruteForce(probability: (eta: number) => number, theta: Float64Array): number {
  let total = 0;
  for (let g = 0; g + 1 < units.starts.length; g++) {
    let integral = 0;
    for (let a = -12; a <= 12; a += 0.05) {
      let product = Math.exp(-0.5 * a * a) / Math.sqrt(2 * Math.PI);
      for (const row of units.rows.subarray(units.starts[g]!, units.starts[g + 1]!)) {
        const p = probability(theta[0]! + theta[1]! * x[row]! + Math.exp(theta[2]!) * a);
        product *= y[row] === 1 ? p : 1 - p;
      }
      integral += 0.05 * product;
    }
    total += weights[units.rows[units.starts[g]!]!]! * Math.log(integral);
  }
  return total;
}

/** The largest distance of stated derivatives from numerical ones, in units of the Hessian's diagonal. */
function faultOf(problem: PanelProblem, theta: Float64Array): number {
  const at = (point: Float64Array) => {
    const gradient = new Float64Array(problem.size);
    const hessian = new Float64Array(problem.size ** 2);
    return { value: problem.derivatives(point, gradient, hessian), gradient, hessian };
  };
  const stated = at(theta);
  let fault = 0;
  for (let j = 0; j < problem.size; j++) {
    const moved = (step: number) => at(theta.map((v, l) => (l === j ? v + step : v)));
    const slope = (of: (step: number) => number): number =>
      (8 * (of(1e-3) - of(-1e-3)) - (of(2e-3) - of(-2e-3))) / 12e-3;
    const byValue = slope((step) => problem.value(theta.map((v, l) => (l === j ? v + step : v))));
    fault = Math.max(fault, Math.abs(byValue - stated.gradient[j]!));
    for (let l = 0; l < problem.size; l++) {
      const numerical = slope((step) => moved(step).gradient[l]!);
      fault = Math.max(fault, Math.abs(numerical - stated.hessian[j * problem.size + l]!));
    }
  }
  return fault / Math.max(...stated.hessian.map(Math.abs));
}

describe("the likelihood of a random intercept", () => {
  it("is the integral over the intercept, for units anywhere in the data and with weights", () => {
    for (const sigma of [0.2, 1, 2.5]) {
      const theta = Float64Array.of(0.3, -0.8, Math.log(sigma));
      const logistic = (eta: number): number => 1 / (1 + Math.exp(-eta));
      expect(binary(logitLikelihood, 96).value(theta) / bruteForce(logistic, theta)).toBeCloseTo(1, 12);
    }
  });

  it("has the gradient and Hessian that numerical differentiation finds, however few its nodes", () => {
    for (const nodes of [3, 12]) {
      const theta = Float64Array.of(0.3, -0.8, 0.4);
      expect(faultOf(binary(probitLikelihood, nodes) as unknown as PanelProblem, theta)).toBeLessThan(1e-9);
    }
  });

  it("of a regression with normal errors is that of the multivariate normal, by one node", () => {
    const outcome = Float64Array.from(x, (each, i) => 1 + each + Math.sin(i));
    const data = {
      rows,
      predictors: { mean: { columns }, lnSigma: constant, lnSigmaU: constant },
      outcomes: { y: outcome },
    };
    const problem = panelProblem({ likelihood: normalLikelihood, effect: "mean", units, nodes: 1 }, data);
    const theta = Float64Array.of(0.9, 1.1, -0.2, 0.3);
    const [error, effect] = [Math.exp(-0.4), Math.exp(0.6)];
    let exact = 0;
    for (let g = 0; g + 1 < units.starts.length; g++) {
      const members = units.rows.subarray(units.starts[g]!, units.starts[g + 1]!);
      const residuals = Array.from(members, (row) => outcome[row]! - 0.9 - 1.1 * x[row]!);
      const n = residuals.length;
      const sum = residuals.reduce((total, e) => total + e, 0);
      const squares = residuals.reduce((total, e) => total + e * e, 0);
      const determinant = error ** (n - 1) * (error + n * effect);
      const form = (squares - (effect * sum * sum) / (error + n * effect)) / error;
      exact -= 0.5 * (n * Math.log(2 * Math.PI) + Math.log(determinant) + form);
    }
    expect(problem.value(theta) / exact).toBeCloseTo(1, 13);
    const exactEnough = panelProblem({ ...problem.panel, nodes: 24 }, data);
    expect(faultOf(exactEnough as unknown as PanelProblem, theta)).toBeLessThan(1e-9);
  });

  it("has scores that sum to the gradient, a unit's in its first row, and row derivatives that sum to a unit's", () => {
    const problem = binary(probitLikelihood, 24);
    const theta = Float64Array.of(0.3, -0.8, 0.4);
    const gradient = new Float64Array(3);
    problem.derivatives(theta, gradient, new Float64Array(9));
    const scores = [0, 1, 2].map(() => new Float64Array(rows));
    problem.scores(theta, 0, rows, scores);
    const sums = scores.map((column) => column.reduce((sum, score) => sum + score, 0));
    sums.forEach((sum, j) => expect(sum).toBeCloseTo(gradient[j]!, 11));
    expect(scores[0]!.filter((score) => score !== 0)).toHaveLength(units.starts.length - 1);
    let index = 0;
    problem.eachBlock(theta, ({ first, start, rows: count }) => {
      for (let i = 0; i < count; i++) index += weights[start + i]! * first.index[i]!;
    });
    expect(index).toBeCloseTo(gradient[0]!, 11);
    const later = [0, 1, 2].map(() => new Float64Array(20));
    problem.scores(theta, 30, 20, later);
    later.forEach((column, j) => expect(column).toEqual(scores[j]!.slice(30, 50)));
  });
});
