import { describe, expect, it } from "vitest";
import { limitedLogQuantities } from "../../src/estimators/censored-log-quantities.ts";
import { heckman } from "../../src/estimators/heckman.ts";
import { heckmanLogQuantities, heckmanTwoStepLogQuantities } from "../../src/estimators/heckman-log-quantities.ts";
import { logit } from "../../src/estimators/logit.ts";
import { ols } from "../../src/estimators/ols.ts";
import { probit } from "../../src/estimators/probit.ts";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { switching } from "../../src/estimators/switching.ts";
import { switchingQuantitiesFor, switchingTwoStepQuantitiesFor } from "../../src/estimators/switching-quantities.ts";
import { tobit } from "../../src/estimators/tobit.ts";
import { twoPart } from "../../src/estimators/two-part.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import type { Quantity } from "../../src/likelihood/likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";
import { numberAt, rowsAt, positions, sample, withColumns } from "../conformance/sample.ts";
import { expectNumbers } from "./binary-reference.ts";

// biome-ignore lint/suspicious/noExplicitAny: columns made for a case, which the compiler cannot know
type Untyped = any;

const made = sample(51, 400);
const data: Untyped = withColumns(made, {
  amount: (row) => (made.seen![row] === 1 ? Math.exp(numberAt(made, "value", row) / 2) : null),
  share: (row) => (made.seen![row] === 1 ? normalCdf(numberAt(made, "value", row)) : null),
});
const formulas = { selection: "seen ~ x + d + z1", outcome: "log(amount) ~ x + d" } as const;

describe("expectations of y where the outcome is log(y)", () => {
  const eta = {
    selection: [-2, -0.4, 0, 0.3, 1.7],
    outcome: [1.2, -1, 0.5, 2, -0.1],
    lnSigma: [0.2, -1, 0, 0.3, 0.1],
    atanhRho: [0.5, -1.2, 0, 0.9, -0.2],
    lambda: [0.7, -1.2, 0, 0.4, -0.2],
  };

  it.each([...Object.entries(heckmanLogQuantities), ...Object.entries(heckmanTwoStepLogQuantities)])(
    "%s states the derivatives that numerical differentiation finds",
    (_, quantity) => {
      const own = Object.fromEntries(quantity.predictors.map((name) => [name, eta[name as keyof typeof eta]]));
      expect(derivativeFaults(quantity as Quantity, { eta: own })).toEqual([]);
    },
  );

  const ofLogs = { outcome0: "log(y) ~ x", outcome1: "log(y) ~ x" };

  it.each([
    ...Object.entries(switchingQuantitiesFor(ofLogs)),
    ...Object.entries(switchingTwoStepQuantitiesFor(ofLogs)),
  ])("%s of two regimes states the derivatives that numerical differentiation finds", (_, quantity) => {
    const own = Object.fromEntries(
      quantity.predictors.map((name) => {
        const values = eta[name.replace(/[01]$/, "") as keyof typeof eta];
        return [name, name.endsWith("0") ? values : values.toReversed()];
      }),
    );
    expect(derivativeFaults(quantity as Quantity, { eta: own })).toEqual([]);
  });

  it("E[y | selected] is the integral of y over its density where selected", () => {
    const [s, m, sigma, rho] = [-0.4, -1, Math.exp(-1), Math.tanh(-1.2)] as const;
    let [mass, mean] = [0, 0];
    for (let e = -12; e <= 12; e += 1e-3) {
      const density = normalPdf(e) * normalCdf((s + rho * e) / Math.sqrt(1 - rho * rho)) * 1e-3;
      mass += density;
      mean += density * Math.exp(m + sigma * e);
    }
    const out = makeScratch(heckmanLogQuantities.conditionalExp, 5);
    const arrays = Object.fromEntries(Object.entries(eta).map(([name, x]) => [name, Float64Array.from(x)]));
    heckmanLogQuantities.conditionalExp.rows({ rows: 5, eta: arrays as Untyped }, out);
    expect(out.value[1]).toBeCloseTo(mean / mass, 9);
  });

  it("are offered by heckman for a log outcome alone, also after JSON", () => {
    const fit = heckman(formulas, data);
    const type = "unconditionalExp";
    const before = predict(fit, data, { type, interval: "confidence" });
    expect(predict(reviveFit(JSON.stringify(fit)), data, { type, interval: "confidence" })).toEqual(before);
    expect(before.estimate.every((value) => value > 0)).toBe(true);
    const plain = heckman({ ...formulas, outcome: "amount ~ x + d" }, data);
    expect(() => predict(plain, undefined, { type })).toThrow(/unconditionalExp/);
  });
});

describe("switching of log(y) in two steps", () => {
  it("has expectations of y, with effects, also after JSON", () => {
    const rows = withColumns(made, { pay: (row) => Math.exp(numberAt(made, "output", row) / 3) }) as Untyped;
    const own = { selection: "seen ~ x + d + z1", outcome0: "log(pay) ~ x + d", outcome1: "log(pay) ~ x + d" } as const;
    const fit = switching(own, rows, { method: "two-step" });
    const type = "effectExpIn1";
    expect(marginalEffects(fit, { type }).title).toBe("Average marginal effects on E[pay₁ - pay₀ | regime 1]");
    const before = predict(fit, rows, { type, interval: "confidence" });
    expect(before.se.every((value) => value > 0)).toBe(true);
    expect(predict(reviveFit(JSON.stringify(fit)), rows, { type, interval: "confidence" })).toEqual(before);
    const [one, none] = ["outcome1ExpIn1", "outcome0ExpIn1"].map((word) => predict(fit, rows, { type: word }).estimate);
    before.estimate.forEach((value, i) => expect(value).toBeCloseTo(one![i]! - none![i]!, 10));
  });
});

