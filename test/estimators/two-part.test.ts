import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { bootstrap } from "../../src/inference/bootstrap-spec.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { expectNumbers } from "./binary-reference.ts";

// Numbers by R's glm, lm and numDeriv, with data of AER: two-part.R.
const reference = JSON.parse(readFileSync(new URL("../reference/two-part.json", import.meta.url), "utf8"));
// With stacked moments: two-part-smearing.py.
const smearings = JSON.parse(readFileSync(new URL("../reference/two-part-smearing.json", import.meta.url), "utf8"));

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
  ["wages", wages, reference.wages, smearings.wages],
  ["visits to doctors", visits, reference.visits, smearings.visits],
] as const)("a two-part model of %s", (_, fit, expected, smearing) => {
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
    const { estimate } = predict(fit, undefined, { type: "unconditionalSmeared" });
    expect(estimate.reduce((sum, value) => sum + value, 0) / estimate.length / expected.smeared).toBeCloseTo(1, 9);
  });

  it("counts the error of the smearing factor, by itself and in predictions", () => {
    const robust = withVcov(fit, "HC0");
    const { lnSmearing, se, mean, meanSe } = smearing;
    expect(fit.coef.lnSmearing! / lnSmearing).toBeCloseTo(1, 9);
    expect(robust.se.lnSmearing! / se).toBeCloseTo(1, 8);
    expect(fit.se.lnSmearing).toBeCloseTo(robust.se.lnSmearing!, 12);
    expect(robust.derived!.smearing!.se / (fit.smearing! * se)).toBeCloseTo(1, 8);
    const [average] = predictions(robust, { type: "unconditionalSmeared" }).rows;
    expect(average!.estimate / mean).toBeCloseTo(1, 9);
    expect(average!.se / meanSe).toBeCloseTo(1, 8);
    expect(fit.aic).toBeCloseTo(-2 * fit.logLik + 2 * (fit.vcov.names.length - 1), 9);
  });

  it("has the smearing factor again out of JSON, and in a bootstrap's samples", () => {
    const revived = reviveFit(JSON.stringify(fit));
    const options = { type: "conditionalSmeared", interval: "confidence" } as const;
    const rows = [{ age: 30, education: 12, youngkids: 0, experience: 9, illness: 2, income: 0.5, health: 3 }];
    expect(predict(revived, rows, options)).toEqual(predict(fit, rows, options));
    const drawn = withVcov(fit, bootstrap({ replications: 60, seed: 3 }));
    expect(drawn.se.lnSmearing! / withVcov(fit, "HC0").se.lnSmearing!).toBeGreaterThan(0.6);
    expect(drawn.se.lnSmearing! / withVcov(fit, "HC0").se.lnSmearing!).toBeLessThan(1.5);
  });
});

describe("the quantities of a two-part model", () => {
  it("are named by what the outcome is the logarithm of", () => {
    expect(marginalEffects(wages).title).toBe("Average marginal effects on E[wage], wage = 0 where not selected");
    expect(predict(wages, undefined, { type: "conditional" }).quantity).toBe("E[log(wage) | selected]");
  });
});
