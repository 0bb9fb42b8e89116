import { describe, expect, it } from "vitest";
import { EstimandError } from "../../src/errors.ts";
import type { Fit } from "../../src/fit/fit.ts";
import type { RowDrop } from "../../src/formula/frame-types.ts";
import { cluster } from "../../src/inference/vcov-option.ts";
import { expectSameFit } from "./compare-fits.ts";
import { rowEstimators, type Formulas, type Options } from "./estimators.ts";
import { type Columns, positions, rowsAt, withColumns } from "./sample.ts";

/** By reason: with which column the counting begins is open. */
const inOrder = (drops: readonly RowDrop[]): readonly RowDrop[] =>
  [...drops].sort((a, b) => a.reason.localeCompare(b.reason));

const tooLittle = ["no-complete-rows", "too-few-rows", "constant-outcome", "no-selection"];

for (const estimator of rowEstimators) {
  const { formulas, unused = [] } = estimator;

  describe(`missing values in a table given to ${estimator.name}`, () => {
    const data = estimator.data(21, 300);
    const holes: Readonly<Record<string, readonly number[]>> = {
      x: [0, 17, 42],
      d: [42, 43],
      region: [3, 17, 49],
      times: [5, 20],
    };
    const withHoles = withColumns(
      data,
      Object.fromEntries(
        Object.entries(holes).map(([name, rows]) => [
          name,
          (row: number) => (rows.includes(row) ? null : data[name]![row]!),
        ]),
      ),
    );
    const options: Options = { vcov: cluster("region"), weights: { kind: "frequency", column: "times" } };
    const found = estimator.fit(formulas, withHoles, options);

    it("leave together with their rows, as if the rows had been deleted by hand", () => {
      const leaving = new Set(Object.values(holes).flat());
      const complete = rowsAt(
        withHoles,
        positions(withHoles).filter((row) => !leaving.has(row)),
      );
      const byHand = estimator.fit(formulas, complete, options);
      expectSameFit(found, byHand, 1e-12);
      expect(found.rows.used).toBe(byHand.rows.used);
      expect(byHand.rows.used).toBe((estimator.observations ?? 300) - leaving.size);
      expect(byHand.rows.dropped).toEqual(unused);
    });

    it("are counted by the column that lacks them, clusters and weights too, and printed", () => {
      const dropped = Object.entries({ x: 3, d: 1, region: 2, times: 2 });
      const missing = dropped.map(([name, count]) => ({ reason: `missing: ${name}`, count }));
      expect(inOrder(found.rows.dropped)).toEqual(inOrder([...unused, ...missing]));
      for (const text of [String(found), found.toMarkdown(), found.toHtml(), found.toLatex()]) {
        expect(text.replaceAll(/\s+/g, " ")).toContain("missing: x (3)");
        expect(text.replaceAll(/\s+/g, " ")).toContain("missing: region (2)");
      }
    });

    it("may be written NaN, null or undefined", () => {
      const asNaN = withColumns(data, { x: (row) => (row < 9 ? Number.NaN : (data.x![row] as number)) });
      const asUndefined = {
        ...data,
        x: data.x!.map((value, row) => (row < 9 ? undefined : value)),
      } as unknown as Columns;
      const expected = estimator.fit(formulas, asNaN);
      expect(expected.rows.dropped).toEqual([...unused, { reason: "missing: x", count: 9 }]);
      expectSameFit(estimator.fit(formulas, asUndefined), expected, 1e-15);
    });

    it("in columns that nothing reads take no row away", () => {
      const elsewhere = withColumns(data, { unused: (row) => (row % 2 === 0 ? null : 1) });
      expectSameFit(estimator.fit(formulas, elsewhere), estimator.fit(formulas, data), 1e-15);
    });

    it("in a whole column are refused by the column's name", () => {
      const lost = withColumns(data, { d: () => null });
      expect(codeOf(formulas, lost)).toBe("all-missing");
    });
  });

  describe(`tables too poor for ${estimator.name}`, () => {
    const data = estimator.data(22, 300);

    it("without rows, or without anything, are refused as empty", () => {
      expect(codeOf(formulas, rowsAt(data, []))).toBe("empty-table");
      expect(codeOf(formulas, [] as unknown as Columns)).toBe("empty-table");
      expect(codeOf(formulas, {} as Columns)).toBe("empty-table");
    });

    it("of one or two rows are refused as too few, or as an outcome that is the same everywhere", () => {
      for (const row of [0, 1, 2, 3, 4, 5]) {
        expect(tooLittle).toContain(codeOf(formulas, rowsAt(data, [row])));
        expect(tooLittle).toContain(codeOf(formulas, rowsAt(data, [row, row + 6])));
      }
    });

    it("with no more rows than coefficients are refused", () => {
      for (const rows of [3, 4, 5]) {
        expect([...tooLittle, "complete-separation"]).toContain(
          codeOf(formulas, rowsAt(data, positions(data).slice(0, rows))),
        );
      }
    });

    it("whose outcome is the same everywhere are refused by the outcome's name", () => {
      for (const { column, value, code } of estimator.constantOutcomes) {
        const constant = withColumns(data, { [column]: () => value });
        const error = errorOf(formulas, constant);
        expect(error.code, `${column} = ${value}`).toBe(code);
        expect(error.message).toContain(`'${column}'`);
      }
    });

    it("whose rows are all incomplete are refused, with the reasons", () => {
      const gaps = withColumns(data, {
        x: (row) => (row % 2 === 0 ? null : (data.x![row] as number)),
        d: (row) => (row % 2 === 1 ? null : (data.d![row] as number)),
      });
      const error = errorOf(formulas, gaps);
      expect(error.code).toBe("no-complete-rows");
      expect(error.message).toContain(`missing: x (${(estimator.observations ?? 300) / 2})`);
    });
  });

  function errorOf(asked: Formulas, data: Columns): EstimandError {
    try {
      const fit: Fit = estimator.fit(asked, data);
      throw new Error(`${estimator.name} gave a fit of ${fit.nobs} observations where an error was due`);
    } catch (error) {
      if (error instanceof EstimandError) return error;
      throw error;
    }
  }

  function codeOf(asked: Formulas, data: Columns): string {
    return errorOf(asked, data).code;
  }
}