describe("a tobit of log(y)", () => {
  const eta = { index: [-2, -0.4, 0, 0.3, 1.7, 8], lnSigma: [0.2, -1, 0, 0.3, 0.1, -0.5] };
  const limits = [{ lower: -1 }, { upper: 0.7 }, { lower: -1, upper: 0.7 }, {}];

  it.each(limits)("states the derivatives of its expectations of y: %o", (given) => {
    const quantities = limitedLogQuantities(given);
    const named = Object.entries(quantities.meanExp!.between!).map(([word, make]) => [word, make(-1.5, 1)] as const);
    for (const [word, quantity] of [...Object.entries(quantities), ...named]) {
      const own = Object.fromEntries(quantity.predictors.map((name) => [name, eta[name]]));
      expect(derivativeFaults(quantity as Quantity, { eta: own }), word).toEqual([]);
    }
  });

  it("has expectations that are integrals of y over its density", () => {
    const [m, s, low, high] = [-0.4, Math.exp(-1), -1, 0.7] as const;
    let [between, mass] = [0, 0];
    const step = 1e-4;
    for (let y = low + step / 2; y < high; y += step) {
      const density = (normalPdf((y - m) / s) / s) * step;
      mass += density;
      between += density * Math.exp(y);
    }
    const ends = Math.exp(low) * normalCdf((low - m) / s) + Math.exp(high) * normalCdf((m - high) / s);
    const expected = {
      unconditionalExp: between + ends,
      conditionalExp: between / mass,
      meanExp: Math.exp(m + (s * s) / 2),
    };
    const quantities = limitedLogQuantities({ lower: low, upper: high });
    for (const [word, value] of Object.entries(expected)) {
      const out = makeScratch(quantities[word]!, 1);
      quantities[word]!.rows({ rows: 1, eta: { index: Float64Array.of(m), lnSigma: Float64Array.of(-1) } }, out);
      expect(out.value[0]! / value, word).toBeCloseTo(1, 7);
    }
  });

  it("offers them for a log outcome alone, with effects, also after JSON", () => {
    const earned: Untyped = withColumns(made, { pay: (row) => Math.exp(numberAt(made, "held", row)) });
    const fit = tobit("log(pay) ~ x + d", earned, { lower: 0 });
    const type = "unconditionalExp";
    expect(marginalEffects(fit, { type }).title).toBe(
      "Average marginal effects on E[pay], log(pay) held within 0 and above",
    );
    const before = predict(fit, earned, { type, interval: "confidence" });
    expect(predict(reviveFit(JSON.stringify(fit)), earned, { type, interval: "confidence" })).toEqual(before);
    expect(before.estimate.every((value) => value >= 1)).toBe(true);
    expect(() => predict(tobit("held ~ x", made as Untyped, { lower: 0 }), undefined, { type })).toThrow(
      /unconditionalExp/,
    );
  });
});

describe("a two-part model", () => {
  const sold: Untyped = rowsAt(
    data,
    positions(data).filter((row) => made.seen![row] === 1),
  );

  it("is a probit and a regression, each as if alone", () => {
    const fit = twoPart(formulas, data);
    const [first, second] = [probit(formulas.selection, data), ols(formulas.outcome, sold)];
    expectNumbers(fit.coef, first.coef, 1e-9, (name) => `selection:${name}`);
    expectNumbers(fit.coef, second.coef, 1e-9, (name) => `outcome:${name}`);
    expectNumbers(fit.se, first.se, 1e-8, (name) => `selection:${name}`);
    const { nobs, dfResidual } = second;
    for (const [name, se] of Object.entries(second.se as Record<string, number>))
      expect((fit.se as Record<string, number>)[`outcome:${name}`]! / se).toBeCloseTo(Math.sqrt(dfResidual / nobs), 8);
  });

  it("has E[y] = Pr(y > 0) exp(x'β + σ²/2), with exact derivatives", () => {
    const fit = twoPart(formulas, data, { participation: "logit" });
    const of = (type: string): Float64Array => predict(fit, data, { type }).estimate;
    const [all, probability, mean] = [of("unconditionalExp"), of("probability"), of("conditional")];
    all.forEach((value, i) =>
      expect(value / (probability[i]! * Math.exp(mean[i]! + fit.sigma! ** 2 / 2))).toBeCloseTo(1, 12),
    );
    expectNumbers(fit.coef, logit(formulas.selection, data).coef, 1e-9, (name) => `selection:${name}`);
    const type = "unconditionalExp";
    expect(predict(reviveFit(JSON.stringify(fit)), data, { type }).estimate).toEqual(all);
  });

  it("of a share is a fractional probit where there is one, robust unless told otherwise, and refuses other numbers", () => {
    const shares = { selection: formulas.selection, outcome: "share ~ x + d" } as const;
    const fit = twoPart(shares, data, { model: "fractional-probit" });
    expect(fit.conventions.vcov).toBe("robust");
    expect(fit.sigma).toBeUndefined();
    const means = predict(fit, data, { type: "conditional" }).estimate;
    const score = positions(data).reduce(
      (sum, row) => (made.seen![row] === 1 ? sum + numberAt(data, "share", row) - means[row]! : sum),
      0,
    );
    expect(Math.abs(score)).toBeLessThan(3);
    expect(() => twoPart(formulas, data, { model: "fractional-logit" })).toThrow(/share between 0 and 1/);
  });
});
