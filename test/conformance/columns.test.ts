import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fit } from "../../src/fit/fit.ts";
import { expectEstimates, expectNear, expectSameFit } from "./compare-fits.ts";
import { estimators, prefixes, withTerm } from "./estimators.ts";
import { type Columns, numberAt, withColumns } from "./sample.ts";

for (const estimator of estimators) {
  describe(`columns of a table given to ${estimator.name}`, () => {
    const { formulas } = estimator;
    const data = estimator.data(9, 300);
    const expected = estimator.fit(formulas, data);
    const fit = (table: Columns): Fit => estimator.fit(formulas, table);

    it("may be shifted and rescaled: coefficients follow, the fit is the same", () => {
      const factor = fc.double({ min: 0.01, max: 1000, noNaN: true });
      const furthest = estimator.constants === false ? 0 : 20;
      const shift = fc.double({ min: -furthest, max: furthest, noNaN: true });
      fc.assert(
        fc.property(factor, shift, (by, added) => {
          const moved = withColumns(data, { x: (row) => by * (numberAt(data, "x", row) + added) });
          expectMoved(fit(moved), expected, by, added, 1e-8);
        }),
        { numRuns: 5 },
      );
    });

    it("of scale 1e-8 and 1e10 give the fit of scale 1, without a word of singularity", () => {
      for (const by of [1e-8, 1e10]) {
        const scaled = withColumns(data, { x: (row) => by * numberAt(data, "x", row) });
        expectMoved(fit(scaled), expected, by, 0, 1e-8);
      }
      const apart = withColumns(data, {
        x: (row) => 1e10 * numberAt(data, "x", row),
        z1: (row) => 1e-8 * numberAt(data, "z1", row),
        d: (row) => 1e-8 * numberAt(data, "d", row),
      });
      const found = fit(apart);
      expect(found.warnings).toEqual([]);
      expect(found.droppedColumns).toEqual([]);
      expectNear(found.logLik ?? 0, expected.logLik ?? 0, 1e-10, "log-likelihood");
      for (const { prefix } of prefixes(formulas)) {
        expectNear(found.coef[`${prefix}x`]! * 1e10, expected.coef[`${prefix}x`]!, 1e-8, `${prefix}x`);
        expectNear(found.se[`${prefix}x`]! * 1e10, expected.se[`${prefix}x`]!, 1e-8, `${prefix}x, standard error`);
        expectNear(found.coef[`${prefix}d`]! * 1e-8, expected.coef[`${prefix}d`]!, 1e-8, `${prefix}d`);
      }
    });

    it("that outcomes are made of may have any unit", () => {
      if (estimator.rescaledOutcome === undefined) return;
      const { column, estimate } = estimator.rescaledOutcome;
      for (const by of [1e-8, 1e10, 250]) {
        const outcome = (row: number): number | null =>
          data[column]![row] === null ? null : by * numberAt(data, column, row);
        const found = fit(withColumns(data, { [column]: outcome }));
        expectEstimates(found, expected, 1e-7, (name) => estimate(name, expected.coef[name]!, by));
        for (const name of expected.vcov.names) {
          const unit = estimate(name, 1, by) - estimate(name, 0, by);
          expectNear(found.se[name]! / unit, expected.se[name]!, 1e-7, `standard error of ${name}`);
        }
        expect(found.warnings).toEqual([]);
      }
    });

    for (const { role, prefix } of prefixes(formulas)) {
      it(`that repeat others are dropped and named${role === undefined ? "" : ` in the ${role} equation`}; nothing else changes`, () => {
        const copied = withColumns(data, {
          copy: (row) => 1 + 2 * numberAt(data, "x", row) - 3 * numberAt(data, "d", row),
        });
        const found = estimator.fit(withTerm(formulas, "+ copy", role), copied);
        expect(found.droppedColumns).toEqual([{ name: `${prefix}copy`, reason: "collinear with (Intercept), x, d" }]);
        expectSameFit(found, expected, 1e-9);
        expect(String(found)).toContain(`${prefix}copy`);
      });

      it(`that are the same in every row are dropped as constant${role === undefined ? "" : ` in the ${role} equation`}`, () => {
        const constant = withColumns(data, { constant: () => 5, country: () => "Korea" });
        const found = estimator.fit(withTerm(formulas, "+ constant + country", role), constant);
        const names = found.droppedColumns.map(({ name }) => name);
        expect(names.sort()).toEqual([`${prefix}constant`, `${prefix}country`]);
        for (const { reason } of found.droppedColumns) expect(reason).toContain("constant");
        expectSameFit(found, expected, 1e-9);
      });

      it(`that differ from others by 1e-10 are dropped too${role === undefined ? "" : ` in the ${role} equation`}`, () => {
        const nearly = withColumns(data, {
          nearly: (row) => numberAt(data, "x", row) + 1e-10 * numberAt(data, "weight", row),
        });
        const found = estimator.fit(withTerm(formulas, "+ nearly", role), nearly);
        expect(found.droppedColumns.map(({ name }) => name)).toEqual([`${prefix}nearly`]);
        expectSameFit(found, expected, 1e-9);
      });

      it(`taken as offsets move their own coefficients by what was taken${role === undefined ? "" : ` in the ${role} equation`}`, () => {
        const found = estimator.fit(withTerm(formulas, "+ offset(half)", role), data);
        expectEstimates(found, expected, 1e-8, (name) => expected.coef[name]! - (name === `${prefix}x` ? 0.5 : 0));
        expectNear(found.logLik ?? 0, expected.logLik ?? 0, 1e-10, "log-likelihood");
      });
    }

    it("may be an offset named as an option where there is one equation", () => {
      if (typeof formulas !== "string" || estimator.offsets === false) return;
      const found = estimator.fit(formulas, data, { offset: "half" });
      expectSameFit(found, estimator.fit(withTerm(formulas, "+ offset(half)"), data), 1e-12);
    });

    it("may be of any kind that holds the same values", () => {
      const typed = {
        ...data,
        x: Float64Array.from(data.x as number[]),
        d: (data.d as number[]).map((value) => BigInt(value)),
        times: Int32Array.from(data.times as number[]),
      };
      expectSameFit(fit(typed as unknown as Columns), expected, 1e-13);
      const rows = Array.from({ length: 300 }, (_, i) =>
        Object.fromEntries(Object.entries(data).map(([name, values]) => [name, values[i]])),
      );
      expectSameFit(fit(rows as unknown as Columns), expected, 1e-13);
    });
  });
}

