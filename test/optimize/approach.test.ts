import { describe, expect, it } from "vitest";
import { newton } from "../../src/optimize/newton.ts";
import type { Objective } from "../../src/optimize/objective.ts";

/** A Poisson log-likelihood with one mean e^a, and one mean e^(a + b): n observations each, counting what is asked for. */
function poisson(n: number, low: number, high: number, asked: { full: number; gradient: number }): Objective {
  const value = ([a, b]: Float64Array): number => n * (low * a! - Math.exp(a!) + high * (a! + b!) - Math.exp(a! + b!));
  const slopes = ([a, b]: Float64Array, gradient: Float64Array): void => {
    const second = n * (high - Math.exp(a! + b!));
    gradient.set([n * (low - Math.exp(a!)) + second, second]);
  };
  return {
    size: 2,
    value,
    derivatives(point, gradient, hessian) {
      asked.full++;
      slopes(point, gradient);
      const [first, second] = [-n * Math.exp(point[0]!), -n * Math.exp(point[0]! + point[1]!)];
      hessian.set([first + second, second, second, second]);
      return value(point);
    },
    sum: {
      observations: 2 * n,
      gradient(point, gradient) {
        asked.gradient++;
        slopes(point, gradient);
        return value(point);
      },
    },
  };
}

describe("an approach by gradients alone", () => {
  it("leads newton to the same last digits with fewer Hessians, where observations are many and the start is near", () => {
    const [with_, without] = [
      { full: 0, gradient: 0 },
      { full: 0, gradient: 0 },
    ];
    const start = Float64Array.of(Math.log(2) + 0.01, Math.log(1.5) - 0.02);
    const near = newton(poisson(1e6, 2, 3, with_), start);
    const usual = newton({ ...poisson(1e6, 2, 3, without), sum: undefined }, start);
    for (const { point, converged } of [near, usual]) {
      expect(converged).toBe(true);
      expect(point[0]).toBeCloseTo(Math.log(2), 14);
      expect(point[1]).toBeCloseTo(Math.log(1.5), 14);
    }
    expect(with_.full).toBeLessThan(without.full);
    expect(with_.gradient).toBeGreaterThan(0);
    near.hessian.forEach((h, p) => {
      expect(h / usual.hessian[p]!).toBeCloseTo(1, 9);
    });
  });

  it("ends a rough search without another Hessian", () => {
    const asked = { full: 0, gradient: 0 };
    const start = Float64Array.of(Math.log(2) + 0.01, Math.log(1.5) - 0.02);
    const found = newton(poisson(1e6, 2, 3, asked), start, { tolerance: 1e-3, polishing: 0 });
    expect(found).toMatchObject({ converged: true, ridge: 0 });
    expect(found.decrement).toBeLessThan(1e-3);
    expect(found.point[0]).toBeCloseTo(Math.log(2), 4);
    expect(found.value).toBe(poisson(1e6, 2, 3, asked).value(found.point));
    expect(asked.full).toBe(1);
  });

  it("is not tried where the maximum is far for so few observations", () => {
    const asked = { full: 0, gradient: 0 };
    const { iterations, converged } = newton(poisson(5, 2, 3, asked), Float64Array.of(3, -2), { polishing: 0 });
    expect(converged).toBe(true);
    expect(iterations).toBeGreaterThan(4);
    expect(asked.gradient).toBeLessThan(3);
  });

  it("gives up where a Hessian misleads, and newton goes on as always", () => {
    const asked = { full: 0, gradient: 0 };
    const objective = poisson(1e6, 2, 3, asked);
    const blunt: Objective = {
      ...objective,
      derivatives(point, gradient, hessian) {
        const value = objective.derivatives(point, gradient, hessian);
        if (asked.full === 1) hessian.set(hessian.map((h) => 30 * h));
        return value;
      },
    };
    const { point, converged } = newton(blunt, Float64Array.of(Math.log(2) + 1e-3, Math.log(1.5)));
    expect(converged).toBe(true);
    expect(point[0]).toBeCloseTo(Math.log(2), 14);
  });
});
