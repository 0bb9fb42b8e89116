import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { random } from "../../src/random/generator.ts";
import { expectCovariances, expectEstimates, expectNear, expectSameFit } from "./compare-fits.ts";
import { type ConformingEstimator, estimators, type Options } from "./estimators.ts";
import { copiedRows, numberAt, positions, rowsAt, withColumns } from "./sample.ts";

for (const estimator of estimators) {
  describe(`rows of a table given to ${estimator.name}`, () => {
    const fit = (data: Parameters<ConformingEstimator["fit"]>[1], options: Options = {}): Fit =>
      estimator.fit(estimator.formulas, data, options);
    const data = estimator.data(3, 300);

    it("may come in any order", () => {
      const expected = fit(data, { vcov: "robust" });
      fc.assert(
        fc.property(fc.integer(), (seed) => {
          const shuffled = rowsAt(data, random(seed).shuffle(positions(data)));
          expectSameFit(fit(shuffled, { vcov: "robust" }), expected, 1e-9);
        }),
        { numRuns: 2 },
      );
    });

    it.skipIf(!estimator.weights.includes("frequency"))(
      "counted by frequency weights are rows repeated, under every covariance",
      () => {
        const repeated = copiedRows(
          data,
          positions(data).flatMap((row) => Array(numberAt(data, "times", row)).fill(row)),
          estimator.panel,
        );
        const weights = { kind: "frequency", column: "times" } as const;
        const [ofWeighted, ofRepeated] = [fit(data, { weights }), fit(repeated)];
        for (const [name, options] of Object.entries(estimator.covariances)) {
          const swapped = Object.keys(options).join() === "vcov";
          const weighted = swapped ? withVcov(ofWeighted, options.vcov as "HC0") : fit(data, { ...options, weights });
          const alone = swapped ? withVcov(ofRepeated, options.vcov as "HC0") : fit(repeated, options);
          expectSameFit(weighted, alone, 1e-8);
          expect(weighted.conventions.vcovFormula, name).toBe(alone.conventions.vcovFormula);
        }
      },
    );

    it("of weight zero are left out and counted, whatever the kind of weights", () => {
      const nobody = (row: number): boolean => /[37]$/.test(String(data.region![row]));
      const without = positions(data).filter((row) => !nobody(row));
      expect(without.length).toBeLessThan(270);
      for (const kind of estimator.weights) {
        const weights = { kind, column: "weighing" } as const;
        const weighing = (row: number): number => (nobody(row) ? 0 : numberAt(data, "times", row));
        const zeros = withColumns(data, { weighing });
        const found = fit(zeros, { weights });
        const byHand = fit(rowsAt(zeros, without), { weights });
        expectSameFit(found, byHand, 1e-9);
        expect(found.rows.used).toBe(byHand.rows.used);
        const reasons = byHand.rows.dropped.map(({ reason }) => reason);
        expect(found.rows.dropped.map(({ reason }) => reason)).toEqual([...reasons, "zero weight"]);
        expect(found.rows.dropped.reduce((sum, { count }) => sum + count, found.rows.used)).toBe(300);
      }
    });

    it("may be stacked across the borders of the blocks in which they are processed", () => {
      if (estimator.additive === false) return;
      const alone = new Map<number, Fit>();
      for (const [rows, times] of [
        [256, 4],
        [205, 5],
        [256, 16],
        [241, 17],
      ] as const) {
        const once = estimator.data(5, rows);
        const stacked = copiedRows(
          once,
          Array.from({ length: rows * times }, (_, row) => row % rows),
          estimator.panel,
        );
        const vcov = estimator.panel === undefined ? "HC0" : "robust";
        const [small, large] = [alone.get(rows) ?? fit(once, { vcov }), fit(stacked, { vcov })];
        alone.set(rows, small);
        expectEstimates(large, small, 1e-8);
        const units = new Set(once[estimator.panel ?? "x"]).size;
        const factor = vcov === "HC0" ? 1 : ((times * units) / (times * units - 1)) * ((units - 1) / units);
        expectCovariances(large, small, 1e-8, factor / times);
        if (estimator.predicts !== false) expectSamePredictions(large, small);
      }
    });
  });

  describe(`weights given to ${estimator.name}`, () => {
    const data = estimator.data(3, 300);
    const fit = (options: Options, table = data): Fit => estimator.fit(estimator.formulas, table, options);

    it("of one in every row change nothing", () => {
      const ones = withColumns(data, { one: () => 1 });
      const unweighted = fit({});
      for (const kind of estimator.weights) {
        const vcov = kind === "probability" ? { vcov: "robust" } : {};
        const weighted = fit({ ...vcov, weights: { kind, column: "one" } }, ones);
        const except = kind === "probability" ? ["logLik", "logLikNull", "aic", "bic", "model", "lrRho"] : [];
        const bare = kind === "probability" ? fit(vcov) : unweighted;
        expect(weighted.conventions.weights).toBe(`${kind} (one)`);
        expectEstimates(weighted, bare, 1e-9);
        expectCovariances(weighted, bare, 1e-9);
        if (kind !== "probability") expectSameFit(weighted, bare, 1e-9, except);
      }
    });

    it("of the analytic and probability kinds matter by their ratios only", () => {
      const scaled = withColumns(data, { heavier: (row) => 1e6 * numberAt(data, "weight", row) });
      for (const kind of estimator.weights.filter((each) => each !== "frequency")) {
        const expected = fit({ weights: { kind, column: "weight" } });
        expectSameFit(fit({ weights: { kind, column: "heavier" } }, scaled), expected, 1e-9);
      }
    });

    it.skipIf(estimator.weightsAgree === false || estimator.weights.length < 2)(
      "give the same coefficients whatever their kind",
      () => {
        if (estimator.additive === false) return;
        const [first, ...others] = estimator.weights.map((kind) => fit({ weights: { kind, column: "times" } }));
        for (const other of others) expectEstimates(other, first!, 1e-8);
      },
    );

    it.skipIf(!estimator.weights.includes("probability"))(
      "of the probability kind make robust standard errors the default",
      () => {
        const weights = { kind: "probability", column: "weight" };
        const found = fit({ weights });
        expect(found.conventions.vcov).toBe("robust");
        expectCovariances(found, fit({ weights, vcov: "robust" }), 1e-12);
      },
    );
  });
}

/** The first quantity at the first rows, and the average effects: the same for stacked rows. */
function expectSamePredictions(large: Fit, small: Fit): void {
  const [many, few] = [predict(large).estimate, predict(small).estimate];
  many.forEach((value, row) => {
    if (!Number.isNaN(few[row % few.length]!))
      expectNear(value, few[row % few.length]!, 1e-7, `prediction in row ${row}`);
  });
  const [effects, expected] = [marginalEffects(large), marginalEffects(small)];
  for (const [name, value] of Object.entries(expected.coef))
    expectNear(effects.coef[name]!, value, 1e-7, `effect of ${name}`);
}
