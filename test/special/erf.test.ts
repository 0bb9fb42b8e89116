import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { erf, erfc, erfcx } from "../../src/special/erf.ts";
import { anyFinite } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("erf, erfc, erfcx", () => {
  it.each(named([erf, erfc, erfcx]))("%s agrees with mpmath to 1e-15, tails included", (_name, compute) => {
    expect(largestError(compute).error).toBeLessThan(1e-15);
  });

  it("erf is odd and erf + erfc = 1", () => {
    fc.assert(
      fc.property(anyFinite, (x) => {
        expect(erf(-x)).toBe(-erf(x));
        expect(erf(x) + erfc(x)).toBeCloseTo(1, 15);
      }),
    );
  });

  it("erfcx = exp(x²) erfc(x) where neither overflows", () => {
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (x) => {
        expect(erfcx(x) / (Math.exp(x * x) * erfc(x))).toBeCloseTo(1, 13);
      }),
    );
  });

  it("gives limits at the infinities, NaN for NaN and no NaN for any finite double", () => {
    expect([erf(Infinity), erf(-Infinity), erfc(Infinity), erfc(-Infinity)]).toEqual([1, -1, 0, 2]);
    expect([erfcx(Infinity), erfcx(-Infinity)]).toEqual([0, Infinity]);
    for (const compute of [erf, erfc, erfcx]) {
      expect(compute(Number.NaN)).toBeNaN();
      fc.assert(fc.property(anyFinite, (x) => !Number.isNaN(compute(x))));
    }
  });
});
