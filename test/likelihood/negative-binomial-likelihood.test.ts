import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { negativeBinomialLikelihood } from "../../src/likelihood/negative-binomial-likelihood.ts";
import { poissonLikelihood } from "../../src/likelihood/poisson-likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { lgamma } from "../../src/special/gamma.ts";

/** By mpmath, made by negative-binomial-tails.py: y, η, ln α, and what the likelihood gives there. */
const tails: readonly (readonly (number | string)[])[] = JSON.parse(
  readFileSync(new URL("../reference/negative-binomial-tails.json", import.meta.url), "utf8"),
);

function rowAt(y: number, index: number, lnAlpha: number): number[] {
  const out = makeScratch(negativeBinomialLikelihood, 1);
  const eta = { index: Float64Array.of(index), lnAlpha: Float64Array.of(lnAlpha) };
  negativeBinomialLikelihood.rows({ rows: 1, eta, outcome: { y: Float64Array.of(y) } }, out);
  const { first, second } = out;
  const parts = [first.index, first.lnAlpha, second.index_index, second.index_lnAlpha, second.lnAlpha_lnAlpha];
  return [out.value, ...parts].map((part) => part[0]!);
}

/** How large the terms are of which a value is the sum, where they can cancel: no double says more than 1e-16 of them. */
function termSizes(y: number, index: number, lnAlpha: number): number[] {
  const p = 1 / (1 + Math.exp(-index - lnAlpha));
  const q = 1 / (1 + Math.exp(index + lnAlpha));
  const h = 1 / (Math.exp(-index) + Math.exp(lnAlpha));
  const near = y > 100 && Math.abs(h / y - q) < 0.5;
  const value = near ? 1 : y * (1 + Math.abs(index) + Math.abs(lnAlpha)) + lgamma(y + 1);
  return [value, y * q + h, p * (y + h), q * (h + y * p), p * (h + y * q), p * (y + h)];
}

const names = ["value", "index", "lnAlpha", "index_index", "index_lnAlpha", "lnAlpha_lnAlpha"];

describe("negativeBinomialLikelihood", () => {
  it("agrees with mpmath from α = e⁻³⁰⁰ to e³⁰⁰ and means from e⁻³⁰⁰ to e³⁰⁰", () => {
    expect(tails.length).toBe(360);
    for (const [y, index, lnAlpha, ...expected] of tails) {
      const at = [y, index, lnAlpha].map(Number) as [number, number, number];
      const terms = termSizes(...at);
      rowAt(...at).forEach((value, k) => {
        const exact = Number(expected[k]);
        const distance = Math.abs(value - exact) / Math.max(Math.abs(exact), terms[k]!, 1e-300);
        expect(distance, `${names[k]} at y = ${y}, η = ${index}, ln α = ${lnAlpha}`).toBeLessThan(1e-13);
      });
    }
  });

  it("has the slope in ln α of counts so large that its terms would cancel, as mpmath has it", () => {
    for (const [y, index, lnAlpha, expected] of [
      [1e12, 27.7, 0.0075, -0.5754169638423332],
      [1e12, 27.63, -4.6, -0.500785761767209],
      [3e11, 27.7, -9.25, 5752.762734479732],
      [1e15, 34, 2, -0.7562756036443158],
      [150, 5.2, 1, -0.6596138901496993],
    ] as const) {
      const slope = rowAt(y, index, lnAlpha)[2]!;
      expect(Math.abs(slope / expected - 1), `y = ${y}, η = ${index}, ln α = ${lnAlpha}`).toBeLessThan(1e-12);
    }
  });

  it("is the Poisson likelihood where ln α is -∞", () => {
    for (const [y, index] of [
      [0, -3],
      [2, 0.4],
      [150, 5],
    ] as const) {
      const out = makeScratch(poissonLikelihood, 1);
      const eta = { index: Float64Array.of(index) };
      poissonLikelihood.rows({ rows: 1, eta, outcome: { y: Float64Array.of(y) } }, out);
      const [value, slope, ofAlpha, curvature, cross, ofBoth] = rowAt(y, index, Number.NEGATIVE_INFINITY);
      expect(value! / out.value[0]!).toBeCloseTo(1, 13);
      expect(slope! / out.first.index[0]!).toBeCloseTo(1, 14);
      expect(curvature! / out.second.index_index[0]!).toBeCloseTo(1, 14);
      expect([ofAlpha, cross, ofBoth].every((slope) => slope === 0)).toBe(true);
    }
  });
});
