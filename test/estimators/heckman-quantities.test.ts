import { describe, expect, it } from "vitest";
import { lambdaAsCoefficient, lambdaOfSigmaAndRho } from "../../src/estimators/error-covariance.ts";
import { heckmanQuantities } from "../../src/estimators/heckman-quantities.ts";
import type { Quantity } from "../../src/likelihood/likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

const predictors: Readonly<Record<string, readonly number[]>> = {
  selection: [-6, -2.5, -0.4, 0, 0.3, 1.7, 5],
  outcome: [1.2, -3, 0.5, 10, -0.1, 2, 4],
  lnSigma: [0.4, -1, 0, 0.7, 0.2, 1.5, -0.3],
  atanhRho: [0.5, -1.5, 0, 2, -0.2, 0.9, -0.8],
  lambda: [0.7, -1.2, 0, 3, -0.4, 0.1, 2],
};

function etaOf(quantity: Quantity): Record<string, readonly number[]> {
  return Object.fromEntries(quantity.predictors.map((name) => [name, predictors[name]!]));
}

function valuesOf(quantity: Quantity): number[] {
  const out = makeScratch(quantity, 7);
  const eta = Object.fromEntries(Object.entries(etaOf(quantity)).map(([name, x]) => [name, Float64Array.from(x)]));
  quantity.rows({ rows: 7, eta }, out);
  return [...out.value];
}

const sets = [
  ["maximum likelihood", heckmanQuantities(lambdaOfSigmaAndRho)],
  ["two-step", heckmanQuantities(lambdaAsCoefficient)],
] as const;

describe.each(sets)("the quantities of a selection model after %s", (_, quantities) => {
  it.each(Object.entries(quantities))(
    "%s states the derivatives that numerical differentiation finds",
    (_name, quantity) => {
      expect(derivativeFaults(quantity as Quantity, { eta: etaOf(quantity as Quantity) })).toEqual([]);
    },
  );

  it("E[y] is the probability of selection times E[y | selected]", () => {
    const [all, selected, probability] = [quantities.unconditional, quantities.conditional, quantities.probability].map(
      (q) => valuesOf(q as Quantity),
    );
    all!.forEach((value, i) => expect(value).toBeCloseTo(probability![i]! * selected![i]!, 11));
  });
});

describe("E[y | selected]", () => {
  it("is the integral of y over its density where selected", () => {
    const [s, m, sigma, rho] = [-0.4, 0.5, 1.3, 0.6];
    let [mass, mean] = [0, 0];
    for (let e = -12; e <= 12; e += 1e-3) {
      const density = normalPdf(e) * normalCdf((s + rho * e) / Math.sqrt(1 - rho * rho)) * 1e-3;
      mass += density;
      mean += density * (m + sigma * e);
    }
    const quantity = heckmanQuantities(lambdaOfSigmaAndRho).conditional as Quantity;
    const out = makeScratch(quantity, 1);
    const at = (x: number) => Float64Array.of(x);
    const eta = { selection: at(s), outcome: at(m), lnSigma: at(Math.log(sigma)), atanhRho: at(Math.atanh(rho)) };
    quantity.rows({ rows: 1, eta }, out);
    expect(out.value[0]).toBeCloseTo(mean / mass, 9);
  });
});
