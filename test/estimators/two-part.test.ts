import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { twoPart } from "../../src/estimators/two-part.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { expectNumbers } from "./binary-reference.ts";

// Numbers by R's glm, lm and numDeriv, with data of AER: two-part.R.
const reference = JSON.parse(readFileSync(new URL("../reference/two-part.json", import.meta.url), "utf8"));

const wages = twoPart(
  { selection: "works ~ age + education + youngkids", outcome: "log(wage) ~ education + experience" },
  reference.data.wages,
);
const visits = twoPart(
  { selection: "any ~ age + illness + income", outcome: "log(visits) ~ illness + health" },
  reference.data.visits,
  { participation: "logit" },
);

describe.each([
  ["wages", wages, reference.wages],
  ["visits to doctors", visits, reference.visits],
] as const)("a two-part model of %s", (_, fit, expected) => {
  it("has the coefficients, standard errors and robust standard errors of R", () => {
    expectNumbers(fit.coef, expected.coefficients, 1e-8);
    expectNumbers(fit.se, expected.se, 1e-6);
    expectNumbers(withVcov(fit, "HC0").se, expected.HC0, 1e-6);
    expect(fit.logLik / expected.logLik).toBeCloseTo(1, 12);
  });

  it("has the average effects on E[y] of R, with both standard errors", () => {
    const rows = marginalEffects(fit, { of: Object.keys(expected.effects) }).rows;
    const robust = marginalEffects(withVcov(fit, "HC0"), { of: Object.keys(expected.effects) }).rows;
    expect(rows.map(({ term }) => term)).toEqual(Object.keys(expected.effects));
    rows.forEach(({ term, estimate, se }, i) => {
      const [effect, iid, sandwich] = expected.effects[term];
      expect(estimate / effect).toBeCloseTo(1, 8);
      expect(se / iid).toBeCloseTo(1, 6);
      expect(robust[i]!.se / sandwich).toBeCloseTo(1, 6);
    });
  });

  it("retransforms by smearing as R does", () => {
    expect(fit.smearing! / expected.smearing).toBeCloseTo(1, 10);
    const probability = predict(fit, undefined, { type: "probability" }).estimate;
    const index = predict(fit, undefined, { type: "conditional" }).estimate;
    const mean = index.reduce((sum, m, i) => sum + probability[i]! * Math.exp(m) * fit.smearing!, 0) / index.length;
    expect(mean / expected.smeared).toBeCloseTo(1, 9);
  });
});

describe("the quantities of a two-part model", () => {
  it("are named by what the outcome is the logarithm of", () => {
    expect(marginalEffects(wages).title).toBe("Average marginal effects on E[wage], wage = 0 where not selected");
    expect(predict(wages, undefined, { type: "conditional" }).quantity).toBe("E[log(wage) | selected]");
  });
});
