import { describe, expect, it } from "vitest";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import { noncentralChiSquareQuantile, noncentralChiSquareSf } from "../../src/special/noncentral-chi-square.ts";

/** x, degrees of freedom, noncentrality, upper tail: the Poisson mixture with 30 digits by mpmath. */
const tails = [
  [10, 2, 3, 0.11252327830317313],
  [1, 1, 0, 0.3173105078629141],
  [23.1, 1, 10, 0.05009137773327142],
  [80, 4.5, 40, 0.00847873955568084],
  [0.01, 3, 2, 0.9999022561010824],
  [500, 10, 300, 7.468986907297409e-7],
] as const;

/** Probability, degrees of freedom, noncentrality, quantile, from the same source. */
const quantiles = [
  [0.95, 1, 10, 23.10851121160664],
  [0.95, 2, 20, 38.58868689992507],
  [0.95, 3.7, 25.5, 47.92729331918432],
  [0.95, 20, 180, 246.9644513613268],
] as const;

describe("noncentral chi-square", () => {
  it.each(tails)("P(X > %d) with %d degrees of freedom and noncentrality %d", (x, df, shift, expected) => {
    expect(Math.abs(noncentralChiSquareSf(x, df, shift) / expected - 1)).toBeLessThan(1e-11);
  });

  it.each(quantiles)("quantile of %d with %d degrees of freedom and noncentrality %d", (p, df, shift, expected) => {
    expect(Math.abs(noncentralChiSquareQuantile(p, df, shift) / expected - 1)).toBeLessThan(1e-12);
  });

  it("is chi-square without noncentrality", () => {
    for (const x of [0.1, 3, 40]) expect(noncentralChiSquareSf(x, 5, 0)).toBeCloseTo(chiSquareSf(x, 5), 15);
  });

  it("has its edges", () => {
    expect(noncentralChiSquareSf(0, 2, 3)).toBe(1);
    expect(noncentralChiSquareSf(1, 0, 3)).toBeNaN();
    expect(noncentralChiSquareQuantile(0, 2, 3)).toBe(0);
    expect(noncentralChiSquareQuantile(1, 2, 3)).toBe(Number.POSITIVE_INFINITY);
    expect(noncentralChiSquareQuantile(1.1, 2, 3)).toBeNaN();
  });
});
