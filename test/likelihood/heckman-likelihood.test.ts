import { describe, expect, it } from "vitest";
import { heckmanLikelihood } from "../../src/likelihood/heckman-likelihood.ts";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { olsenLikelihood } from "../../src/likelihood/olsen-likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

/** z'γ, x'β, ln σ, atanh ρ, selected, y: the centre, both tails, ρ near ±1. */
const rows: readonly (readonly number[])[] = [
  [0.3, 1.2, 0.4, 0.5, 1, 1.7],
  [0.3, 1.2, 0.4, 0.5, 0, 0],
  [-2, 0.1, -0.5, -1.5, 1, -0.4],
  [-2, 0.1, -0.5, -1.5, 0, 0],
  [3, -3, 1, 2.5, 1, -6],
  [6, 2, 0, 0, 1, 2.5],
  [-6, 2, 0, -0.1, 1, 5],
  [-9, 0, 0.2, 3, 1, 1],
  [7, 0, -1, -3, 0, 0],
  [1, 3, 2, 0.7, 1, 5],
  [0, 0, -2, -0.7, 1, 0.1],
];
const column = (j: number): number[] => rows.map((row) => row[j]!);
const outcome = { selected: column(4), outcome: column(5) };

function valuesOf<P extends string, Y extends string>(
  likelihood: Likelihood<P, Y>,
  eta: Record<P, readonly number[]>,
): number[] {
  const out = makeScratch(likelihood, rows.length);
  const typed = Object.fromEntries(
    Object.entries<readonly number[]>(eta).map(([name, x]) => [name, Float64Array.from(x)]),
  );
  const observed = { selected: Float64Array.from(outcome.selected), outcome: Float64Array.from(outcome.outcome) };
  likelihood.rows(
    { rows: rows.length, eta: typed as Record<P, Float64Array>, outcome: observed as Record<Y, Float64Array> },
    out,
  );
  return [...out.value];
}

describe("the Heckman likelihood", () => {
  const eta = { selection: column(0), outcome: column(1), lnSigma: column(2), atanhRho: column(3) };

  it("states the derivatives that numerical differentiation finds, in the tails and for ρ near ±1", () => {
    expect(derivativeFaults(heckmanLikelihood, { eta, outcome })).toEqual([]);
  });

  it("is the textbook formula", () => {
    const values = valuesOf(heckmanLikelihood, eta);
    rows.forEach(([s, m, lnSigma, atanhRho, selected, y], i) => {
      const [sigma, rho] = [Math.exp(lnSigma!), Math.tanh(atanhRho!)];
      const e = (y! - m!) / sigma;
      const density = (normalPdf(e) / sigma) * normalCdf((s! + rho * e) / Math.sqrt(1 - rho * rho));
      const expected = Math.log(selected === 1 ? density : normalCdf(-s!));
      if (density > 0) expect(values[i]! / expected, `row ${i}`).toBeCloseTo(1, 11);
    });
  });

  it("is finite and has finite derivatives where the row is all but impossible", () => {
    const out = makeScratch(heckmanLikelihood, 1);
    const at = (x: number) => Float64Array.of(x);
    const far = { selection: at(-40), outcome: at(50), lnSigma: at(-1), atanhRho: at(-4) };
    heckmanLikelihood.rows({ rows: 1, eta: far, outcome: { selected: at(1), outcome: at(90) } }, out);
    for (const array of [out.value, ...out.derivatives]) expect(Number.isFinite(array[0])).toBe(true);
  });
});

describe("Olsen's form of the likelihood", () => {
  const precision = column(2).map((lnSigma) => Math.exp(-lnSigma));
  const eta = { selection: column(0), scaledOutcome: column(1).map((m, i) => m * precision[i]!), precision };

  it("states the derivatives that numerical differentiation finds", () => {
    for (const rho of [-0.999, -0.5, 0, 0.3, 0.95])
      expect(derivativeFaults(olsenLikelihood(rho), { eta, outcome })).toEqual([]);
  });

  it("is the Heckman likelihood in other parameters", () => {
    for (const rho of [-0.999, -0.5, 0, 0.3, 0.95]) {
      const atanhRho = rows.map(() => Math.atanh(rho));
      const full = valuesOf(heckmanLikelihood, {
        selection: column(0),
        outcome: column(1),
        lnSigma: column(2),
        atanhRho,
      });
      valuesOf(olsenLikelihood(rho), eta).forEach((value, i) => expect(value / full[i]!).toBeCloseTo(1, 9));
    }
  });

  it("is concave in its parameters: the Hessian of each row has no positive eigenvalue", () => {
    const out = makeScratch(olsenLikelihood(0.8), rows.length);
    const typed = Object.fromEntries(Object.entries(eta).map(([name, x]) => [name, Float64Array.from(x)]));
    const observed = { selected: Float64Array.from(outcome.selected), outcome: Float64Array.from(outcome.outcome) };
    olsenLikelihood(0.8).rows({ rows: rows.length, eta: typed as never, outcome: observed }, out);
    const directions = [
      [1, 0, 0],
      [1, 2, -1],
      [-1, 0.5, 3],
      [0.2, -1, 0.7],
      [2, 1, 1],
    ] as const;
    for (let i = 0; i < rows.length; i++) {
      for (const [a, b, c] of directions) {
        const { second: h } = out;
        const along =
          a * a * h.selection_selection[i]! +
          b * b * h.scaledOutcome_scaledOutcome[i]! +
          c * c * h.precision_precision[i]! +
          2 *
            (a * b * h.selection_scaledOutcome[i]! +
              a * c * h.selection_precision[i]! +
              b * c * h.scaledOutcome_precision[i]!);
        expect(along).toBeLessThanOrEqual(0);
      }
    }
  });

  it("has no value outside positive precision", () => {
    const value = valuesOf(olsenLikelihood(0.2), { ...eta, precision: precision.map(() => -1) });
    expect(value.filter((_, i) => outcome.selected[i] === 1).every((x) => x === Number.NEGATIVE_INFINITY)).toBe(true);
  });
});
