import { describe, expect, it } from "vitest";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import { treatment } from "../../src/estimators/treatment.ts";
import { treatmentQuantitiesFor, treatmentTwoStepQuantities } from "../../src/estimators/treatment-quantities.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import type { Quantity } from "../../src/likelihood/likelihood.ts";
import { makeScratch } from "../../src/likelihood/scratch.ts";
import { random } from "../../src/random/generator.ts";
import { normalCdf, normalPdf } from "../../src/special/normal.ts";
import { derivativeFaults } from "../conformance/derivatives.ts";

const eta: Readonly<Record<string, readonly number[]>> = {
  selection: [-3, -0.4, 0, 0.3, 4],
  outcome: [1.2, -1, 0.5, 2, -0.1],
  lnSigma: [0.2, -1, 0, 0.3, 0.1],
  atanhRho: [0.5, -1.2, 0, 0.9, -0.2],
  lambda: [0.7, -1.2, 0, 0.4, -0.2],
};
const ofLog = treatmentQuantitiesFor("log(y) ~ d");
const ofSteps = treatmentTwoStepQuantities("log(y) ~ d");

const etaOf = ({ predictors }: Quantity) => Object.fromEntries(predictors.map((name) => [name, eta[name]!]));

function valueAt(quantity: Quantity, row: number): number {
  const out = makeScratch(quantity, 5);
  const arrays = Object.fromEntries(Object.entries(etaOf(quantity)).map(([name, x]) => [name, Float64Array.from(x)]));
  quantity.rows({ rows: 5, eta: arrays }, out);
  return out.value[row]!;
}

describe("quantities of an endogenous treatment", () => {
  it.each([...Object.entries(ofLog), ...Object.entries(ofSteps)])(
    "%s states the derivatives that numerical differentiation finds",
    (_, quantity) => expect(derivativeFaults(quantity, { eta: etaOf(quantity) })).toEqual([]),
  );

  it.each([1, 3, 4])("are integrals over the errors of the treated and of the others: case %d", (row) => {
    const [s, m] = [eta.selection![row]!, eta.outcome![row]!];
    const [sigma, rho] = [Math.exp(eta.lnSigma![row]!), Math.tanh(eta.atanhRho![row]!)];
    const means = [0, 1].map((treated) => {
      let [mass, mean, exp] = [0, 0, 0];
      for (let e = -13; e <= 13; e += 1e-3) {
        const index = (s + rho * e) / Math.sqrt(1 - rho * rho);
        const density = normalPdf(e) * normalCdf(treated === 1 ? index : -index);
        mass += density;
        mean += density * (m + sigma * e);
        exp += density * Math.exp(m + sigma * e);
      }
      return { mean: mean / mass, exp: exp / mass };
    });
    expect(valueAt(ofLog.meanIn1!, row)).toBeCloseTo(means[1]!.mean, 9);
    expect(valueAt(ofLog.meanIn0!, row)).toBeCloseTo(means[0]!.mean, 9);
    expect(valueAt(ofLog.meanExpIn1!, row) / means[1]!.exp).toBeCloseTo(1, 9);
    expect(valueAt(ofLog.meanExpIn0!, row) / means[0]!.exp).toBeCloseTo(1, 9);
  });

  const draw = random(12);
  const firms = Array.from({ length: 500 }, () => {
    const [x, z, v] = [draw.normal(), draw.normal(), draw.normal()];
    const d = Number(0.2 + 0.3 * x + z + v > 0);
    return { x, z, d, sales: Math.exp(1 + 0.4 * x + 0.5 * d + 0.3 * v + 0.5 * draw.normal()) };
  });
  const formulas = { treatment: "d ~ x + z", outcome: "log(sales) ~ x + d" } as const;
  const methods = ["ml", "two-step"] as const;

  it.each(methods)("average to the mean, and come back from JSON: %s", (method) => {
    const fit = treatment(formulas, firms, { method });
    const of = (type: string) => predict(fit, firms, { type, interval: "confidence" });
    const [mean, in1, in0, probability] = ["mean", "meanIn1", "meanIn0", "probability"].map(
      (type) => of(type).estimate,
    );
    mean!.forEach((value, i) => {
      const p = probability![i]!;
      expect(p * in1![i]! + (1 - p) * in0![i]!).toBeCloseTo(value, 12);
    });
    const revived = reviveFit(JSON.stringify(fit));
    for (const type of ["meanIn1", "meanIn0"])
      expect(predict(revived, firms, { type, interval: "confidence" })).toEqual(of(type));
    expect(marginalEffects(fit, { type: "meanIn1" }).title).toBe("Average marginal effects on E[log(sales) | treated]");
  });

  it("are those of sales itself after log(sales) alone, with effects", () => {
    const fit = treatment(formulas, firms);
    const type = "meanExp";
    const effects = marginalEffects(fit, { type, of: ["d"] });
    expect(effects.title).toBe("Average marginal effects on E[sales]");
    expect(effects.se.d).toBeGreaterThan(0);
    const ours = predict(fit, firms, { type }).estimate;
    expect(predict(reviveFit(JSON.stringify(fit)), firms, { type }).estimate).toEqual(ours);
    const logs = predict(fit, firms, { type: "mean" }).estimate;
    ours.forEach((value, i) => {
      expect(value / Math.exp(logs[i]! + fit.derived.sigma.estimate ** 2 / 2)).toBeCloseTo(1, 12);
    });
    const plain = treatment({ ...formulas, outcome: "sales ~ x + d" }, firms, { method: "two-step" });
    expect(() => predict(plain, firms, { type })).toThrow(/meanExp/);
  });
});
