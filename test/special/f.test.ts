import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareSf } from "../../src/special/chi-square.ts";
import { fCdf, fQuantile, fSf, fUpperQuantile } from "../../src/special/f.ts";
import { tTwoSided } from "../../src/special/t.ts";
import { anyFinite, anyPositive, anyProbability, degrees } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("the F distribution", () => {
  it.each(named([fCdf, fSf]))("%s agrees with mpmath to 1e-13, in the tails to 1e-12", (_name, compute) => {
    expect(largestError(compute, "centre").error).toBeLessThan(1e-13);
    expect(largestError(compute, "tails").error).toBeLessThan(1e-12);
  });

  it.each(named([fQuantile, fUpperQuantile]))("%s agrees with mpmath to 1e-13", (_name, compute) => {
    expect(largestError(compute).error).toBeLessThan(1e-13);
  });

  it("turns over: P(F <= x) with (a, b) is P(F > 1/x) with (b, a)", () => {
    fc.assert(
      fc.property(fc.integer({ min: -60, max: 60 }), degrees, degrees, (power, df1, df2) => {
        const below = fCdf(2 ** power, df1, df2);
        if (below > 1e-200) expect(fSf(2 ** -power, df2, df1) / below).toBeCloseTo(1, 11);
      }),
    );
  });

  it("with one degree of freedom is the square of t, with infinite second degrees a chi-square", () => {
    for (const t of [0.1, 2, 40]) expect(fSf(t * t, 1, 9) / tTwoSided(t, 9)).toBeCloseTo(1, 13);
    for (const x of [0.1, 2, 40]) expect(fSf(x, 3, Infinity)).toBe(chiSquareSf(3 * x, 3));
  });

  it("quantiles undo both tails", () => {
    fc.assert(
      fc.property(fc.double({ min: -250, max: -0.31, noNaN: true }), degrees, degrees, (exponent, df1, df2) => {
        const p = 10 ** exponent;
        const tolerance = 2e-15 * (10 - Math.log(p) + Math.sqrt(Math.min(df1, df2) * -Math.log(p)));
        const low = fQuantile(p, df1, df2);
        const high = fUpperQuantile(p, df1, df2);
        if (low > 1e-300) expect(Math.abs(fCdf(low, df1, df2) / p - 1)).toBeLessThan(tolerance);
        if (high < 1e300) expect(Math.abs(fSf(high, df1, df2) / p - 1)).toBeLessThan(tolerance);
      }),
    );
  });

  it("joins the continued fraction and the uniform expansion", () => {
    expect(fSf(1.0000252190404257, 3e10, 5e11) / 0.0013500051145980572).toBeCloseTo(1, 13);
    expect(fSf(1.0000866025403785, 4e9, 6e9) / 0.001350426902879143).toBeCloseTo(1, 13);
  });

  it("gives the limits, NaN without a distribution, and no NaN for finite input", () => {
    expect([fSf(0, 2, 3), fSf(-1, 2, 3), fSf(Infinity, 2, 3), fCdf(Infinity, 2, 3)]).toEqual([1, 1, 0, 1]);
    expect([fQuantile(0, 2, 3), fQuantile(1, 2, 3)]).toEqual([0, Infinity]);
    for (const value of [fSf(1, 0, 3), fSf(1, 2, -3), fSf(Number.NaN, 2, 3), fQuantile(2, 2, 3)])
      expect(value).toBeNaN();
    fc.assert(
      fc.property(
        anyFinite,
        anyPositive,
        anyPositive,
        (x, df1, df2) => fCdf(x, df1, df2) >= 0 && fSf(x, df1, df2) <= 1,
      ),
    );
    fc.assert(fc.property(anyProbability, anyPositive, anyPositive, (p, df1, df2) => fQuantile(p, df1, df2) >= 0));
  });
});
