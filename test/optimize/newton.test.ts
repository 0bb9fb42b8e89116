import { describe, expect, it } from "vitest";
import { newton } from "../../src/optimize/newton.ts";
import type { Objective } from "../../src/optimize/objective.ts";

/** -½(x - m)'A(x - m), A positive definite or not. */
function quadratic(a: number[], m: number[]): Objective {
  const k = m.length;
  const value = (x: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) total -= 0.5 * a[i * k + j]! * (x[i]! - m[i]!) * (x[j]! - m[j]!);
    return total;
  };
  return {
    size: k,
    value,
    derivatives(x, gradient, hessian) {
      for (let i = 0; i < k; i++) {
        gradient[i] = 0;
        for (let j = 0; j < k; j++) {
          gradient[i] = gradient[i]! - a[i * k + j]! * (x[j]! - m[j]!);
          hessian[i * k + j] = -a[i * k + j]!;
        }
      }
      return value(x);
    },
  };
}

/** Minus Rosenbrock's function: a curved ridge on which -H is not positive definite everywhere. */
const rosenbrock: Objective = {
  size: 2,
  value: ([x, y]) => -((1 - x!) ** 2) - 100 * (y! - x! * x!) ** 2,
  derivatives(point, gradient, hessian) {
    const [x, y] = point as unknown as [number, number];
    gradient.set([2 * (1 - x) + 400 * x * (y - x * x), -200 * (y - x * x)]);
    hessian.set([-2 + 400 * (y - 3 * x * x), 400 * x, 400 * x, -200]);
    return rosenbrock.value(point);
  },
};

describe("newton", () => {
  it("finds the maximum of a quadratic in one step, whatever the scales of the parameters", () => {
    const scales = [1e-8, 1, 1e10];
    const a = [2, 0.5, 0.3, 0.5, 1, 0.2, 0.3, 0.2, 3].map((x, p) => x * scales[Math.floor(p / 3)]! * scales[p % 3]!);
    const m = [1e8, -2, 3e-10];
    const { point, converged, iterations, decrement } = newton(quadratic(a, m), new Float64Array(3));
    expect(converged).toBe(true);
    expect(iterations).toBeLessThanOrEqual(2);
    expect(decrement).toBeLessThan(1e-20);
    for (const [j, x] of m.entries()) expect(point[j]! / x).toBeCloseTo(1, 12);
  });

  it("crosses a region where the Hessian is indefinite, to the last digits", () => {
    for (const start of [
      [-1.2, 1],
      [0, 4],
      [3, -7],
    ]) {
      const { point, ending, ridge } = newton(rosenbrock, Float64Array.from(start));
      expect(ending).toBe("converged");
      expect(ridge).toBe(0);
      expect([...point].map((x) => Math.abs(x - 1) < 1e-12)).toEqual([true, true]);
    }
  });

  it("holds fixed parameters exactly at their start value", () => {
    const objective = quadratic([2, 1, 1, 2], [1, 1]);
    const { point, converged } = newton(objective, Float64Array.of(3, 0), { fixed: Uint8Array.of(1, 0) });
    expect(converged).toBe(true);
    expect(point[0]).toBe(3);
    expect(point[1]).toBeCloseTo(0, 13);
  });

  it("leaves the start alone and reports each iteration with a falling decrement", () => {
    const start = Float64Array.of(-1.2, 1);
    const seen: number[] = [];
    const { iterations } = newton(rosenbrock, start, { onIteration: ({ value }) => void seen.push(value) });
    expect([...start]).toEqual([-1.2, 1]);
    expect(seen.length).toBeLessThanOrEqual(iterations + 1);
    expect(seen.every((value, i) => i === 0 || value >= seen[i - 1]!)).toBe(true);
  });

  it("says that it ran out of iterations instead of stopping in silence", () => {
    const result = newton(rosenbrock, Float64Array.of(-1.2, 1), { maxIterations: 3 });
    expect(result).toMatchObject({ converged: false, ending: "too-many-iterations", iterations: 3 });
    expect(result.decrement).toBeGreaterThan(1e-10);
  });

  it("stops where the caller says stop", () => {
    const stopAt = ({ iteration }: { iteration: number }) => (iteration === 2 ? "stop" : undefined);
    const result = newton(rosenbrock, Float64Array.of(-1.2, 1), { onIteration: stopAt });
    expect(result).toMatchObject({ converged: false, ending: "stopped", iterations: 2 });
  });

  it("says that the value is not finite at the start", () => {
    const nowhere: Objective = { size: 1, value: () => Number.NaN, derivatives: () => Number.NaN };
    expect(newton(nowhere, new Float64Array(1))).toMatchObject({ converged: false, ending: "not-finite" });
  });

  it("does not call a function without a maximum converged", () => {
    const rising: Objective = {
      size: 1,
      value: ([x]) => Math.log(1 + Math.exp(x!)),
      derivatives: (point, gradient, hessian) => {
        const p = 1 / (1 + Math.exp(-point[0]!));
        gradient[0] = p;
        hessian[0] = p * (1 - p);
        return rising.value(point);
      },
    };
    expect(newton(rising, new Float64Array(1), { maxIterations: 20 }).converged).toBe(false);
  });
});
