import { describe, expect, it } from "vitest";
import { brentMinimum, brentRoot } from "../../src/optimize/brent.ts";

describe("brentRoot", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["a square root", (x) => x * x - 2, 0, 2, Math.SQRT2],
    ["a root at a triple zero", (x) => (x - 1) ** 3, -4, 7, 1],
    ["a root of a steep function", (x) => Math.exp(20 * x) - 1, -1, 3, 0],
    ["a root far from both ends", (x) => Math.atan(x - 1e3), -1e6, 1e6, 1e3],
    ["Kepler's equation, from the right", (x) => x - 0.9 * Math.sin(x) - 1, 3, 0, 1.8620866868],
  ])("finds %s", (_, f, low, high, root) => {
    const result = brentRoot(f, low, high)!;
    expect(result.converged).toBe(true);
    expect(Math.abs(result.x - root)).toBeLessThan(root === 1 ? 1e-4 : 1e-9 * Math.max(1, Math.abs(root)));
    expect(result.iterations).toBeLessThan(150);
  });

  it("finds a root that is an end of the interval", () => {
    expect(brentRoot((x) => x, 0, 5)?.x).toBe(0);
    expect(brentRoot((x) => x - 5, 0, 5)?.x).toBe(5);
  });

  it("returns undefined without a change of sign", () => {
    expect(brentRoot((x) => x * x + 1, -1, 1)).toBeUndefined();
    expect(brentRoot(() => Number.NaN, -1, 1)).toBeUndefined();
  });

  it("takes no more steps than a superlinear method needs on a smooth function", () => {
    expect(brentRoot((x) => Math.cos(x) - x, 0, 1)!.iterations).toBeLessThan(10);
  });

  it("says when it ran out of iterations", () => {
    expect(brentRoot((x) => Math.cos(x) - x, 0, 1, { maxIterations: 2 })?.converged).toBe(false);
  });
});

describe("brentMinimum", () => {
  it.each<[string, (x: number) => number, number, number, number]>([
    ["a parabola", (x) => (x - 1) ** 2, 0, 3, 1],
    ["a quartic, flat at its minimum", (x) => (x + 2) ** 4, -5, 9, -2],
    ["an asymmetric valley", (x) => Math.exp(x) - 2 * x, -3, 4, Math.LN2],
    ["a kink", (x) => Math.abs(x - 0.3), -1, 1, 0.3],
  ])("finds the minimum of %s", (_, f, low, high, at) => {
    const { x, converged, iterations } = brentMinimum(f, low, high);
    expect(converged).toBe(true);
    expect(Math.abs(x - at)).toBeLessThan(at === -2 ? 1e-2 : 1e-6);
    expect(iterations).toBeLessThan(120);
  });

  it("goes to the end where the function falls all the way", () => {
    expect(brentMinimum((x) => x, 2, 3).x).toBeCloseTo(2, 6);
  });
});
