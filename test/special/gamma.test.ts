import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gammaP, gammaQ, lgamma } from "../../src/special/gamma.ts";
import { excessOverLog, lgammaStep } from "../../src/special/lgamma.ts";
import { anyFinite, anyPositive } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("lgamma", () => {
  it("agrees with mpmath to 1e-15, next to its zeros at 1 and 2 as well", () => {
    expect(largestError(lgamma).error).toBeLessThan(1e-15);
  });

  it("satisfies Γ(x + 1) = x Γ(x), also for negative x", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 100, noNaN: true }), (x) => {
        if (Math.abs(x - Math.round(x)) < 1e-3) return;
        expect(lgamma(x + 1)).toBeCloseTo(lgamma(x) + Math.log(Math.abs(x)), 10);
      }),
    );
  });

  it("is infinite at its poles and beyond the largest double, and never NaN", () => {
    expect([0, -1, -7, Infinity, 1e308].map(lgamma)).toEqual([Infinity, Infinity, Infinity, Infinity, Infinity]);
    fc.assert(fc.property(anyFinite, (x) => !Number.isNaN(lgamma(x))));
  });

  it("lgammaStep keeps its digits for tiny steps", () => {
    const digamma = 2.251752589066721; // ψ(10), to which the difference quotient tends
    expect(lgammaStep(10, 1e-12) / 1e-12 / digamma).toBeCloseTo(1, 11);
    expect(lgammaStep(0.3, 0.4)).toBeCloseTo(lgamma(0.7) - lgamma(0.3), 14);
  });

  it("excessOverLog keeps its digits for tiny arguments", () => {
    expect(excessOverLog(1e-9) / (5e-19 - 1e-27 / 3)).toBeCloseTo(1, 15);
    expect(excessOverLog(-0.3)).toBeCloseTo(-0.3 - Math.log(0.7), 15);
  });
});

describe("gammaP and gammaQ", () => {
  it.each(named([gammaP, gammaQ]))("%s agrees with mpmath to 1e-13, in the tails to 1e-12", (_name, compute) => {
    expect(largestError(compute, "centre").error).toBeLessThan(1e-13);
    expect(largestError(compute, "tails").error).toBeLessThan(1e-12);
  });

  it("sum to 1 and rise and fall with x", () => {
    fc.assert(
      fc.property(anyPositive, anyPositive, (a, x) => {
        expect(gammaP(a, x) + gammaQ(a, x)).toBeCloseTo(1, 12);
        expect(gammaP(a, 1.01 * x)).toBeGreaterThanOrEqual(gammaP(a, x) * (1 - 1e-12));
      }),
    );
  });

  it("joins the continued fraction and the uniform expansion", () => {
    expect(gammaP(9e7, 89990513.1670195) / 0.15865525348349446).toBeCloseTo(1, 12);
    expect(gammaQ(9e7, 90113841.99576606) / 1.8875594615753465e-33).toBeCloseTo(1, 12);
    expect(gammaP(2e8, 199929289.32188135) / 2.8581156543745647e-7).toBeCloseTo(1, 13);
    expect(gammaQ(2e8, 200169705.62748477) / 1.850272228290387e-33).toBeCloseTo(1, 12);
    expect(gammaQ(2e8, 200007071.06781188) / 0.3085313150403807).toBeCloseTo(1, 14);
  });

  it("gives the limits, NaN outside the domain and values in [0, 1] for any positive doubles", () => {
    expect([gammaP(2, 0), gammaQ(2, 0), gammaP(2, Infinity), gammaQ(2, Infinity), gammaP(0, 1)]).toEqual([
      0, 1, 1, 0, 1,
    ]);
    for (const value of [gammaP(-1, 1), gammaP(1, -1), gammaP(Number.NaN, 1), gammaQ(1, Number.NaN)])
      expect(value).toBeNaN();
    fc.assert(
      fc.property(anyPositive, anyPositive, (a, x) => {
        for (const value of [gammaP(a, x), gammaQ(a, x)]) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});
