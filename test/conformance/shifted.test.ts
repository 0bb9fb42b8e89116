import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { marginalEffects } from "../../src/inference/marginal-effects.ts";
import { predict } from "../../src/inference/predict.ts";
import { predictions } from "../../src/inference/predictions.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { withVcov } from "../../src/inference/with-vcov.ts";
import { type ConformingEstimator, estimators } from "./estimators.ts";
import { type Columns, numberAt, withColumns } from "./sample.ts";

const rows = 300;
/** Milliseconds of a date, amounts in won: so many standard deviations from 0. */
const shift = 1e7;
/** x and 1 have the condition number `shift`: a relative error of ε in each of n entries may move what they make by this. */
const bound = Math.sqrt(rows) * Number.EPSILON * shift;

/** x in 1024ths, so that its sum with the shift is exact: the data are the same, and only arithmetic may differ. */
function shifted(estimator: ConformingEstimator, by: number): Columns {
  const data = estimator.data(9, rows);
  return withColumns(data, { x: (row) => Math.round(1024 * numberAt(data, "x", row)) / 1024 + by });
}

/** The constants take up what a column is moved by. */
const moves = (name: string): boolean => /\(Intercept\)$|^cut\d+$/.test(name);

function expectSame(far: Fit, near: Fit, what: string): void {
  for (const name of near.vcov.names.filter((each) => !moves(each))) {
    const off = Math.abs(far.coef[name]! - near.coef[name]!) / near.se[name]!;
    expect(off, `${what}: ${name}, in standard errors`).toBeLessThan(bound);
    expect(Math.abs(far.se[name]! / near.se[name]! - 1), `${what}: standard error of ${name}`).toBeLessThan(bound);
  }
}

describe("a column 1e7 standard deviations from 0 costs no more digits than the data have lost", () => {
  const others = estimators.filter(({ constants }) => constants !== false);

  it.each(others.map((estimator) => [estimator.name, estimator] as const))("in %s", (_, estimator) => {
    const { formulas, panel } = estimator;
    const [near, far] = [0, shift].map((by) => estimator.fit(formulas, shifted(estimator, by))) as [Fit, Fit];
    expect(far.converged).toBe(true);
    expect(far.warnings).toEqual(near.warnings);
    expectSame(far, near, "as it is");
    for (const vcov of ["robust", cluster("region")] as const)
      if (panel === undefined || vcov === "robust")
        expectSame(withVcov(far, vcov), withVcov(near, vcov), JSON.stringify(vcov));
  });

  it.each(["tobit", "ordered probit", "probit", "logit"])("by other informations in %s", (named) => {
    const { fit, formulas, covariances } = estimators.find(({ name }) => name === named)!;
    const data = [0, shift].map((by) => shifted(estimators[0]!, by)) as [Columns, Columns];
    for (const [what, options] of Object.entries(covariances).filter(([name]) => name.startsWith("iid by "))) {
      const [near, far] = data.map((table) => fit(formulas, table, options)) as [Fit, Fit];
      expectSame(far, near, what);
    }
  });

  const used = ["ols", "probit", "tobit", "ordered probit", "heckman in two steps", "ivProbit by two-step"];
  it.each(used)("nor do effects and predictions after %s", (named) => {
    const estimator = estimators.find(({ name }) => name === named)!;
    const data = [0, shift].map((by) => shifted(estimator, by));
    for (const vcov of ["iid", "robust"] as const) {
      const [near, far] = data.map((table) => asked(estimator.fit(estimator.formulas, table, { vcov })));
      for (const [what, values] of Object.entries(near!)) {
        const largest = Math.max(...values.map(Math.abs));
        values.forEach((value, i) => {
          expect(Math.abs(far![what]![i]! - value) / largest, `${vcov}: ${what}`).toBeLessThan(bound);
        });
      }
    }
  });
});

/** Numbers after a fit whose standard errors come from its covariance. */
function asked(fit: Fit): Readonly<Record<string, readonly number[]>> {
  const effects = [marginalEffects(fit), marginalEffects(fit, { se: "unconditional" }), predictions(fit)];
  const { estimate, se, low } = predict(fit, undefined, { interval: "confidence" });
  return {
    ...Object.fromEntries(
      effects.flatMap((each, e) =>
        [
          ["coef", each.coef],
          ["se", each.se],
        ].map(([what, of]) => [`${what} ${e}`, Object.values(of as object)]),
      ),
    ),
    predicted: [...estimate],
    "of predictions": [...se],
    low: [...low],
  };
}
