import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalCdf, normalQuantile } from "../../src/special/normal.ts";
import { tCdf, tQuantile, tSf, tTwoSided, tUpperQuantile } from "../../src/special/t.ts";
import { anyFinite, anyPositive, anyProbability, degrees } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("Student's t distribution", () => {
  it.each(named([tCdf, tSf, tTwoSided]))("%s agrees with mpmath to 1e-13, in the tails to 1e-12", (_name, compute) => {
    expect(largestError(compute, "centre").error).toBeLessThan(1e-13);
    expect(largestError(compute, "tails").error).toBeLessThan(1e-12);
  });

  it.each(named([tQuantile, tUpperQuantile]))("%s agrees with mpmath to 1e-13", (_name, compute) => {
    expect(largestError(compute).error).toBeLessThan(1e-13);
  });

  it("is symmetric and its tails sum to 1", () => {
    fc.assert(
      fc.property(anyFinite, degrees, (t, df) => {
        expect(tSf(t, df)).toBe(tCdf(-t, df));
        expect(tCdf(t, df) + tSf(t, df)).toBeCloseTo(1, 13);
        expect(tTwoSided(t, df)).toBe(tTwoSided(-t, df));
      }),
    );
  });

  it("is Cauchy with one degree of freedom, even where t² overflows", () => {
    for (const t of [0.3, 2, 1e5, 1e100, 1e200]) expect(tSf(t, 1) / (Math.atan(1 / t) / Math.PI)).toBeCloseTo(1, 12);
  });

  it("is the normal distribution with infinite degrees of freedom", () => {
    for (const t of [-30, -1.96, 0.2, 3]) expect(tCdf(t, Infinity) / normalCdf(t)).toBeCloseTo(1, 13);
    expect(tQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
  });

  it("quantiles undo both tails", () => {
    fc.assert(
      fc.property(fc.double({ min: -250, max: -0.31, noNaN: true }), degrees, (exponent, df) => {
        const p = 10 ** exponent;
        const t = tQuantile(p, df);
        if (t > -1e300) expect(Math.abs(tCdf(t, df) / p - 1)).toBeLessThan(1e-12);
        expect(tUpperQuantile(p, df)).toBe(-t);
      }),
    );
  });

  it("gives the limits, NaN without a distribution, and no NaN for finite input", () => {
    expect([tCdf(-Infinity, 3), tCdf(0, 3), tCdf(Infinity, 3)]).toEqual([0, 0.5, 1]);
    expect([0, 0.5, 1].map((p) => tQuantile(p, 3))).toEqual([-Infinity, 0, Infinity]);
    for (const value of [tCdf(1, 0), tCdf(Number.NaN, 3), tQuantile(-0.1, 3), tQuantile(0.5, -1)])
      expect(value).toBeNaN();
    fc.assert(fc.property(anyFinite, anyPositive, (t, df) => tCdf(t, df) >= 0 && tSf(t, df) <= 1));
    fc.assert(fc.property(anyProbability, anyPositive, (p, df) => !Number.isNaN(tQuantile(p, df))));
  });
});
