import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as normal from "../../src/special/normal.ts";
import { anyFinite, anyProbability } from "./doubles.ts";
import { largestError, named } from "./reference.ts";

const { inverseMills, millsRatio, normalCdf, normalLogCdf, normalLogSf, normalPdf, normalSf } = normal;
const { normalLogQuantile, normalQuantile, normalUpperQuantile } = normal;
const ofX = [normalPdf, normalCdf, normalSf, normalLogCdf, normalLogSf, inverseMills, millsRatio];
const moderate = fc.double({ min: -37, max: 37, noNaN: true });

describe("the normal distribution", () => {
  it.each(named(ofX))("%s agrees with mpmath to 1e-15, tails down to 1e-300 included", (_name, compute) => {
    expect(largestError(compute).error).toBeLessThan(1e-15);
  });

  it.each(named([normalQuantile, normalUpperQuantile, normalLogQuantile]))(
    "%s agrees with mpmath to 3e-15",
    (_name, compute) => {
      expect(largestError(compute).error).toBeLessThan(1.5e-15);
    },
  );

  it("goes on in logarithms where probabilities underflow", () => {
    expect(normalCdf(-50)).toBe(0);
    expect(normalLogCdf(-50) / -1254.8313611394199).toBeCloseTo(1, 14);
    expect(normalLogSf(1e5)).toBe(normalLogCdf(-1e5));
    expect(normalLogCdf(-1e200)).toBe(-Infinity);
    expect(inverseMills(-1e300)).toBe(1e300);
  });

  it("is symmetric and its tails sum to 1", () => {
    fc.assert(
      fc.property(anyFinite, (x) => {
        expect(normalSf(x)).toBe(normalCdf(-x));
        expect(normalPdf(-x)).toBe(normalPdf(x));
        expect(normalCdf(x) + normalSf(x)).toBeCloseTo(1, 15);
      }),
    );
  });

  it("rises in the cdf and falls in the Mills ratios, up to rounding", () => {
    fc.assert(
      fc.property(moderate, moderate, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high) * (1 + 1e-15));
        expect(inverseMills(high)).toBeLessThanOrEqual(inverseMills(low) * (1 + 1e-15));
        expect(millsRatio(high)).toBeLessThanOrEqual(millsRatio(low) * (1 + 1e-15));
      }),
    );
  });

  it("inverseMills(x) is φ(x)/Φ(x) and the reciprocal of millsRatio(-x)", () => {
    fc.assert(
      fc.property(moderate, (x) => {
        expect(inverseMills(x) / (normalPdf(x) / normalCdf(x))).toBeCloseTo(1, 14);
        expect(inverseMills(x) * millsRatio(-x)).toBeCloseTo(1, 14);
      }),
    );
  });

  it("quantiles undo distribution functions from either tail and from logarithms", () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 37, noNaN: true }), (x) => {
        const close = (value: number): void =>
          expect(Math.abs(value - x)).toBeLessThan(1e-13 * Math.max(1, Math.abs(x)));
        if (x < 2) close(normalQuantile(normalCdf(x)));
        if (x > -2) close(normalUpperQuantile(normalSf(x)));
        close(normalLogQuantile(normalLogCdf(x)));
      }),
    );
    expect(normalLogQuantile(normalLogCdf(-1e7))).toBeCloseTo(-1e7, 7);
  });

  it("quantiles reach the infinities at 0 and 1 and are NaN outside", () => {
    expect([0, 0.5, 1].map(normalQuantile)).toEqual([-Infinity, 0, Infinity]);
    expect([0, 0.5, 1].map(normalUpperQuantile)).toEqual([Infinity, -0, -Infinity]);
    expect([normalLogQuantile(-Infinity), normalLogQuantile(0)]).toEqual([-Infinity, Infinity]);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN();
    expect(normalLogQuantile(0.1)).toBeNaN();
  });

  it("gives limits at the infinities, NaN for NaN and no NaN for any finite double", () => {
    const at = (x: number): number[] => ofX.map((compute) => compute(x));
    expect(at(Infinity)).toEqual([0, 1, 0, 0, -Infinity, 0, 0]);
    expect(at(-Infinity)).toEqual([0, 0, 1, -Infinity, 0, Infinity, Infinity]);
    expect(at(Number.NaN).every(Number.isNaN)).toBe(true);
    fc.assert(fc.property(anyFinite, (x) => !at(x).some(Number.isNaN)));
    fc.assert(fc.property(anyProbability, (p) => ![normalQuantile(p), normalLogQuantile(-p)].some(Number.isNaN)));
  });
});
