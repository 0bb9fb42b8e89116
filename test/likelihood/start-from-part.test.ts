import { describe, expect, it } from "vitest";
import { likelihoodProblem } from "../../src/likelihood/likelihood-problem.ts";
import { maximize } from "../../src/likelihood/maximize.ts";
import { probitLikelihood } from "../../src/likelihood/probit-likelihood.ts";
import { startFromPart } from "../../src/likelihood/start-from-part.ts";
import { random } from "../../src/random/generator.ts";

const n = 30_000;
const draw = random(9);
const ones = new Float64Array(n).fill(1);
const x = Float64Array.from({ length: n }, () => draw.normal());
const y = x.map((value) => (0.3 + 0.7 * value + draw.normal() > 0 ? 1 : 0));

const problemOf = (columns: Float64Array[], rows = n) =>
  likelihoodProblem(probitLikelihood, {
    rows,
    predictors: { index: { columns: columns.map((column) => column.subarray(0, rows)) } },
    outcomes: { y: y.subarray(0, rows) },
  });

describe("startFromPart", () => {
  it("starts near the maximum, and leads to the same maximum as zero in fewer iterations", () => {
    const problem = problemOf([ones, x]);
    const start = startFromPart(problem);
    const near = maximize(problem, start);
    const far = maximize(problem, new Float64Array(2));
    near.point.forEach((b, j) => {
      expect(Math.abs(start[j]! - b)).toBeLessThan(0.1);
      expect(b / far.point[j]!).toBeCloseTo(1, 11);
    });
    expect(near.iterations).toBeLessThan(far.iterations);
  });

  it("is zero for few rows", () => {
    expect([...startFromPart(problemOf([ones, x], 500))]).toEqual([0, 0]);
  });

  it("is zero where the part has no maximum: a dummy that is 0 in all of it", () => {
    const rare = Float64Array.from({ length: n }, (_, i) => (i % 704 === 300 ? 1 : 0));
    expect([...startFromPart(problemOf([ones, x, rare]))]).toEqual([0, 0, 0]);
  });
});
