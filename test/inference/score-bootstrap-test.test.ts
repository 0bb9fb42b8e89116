import { describe, expect, it } from "vitest";
import { heckman } from "../../src/estimators/heckman.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { scoreBootstrapTest } from "../../src/inference/score-bootstrap-test.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { wald } from "../../src/inference/wald.ts";
import { sample } from "../conformance/sample.ts";

const data = {
  ...(sample(31, 400) as Record<string, number[]>),
  nine: Array.from({ length: 400 }, (_, i) => (i * 7) % 9),
} as Record<string, number[]>;
const fit = probit("enters ~ x + d", data);

/** The score test of d = 0 in the plainest way: rows' scores of the probit without d, each draw on its own. */
function byHand(group: readonly number[], groups: number) {
  const without = modelOf(probit("enters ~ x", data))!;
  const [a, b] = without.theta as unknown as [number, number];
  const theta = Float64Array.of(a, b, 0);
  const problem = modelOf(fit)!.problem!;
  const rows = data.x!.length;
  const scores = [0, 1, 2].map(() => new Float64Array(rows));
  problem.scores(theta, 0, rows, scores);
  const hessian = new Float64Array(9);
  problem.derivatives(theta, new Float64Array(3), hessian);
  const [h11, h12, h13, , h22, h23] = hessian.map((x) => -x) as unknown as number[];
  const cofactors = [h12! * h23! - h13! * h22!, h12! * h13! - h11! * h23!, h11! * h22! - h12! * h12!];
  const q = new Float64Array(groups);
  for (let i = 0; i < rows; i++) q[group[i]!]! += cofactors.reduce((sum, c, j) => sum + c * scores[j]![i]!, 0);
  const size = (v: number) => {
    let [sum, squares] = [0, 0];
    q.forEach((one, g) => {
      const sign = (v >> g) & 1 ? 1 : -1;
      sum += sign * one;
      squares += one * one;
    });
    return Math.abs(sum) / Math.sqrt(squares);
  };
  const all = 2 ** groups;
  const observed = size(all - 1);
  let count = 0;
  for (let v = 0; v < all; v++) if (size(v) >= observed * (1 - 1e-9)) count++;
  return { statistic: observed, p: count / all };
}

describe("the score bootstrap", () => {
  it("agrees with every draw computed by hand", () => {
    const test = scoreBootstrapTest(fit, "d = 0", { cluster: "nine" });
    const expected = byHand(data.nine!, 9);
    expect(Math.abs(test.statistic)).toBeCloseTo(expected.statistic, 6);
    expect(test.p).toBe(expected.p);
    expect(test).toMatchObject({ enumerated: true, replications: 512 });
  });

  it("has the sign of the estimate, and is near the clustered Wald test with many clusters", () => {
    const clustered = probit("enters ~ x + d", data, { vcov: cluster("region") });
    const test = scoreBootstrapTest(fit, "d", { cluster: "region", seed: 2, replications: 1999 });
    expect(Math.sign(test.statistic)).toBe(Math.sign(fit.coef.d));
    const value = fit.coef.d + 1.3 * clustered.se.d;
    const near = scoreBootstrapTest(fit, `d = ${value}`, { cluster: "region", seed: 2, replications: 1999 });
    expect(Math.abs(near.p - wald(clustered, `d = ${value}`).p)).toBeLessThan(0.07);
    expect(test.low).toBeLessThan(fit.coef.d);
    expect((test.high - test.low) / (2 * 1.96 * clustered.se.d)).toBeGreaterThan(0.85);
    expect((test.high - test.low) / (2 * 1.96 * clustered.se.d)).toBeLessThan(1.2);
  });

  it("imposes restrictions across coefficients and equations", () => {
    const model = heckman({ selection: "seen ~ x + d + z1", outcome: "value ~ x + d" }, data);
    const test = scoreBootstrapTest(model, "outcome:x = selection:x", { seed: 1, replications: 99, level: 0.8 });
    expect(test.estimate).toBeCloseTo(model.coef["outcome:x"] - model.coef["selection:x"], 12);
    expect(test.p).toBeGreaterThan(0);
    expect(test.low).toBeLessThan(test.estimate);
    expect(test.high).toBeGreaterThan(test.estimate);
  });

  it("is refused for models without a likelihood", () => {
    expect(() => scoreBootstrapTest(ols("sales ~ x", data), "x", { seed: 1 })).toThrow(/wildBootstrapTest/);
  });
});
