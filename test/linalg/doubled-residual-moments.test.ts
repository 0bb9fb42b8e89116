import { describe, expect, it } from "vitest";
import { doubledResidualMoments } from "../../src/linalg/doubled-residual-moments.ts";
import { residualMoments } from "../../src/linalg/residual-moments.ts";
import { expectClose } from "./expect-close.ts";
import { randomColumn, randomColumns } from "./random-columns.ts";

describe("doubledResidualMoments", () => {
  it("agrees with plain sums to their accuracy, weighted or not, over many blocks", () => {
    const n = 5000;
    const X = randomColumns(3, n, 1);
    const y = randomColumn(n, 2);
    const b = Float64Array.of(0.3, -0.2, 1.1);
    for (const weights of [undefined, randomColumn(n, 3).map((v) => v + 0.5)]) {
      const plain = residualMoments(X, y, weights, b);
      const doubled = doubledResidualMoments(X, y, weights, b);
      expectClose(doubled.moments, plain.moments, { absolute: 1e-11 });
      expect(Math.abs(doubled.rss / plain.rss - 1)).toBeLessThan(1e-13);
    }
  });

  it("is exact where plain arithmetic loses every digit", () => {
    // residuals of y = x²: (1 + 2^-30)² - (1 + 2^-29) = 2^-60, lost in 53 bits
    const x = new Float64Array(3).fill(1 + 2 ** -30);
    const y = new Float64Array(3).fill(1 + 2 ** -29);
    const b = Float64Array.of(1 + 2 ** -30);
    const { moments, rss } = doubledResidualMoments([x], y, undefined, b);
    expect(residualMoments([x], y, undefined, b).rss).toBe(0);
    expect(rss).toBe(3 * 2 ** -120);
    expect(moments[0]! / (-3 * 2 ** -60)).toBeCloseTo(1, 8);
  });

  it("adds without losing small terms between large ones", () => {
    const x = Float64Array.of(1, 1, 1, 1);
    const y = Float64Array.of(1e20, 3, -1e20, 4);
    expect(doubledResidualMoments([x], y, undefined, Float64Array.of(0)).moments[0]).toBe(7);
    const weights = Float64Array.of(0.5, 2, 0.5, 1);
    expect(doubledResidualMoments([x], y, weights, Float64Array.of(0)).moments[0]).toBe(10);
  });
});
