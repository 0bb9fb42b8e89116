import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareCdf, chiSquareQuantile, chiSquareSf, chiSquareUpperQuantile } from "../../src/special/chi-square.ts";
import { normalSf } from "../../src/special/normal.ts";
import { anyFinite, anyPositive, anyProbability, degrees } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("the chi-square distribution", () => {
  it.each(named([chiSquareCdf, chiSquareSf]))(
    "%s agrees with mpmath to 1e-13, in the tails to 1e-12",
    (_name, compute) => {
      expect(largestError(compute, "centre").error).toBeLessThan(1e-13);
      expect(largestError(compute, "tails").error).toBeLessThan(1e-12);
    },
  );

  it.each(named([chiSquareQuantile, chiSquareUpperQuantile]))("%s agrees with mpmath to 1e-13", (_name, compute) => {
    expect(largestError(compute).error).toBeLessThan(1e-13);
  });

  it("with one degree of freedom is the square of a normal, with two an exponential", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 37, noNaN: true }), (z) => {
        expect(chiSquareSf(z * z, 1) / (2 * normalSf(z))).toBeCloseTo(1, 11);
        expect(chiSquareSf(2 * z, 2) / Math.exp(-z)).toBeCloseTo(1, 12);
      }),
    );
  });

  it("quantiles undo both tails", () => {
    fc.assert(
      fc.property(fc.double({ min: -250, max: -0.3, noNaN: true }), degrees, (exponent, df) => {
        const p = 10 ** exponent;
        const low = chiSquareQuantile(p, df);
        const tolerance = 2e-15 * (10 - Math.log(p) + Math.sqrt(df * -Math.log(p))); // the rounding of the quantile itself
        if (low > 1e-300) expect(Math.abs(chiSquareCdf(low, df) / p - 1)).toBeLessThan(tolerance);
        expect(Math.abs(chiSquareSf(chiSquareUpperQuantile(p, df), df) / p - 1)).toBeLessThan(tolerance);
      }),
    );
  });

  it("gives the limits, NaN without a distribution, and no NaN for finite input", () => {
    expect([chiSquareSf(0, 3), chiSquareSf(-1, 3), chiSquareCdf(-1, 3), chiSquareSf(Infinity, 3)]).toEqual([
      1, 1, 0, 0,
    ]);
    expect([chiSquareQuantile(0, 3), chiSquareQuantile(1, 3), chiSquareUpperQuantile(0, 3)]).toEqual([
      0,
      Infinity,
      Infinity,
    ]);
    for (const value of [chiSquareSf(1, -1), chiSquareSf(Number.NaN, 1), chiSquareQuantile(1.1, 2)])
      expect(value).toBeNaN();
    fc.assert(fc.property(anyFinite, anyPositive, (x, df) => chiSquareCdf(x, df) >= 0 && chiSquareSf(x, df) <= 1));
    fc.assert(fc.property(anyProbability, anyPositive, (p, df) => chiSquareQuantile(p, df) >= 0));
  });
});
