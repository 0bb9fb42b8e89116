import { describe, expect, it } from "vitest";
import type { Likelihood } from "../../src/likelihood/likelihood.ts";
import { logitLikelihood } from "../../src/likelihood/logit-likelihood.ts";
import { probitLikelihood } from "../../src/likelihood/probit-likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

const index = [-30, -12, -7.9, -4, -1.5, -0.3, 0, 0.2, 1, 3.7, 4.1, 8];
const points = { eta: { index: [...index, ...index] }, outcome: { y: [...index.map(() => 0), ...index.map(() => 1)] } };

function rowsAt(likelihood: Likelihood<"index", "y">, x: number, y: number) {
  const out = makeScratch(likelihood, 1);
  likelihood.rows({ rows: 1, eta: { index: Float64Array.of(x) }, outcome: { y: Float64Array.of(y) } }, out);
  return { value: out.value[0]!, first: out.first.index[0]!, second: out.second.index_index[0]! };
}

describe.each([
  ["probit", probitLikelihood],
  ["logit", logitLikelihood],
])("the %s likelihood", (_, likelihood) => {
  it("states the derivatives that numerical differentiation finds, in both tails", () => {
    expect(derivativeFaults(likelihood, points)).toEqual([]);
  });

  it("is the same for an outcome of 1 at x and of 0 at -x, with opposite slopes", () => {
    for (const x of index) {
      const one = rowsAt(likelihood, x, 1);
      const zero = rowsAt(likelihood, -x, 0);
      expect(zero).toEqual({ value: one.value, first: -one.first, second: one.second });
    }
  });

  it("has an expected second derivative equal to the mean of the observed ones", () => {
    for (const x of index.filter((x) => Math.abs(x) < 9)) {
      const one = rowsAt(likelihood, x, 1);
      const zero = rowsAt(likelihood, x, 0);
      const out = makeScratch(likelihood, 1);
      likelihood.expected!({ rows: 1, eta: { index: Float64Array.of(x) }, outcome: { y: new Float64Array(1) } }, out);
      const mean = Math.exp(one.value) * one.second + Math.exp(zero.value) * zero.second;
      expect(out.second.index_index[0]! / mean).toBeCloseTo(1, 9);
    }
  });

  it("gives in `values`, where it has them, the values of `rows`", () => {
    if (likelihood.values === undefined) return;
    const values = new Float64Array(index.length);
    const block = {
      rows: index.length,
      eta: { index: Float64Array.from(index) },
      outcome: { y: new Float64Array(index.length) },
    };
    likelihood.values(block, values);
    expect([...values]).toEqual(index.map((x) => rowsAt(likelihood, x, 0).value));
  });

  it("stays finite a million standard deviations out", () => {
    for (const x of [-1e6, 1e6])
      for (const y of [0, 1])
        for (const d of Object.values(rowsAt(likelihood, x, y))) expect(Number.isFinite(d)).toBe(true);
  });
});

describe("the probit likelihood far out", () => {
  // λ(x)(λ(x) + x) by mpmath with 60 digits
  it.each([
    [-20, 0.9975367383849478],
    [-49.9, 0.9995993596804607],
    [-50.1, 0.9996025444221347],
    [-200, 0.999975003749219],
    [-1e4, 0.9999999900000006],
  ])("has a second derivative without cancellation at %d", (x, expected) => {
    expect(-rowsAt(probitLikelihood, x, 1).second / expected).toBeCloseTo(1, 11);
  });
});

describe("the check of derivatives", () => {
  it("finds a slope that is wrong by one part in a million", () => {
    const wrong: Likelihood<"index", "y"> = {
      ...logitLikelihood,
      rows(block, out) {
        logitLikelihood.rows(block, out);
        out.first.index[0] = out.first.index[0]! * (1 + 1e-6);
      },
    };
    const faults = derivativeFaults(wrong, { eta: { index: [0.5] }, outcome: { y: [1] } });
    expect(faults[0]).toMatch(/^first.index at row 0/);
  });
});
