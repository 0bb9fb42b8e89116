import { describe, expect, it } from "vitest";
import { negativeProbability } from "../../src/diagnostics/quadratic-form-probability.ts";
import { fCdf } from "../../src/special/f.ts";

describe("the probability that a quadratic form in normals is negative", () => {
  it("is that of F where the form compares two chi-squares", () => {
    // a χ²(2) - b χ²(3) < 0 where F(2, 3) < 3b / 2a.
    for (const [a, b] of [
      [1, 1],
      [1, 5],
      [4, 0.2],
      [1, 200],
    ] as const) {
      const weights = Float64Array.of(a, a, -b, -b, -b);
      expect(negativeProbability(weights)).toBeCloseTo(fCdf((1.5 * b) / a, 2, 3), 12);
    }
  });

  it("is one half by symmetry, and 0 or 1 where the signs agree", () => {
    expect(negativeProbability(Float64Array.of(2, -2, 3, -3))).toBeCloseTo(0.5, 14);
    expect(negativeProbability(Float64Array.of(1, 2, 3))).toBeCloseTo(0, 13);
    expect(negativeProbability(Float64Array.of(-1, -2, -3))).toBeCloseTo(1, 13);
  });
});
