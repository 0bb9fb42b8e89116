import { expect, it } from "vitest";
import { olsenSwitchingLikelihood } from "../../src/likelihood/olsen-switching-likelihood.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

it("the switching likelihood at given correlations states the derivatives that numerical differentiation finds", () => {
  const eta = {
    selection: [0.3, -2, 3, 1, -1],
    scaled0: [0.5, 0.1, -1, 2, 0.4],
    scaled1: [1.2, -0.3, 0.6, 0, 1],
    precision0: [0.7, 1.5, 1, 0.4, 2],
    precision1: [1.1, 0.6, 2, 0.9, 0.5],
  };
  const outcome = { regime: [1, 0, 0, 1, 0], outcome: [1.7, -0.4, 0.8, 2, 0.1] };
  for (const rhos of [
    [-0.999, 0.999],
    [0.3, -0.95],
    [0, 0.5],
  ] as const) {
    expect(derivativeFaults(olsenSwitchingLikelihood(rhos), { eta, outcome })).toEqual([]);
  }
});
