import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { betaI, betaIUpper } from "../../src/special/beta.ts";
import { anyPositive, anyProbability } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

describe("betaI and betaIUpper", () => {
  it.each(named([betaI, betaIUpper]))("%s agrees with mpmath to 1e-13, in the tails to 1e-12", (_name, compute) => {
    expect(largestError(compute, "centre").error).toBeLessThan(1e-13);
    expect(largestError(compute, "tails").error).toBeLessThan(1e-12);
  });

  it("I_x(a, b) = 1 - I_(1-x)(b, a)", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1024 }), anyPositive, anyPositive, (k, a, b) => {
        const below = betaI(k / 1024, a, b);
        if (below > 1e-300) expect(betaIUpper(1 - k / 1024, b, a) / below).toBeCloseTo(1, 11);
      }),
    );
  });

  it("rises with x and its tails sum to 1", () => {
    fc.assert(
      fc.property(anyProbability, anyPositive, anyPositive, (x, a, b) => {
        expect(betaI(x, a, b) + betaIUpper(x, a, b)).toBeCloseTo(1, 12);
        expect(betaI(x, a, b)).toBeGreaterThanOrEqual(betaI(x * 0.99, a, b) * (1 - 1e-11));
      }),
    );
  });

  it("uses 1 - x where it is given", () => {
    expect(betaIUpper(1, 2, 1, 1e-30) / 2e-30).toBeCloseTo(1, 14);
  });

  it("gives the limits, NaN outside the domain and values in [0, 1] for any parameters", () => {
    expect([betaI(0, 2, 3), betaI(1, 2, 3), betaI(0.4, 0, 3), betaI(0.4, 3, 0)]).toEqual([0, 1, 1, 0]);
    for (const value of [betaI(-0.1, 1, 1), betaI(1.1, 1, 1), betaI(0.5, -1, 1), betaI(Number.NaN, 1, 1)]) {
      expect(value).toBeNaN();
    }
    fc.assert(
      fc.property(anyProbability, anyPositive, anyPositive, (x, a, b) => {
        for (const value of [betaI(x, a, b), betaIUpper(x, a, b)]) expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});