/** x became by * (x + added): coefficients of x and of its means shrink, intercepts and cut points take up the shift, all else stays. */
function expectMoved(found: Fit, expected: Fit, by: number, added: number, tolerance: number): void {
  expectEstimates(found, expected, tolerance, (name) => {
    const estimate = expected.coef[name]!;
    const prefix = name.slice(0, name.lastIndexOf(":") + 1);
    const ofX = (other: string): boolean => [`${prefix}x`, `${prefix}mean(x)`].includes(other);
    if (ofX(name)) return estimate / by;
    const taken = expected.vcov.names.filter(ofX).reduce((sum, each) => sum + added * expected.coef[each]!, 0);
    if (isCut(name)) return estimate + taken;
    return name === `${prefix}(Intercept)` ? estimate - taken : estimate;
  });
  for (const name of expected.vcov.names) {
    if ((name.endsWith("(Intercept)") || isCut(name)) && added !== 0) continue;
    const factor = /(^|:)(x|mean\(x\))$/.test(name) ? by : 1;
    expectNear(found.se[name]! * factor, expected.se[name]!, 10 * tolerance, `standard error of ${name}`);
  }
  expectNear(found.logLik ?? 0, expected.logLik ?? 0, 1e-10, "log-likelihood");
  expect(found.warnings).toEqual([]);
}

function isCut(name: string): boolean {
  return /^cut\d+$/.test(name);
}
