import { describe, expect, it } from "vitest";
import { reviveFit } from "../../src/estimators/revive-fit.ts";
import type { Fit } from "../../src/fit/fit.ts";
import { modelOf } from "../../src/fit/model.ts";
import { comparisons } from "../../src/inference/comparisons.ts";
import { confint } from "../../src/inference/confint.ts";
import { deltaMethod } from "../../src/inference/delta-method.ts";
import { fitted } from "../../src/inference/fitted.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { wald } from "../../src/inference/wald.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { compare } from "../../src/report/compare.ts";
import { forestPlot } from "../../src/report/forest-plot.ts";
import { summary } from "../../src/report/summary.ts";
import { estimators } from "./estimators.ts";

for (const estimator of estimators) {
  describe(`a fit of ${estimator.name} that was saved and revived`, () => {
    const fit = estimator.fit(estimator.formulas, estimator.data(31, 300));
    const text = JSON.stringify(fit);
    const revived = reviveFit(text);
    const newdata = estimator.data(32, 400);
    const quantities = Object.keys(modelOf(fit)!.quantities);

    it("is the same record, prints the same in every form, and is saved the same again", () => {
      expect(revived).toEqual(fit);
      expect(Object.isFrozen(revived.vcov.values)).toBe(true);
      for (const form of ["toString", "toMarkdown", "toHtml", "toLatex"] as const) {
        expect(revived[form]()).toBe(fit[form]());
        expect(summary(revived)[form]()).toBe(summary(fit)[form]());
        expect(compare([revived, fit])[form]()).toBe(compare([fit, fit])[form]());
      }
      expect(Object.values(revived.tests).map(String)).toEqual(Object.values(fit.tests).map(String));
      expect(forestPlot(revived)).toEqual(forestPlot(fit));
      expect(JSON.stringify(revived)).toBe(text);
      expect(JSON.stringify(reviveFit(JSON.parse(text)))).toBe(text);
    });

    it("gives the same intervals, tests and functions of coefficients", () => {
      const [first, second] = fit.vcov.names as [string, string];
      const hypotheses = [`${first} = ${second}`, `${second} = 0.1`];
      const ratio = (b: Readonly<Record<string, number>>): number => b[first]! / b[second]!;
      expect(confint(revived, { level: 0.9 })).toEqual(confint(fit, { level: 0.9 }));
      expect(wald(revived, hypotheses)).toEqual(wald(fit, hypotheses));
      expect(deltaMethod(revived, ratio)).toEqual(deltaMethod(fit, ratio));
    });

    it.skipIf(estimator.predicts === false)(
      "predicts every quantity at new rows to the last bit, with its intervals",
      () => {
        for (const type of quantities) {
          const options = { type, interval: "confidence" } as const;
          expect(predict(revived, newdata, options), type).toEqual(predict(fit, newdata, options));
        }
      },
    );

    it.skipIf(estimator.predicts === false)(
      "has the same effects, comparisons and average predictions over new rows",
      () => {
        for (const type of quantities) {
          expect(marginalEffects(revived, { type, newdata }), type).toEqual(marginalEffects(fit, { type, newdata }));
          expect(marginalEffects(revived, { type, newdata, at: "rows" })).toEqual(
            marginalEffects(fit, { type, newdata, at: "rows" }),
          );
        }
        const changes = { x: "+1", d: [0, 1] } as const;
        expect(comparisons(revived, changes, { newdata })).toEqual(comparisons(fit, changes, { newdata }));
        expect(predictions(revived, { newdata, by: "g" })).toEqual(predictions(fit, { newdata, by: "g" }));
      },
    );

    it.skipIf(estimator.predicts === false)(
      "has the effects at given values of all columns that the quantity reads",
      () => {
        const added = { "lag(enters)": 1, "initial(enters)": 0, "mean(x)": 0.1, "mean(d)": 0.5 };
        const [row] = [{ x: 0.3, d: 1, g: "bureau", size: 4, z1: 0.5, w: 1.2, seen: 1, ...added }];
        const { predictors, frame, quantities: all } = modelOf(fit)!;
        const read = predictors.filter(({ name }) => all[quantities[0]!]!.predictors.includes(name));
        const named = read.flatMap(({ equation }) => frame.equations[equation ?? 0]!.regressors.basis.sources);
        const at = Object.fromEntries(Object.entries(row!).filter(([name]) => named.includes(name)));
        const given = marginalEffects(revived, { at });
        const [found, expected] = [given, marginalEffects(fit, { newdata: [row!] })];
        expect(found.coef).toEqual(expected.coef);
        expect(found.se).toEqual(expected.se);
        expect(found.sample).toEqual({ used: 1, incomplete: 0 });
      },
    );

    it.skipIf(estimator.predicts === false)("says what needs the data of the estimation", () => {
      const needing: Readonly<Record<string, (lost: Fit) => unknown>> = {
        "another covariance": (lost) => withVcov(lost, "HC1"),
        "fitted values": (lost) => fitted(lost),
        "averages over the sample": (lost) => marginalEffects(lost),
        means: (lost) => predictions(lost, { at: "means" }),
        groups: (lost) => predictions(lost, { at: { x: 0 }, by: "region" }),
        "unconditional errors": (lost) => marginalEffects(lost, { newdata, se: "unconditional" }),
        "standard deviations": (lost) => comparisons(lost, { x: "+sd" }, { newdata }),
      };
      for (const [what, call] of Object.entries(needing)) {
        expect(() => call(revived), what).toThrow(expect.objectContaining({ code: "needs-data" }));
      }
    });
  });
}
