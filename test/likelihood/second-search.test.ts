import { describe, expect, it } from "vitest";
import { truncated } from "../../src/estimators/truncated.ts";
import { secondSearch } from "../../src/likelihood/second-search.ts";
import { newton } from "../../src/optimize/newton.ts";
import type { Objective } from "../../src/optimize/objective.ts";
import { random } from "../../src/random/generator.ts";

/** Minus Rosenbrock's function with a valley so narrow that Newton's steps along it are short; its maximum is at (1, 1). */
function valley(narrow: number): Objective {
  const value = ([x, y]: ArrayLike<number> & Iterable<number>): number =>
    -(narrow * (y! - x! * x!) ** 2 + (1 - x!) ** 2);
  return {
    size: 2,
    value,
    derivatives(point, gradient, hessian) {
      const [x, y] = [point[0]!, point[1]!];
      gradient.set([4 * narrow * x * (y - x * x) + 2 * (1 - x), -2 * narrow * (y - x * x)]);
      hessian.set([4 * narrow * (y - 3 * x * x) - 2, 4 * narrow * x, 4 * narrow * x, -2 * narrow]);
      return value(point);
    },
  };
}
const start = Float64Array.of(-1.2, 1);

describe("the second search", () => {
  it("finds the maximum at the end of a narrow valley, where Newton's search comes to its limit", () => {
    const objective = valley(1e6);
    const first = newton(objective, start);
    expect(first.ending).toBe("too-many-iterations");
    expect(first.point[0]).toBeLessThan(0);
    const second = secondSearch(objective, first, {});
    expect(second.converged).toBe(true);
    expect(second.point[0]).toBeCloseTo(1, 10);
    expect(second.point[1]).toBeCloseTo(1, 10);
    expect(second.iterations).toBeGreaterThan(first.iterations);
  });

  it("holds what is held, and leaves alone a limit of the user's and a search that ended well", () => {
    const objective = valley(1e6);
    const limited = newton(objective, start, { maxIterations: 40 });
    expect(secondSearch(objective, limited, { maxIterations: 40 })).toBe(limited);
    const good = newton(valley(100), start);
    expect(secondSearch(valley(100), good, {})).toBe(good);
    const fixed = Uint8Array.of(1, 0);
    const stuck = { ...newton(objective, start, { fixed, maxIterations: 0 }), ending: "no-ascent" as const };
    const held = secondSearch(objective, stuck, { fixed });
    expect(held.point[0]).toBe(-1.2);
    expect(held.point[1]).toBeCloseTo(1.44, 10);
  });

  it("does not make a maximum where there is none", () => {
    const draw = random(3);
    const y = Array.from({ length: 300 }, () => Math.exp(2 * draw.normal()));
    const fit = truncated("y ~ a", { y, a: y.map(() => draw.normal()) }, { lower: 0 });
    expect(fit.converged).toBe(false);
  });
});
