import { describe, expect, it } from "vitest";
import { logit, logitDefinition } from "../../src/estimators/logit.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";
import { describeShared } from "../shared.ts";
import {
  type BinaryEstimator,
  expectGoldCase,
  expectInfert,
  expectNumbers,
  expectSharedCase,
  infert,
  infertFormula,
} from "./binary-reference.ts";

const estimate: BinaryEstimator = (formula, data, options) => logit(formula as string, data, options);

describe("logit", () => {
  it("agrees with R on the infert data: coefficients, log-likelihoods, and every kind of standard error", () => {
    expectInfert(estimate, infert.logit);
  });

  it("has one information, observed and expected", () => {
    const observed = estimate(infertFormula, infert.data);
    expectNumbers(estimate(infertFormula, infert.data, { information: "expected" }).se, observed.se, 1e-12);
  });

  it("has in a saturated model the log odds of the cells as coefficients", () => {
    const data = { y: [1, 1, 0, 1, 0, 0, 0, 1], d: [0, 0, 0, 0, 1, 1, 1, 1] };
    const { coef } = logit("y ~ d", data);
    expect(coef["(Intercept)"]).toBeCloseTo(Math.log(3), 12);
    expect(coef.d).toBeCloseTo(-2 * Math.log(3), 11);
  });

  it("has quantities with the derivatives that numerical differentiation finds", () => {
    for (const quantity of Object.values(logitDefinition.quantities)) {
      expect(derivativeFaults(quantity, { eta: { index: [-30, -5, -1, 0, 0.3, 2, 6, 20] } })).toEqual([]);
    }
  });
});

describeShared("logit on the reference cases", () => {
  it.each(["logit_mroz", "logit_spector", "logit_union_cluster"])("agrees with R on %s", (name) =>
    expectSharedCase(estimate, name),
  );

  it.each(["logit_mroz", "logit_spector"])("agrees with 50-digit arithmetic on %s to 11 digits", (name) =>
    expectGoldCase(estimate, name),
  );
});
