import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../../src/data/table.ts";
import { table } from "../../src/data/to-table.ts";
import type { BoundBasis } from "../../src/formula/basis.ts";
import { bindTerms } from "../../src/formula/bind.ts";
import { parseFormula } from "../../src/formula/parse.ts";
import { errorOf } from "../data/error-of.ts";

interface Reference {
  firms: Record<string, (number | string)[]>;
  cases: { formula: string; names: string[]; columns: number[][] }[];
  prediction: { formula: string; size: number[]; columns: number[][] };
}

const reference: Reference = JSON.parse(
  readFileSync(new URL("../reference/model-matrix.json", import.meta.url), "utf8"),
);
const { exporter, ...others } = reference.firms;
const firms = table({ ...others, exporter: exporter!.map((value) => value === 1) });

function bind(formula: string, data: Table = firms): BoundBasis {
  return bindTerms(parseFormula(formula), { table: data, active: undefined, counts: undefined, index: undefined });
}

/** R's spelling of a name: no brackets around levels. */
const inR = (name: string): string => name.replace(/\[([^\]]*)\]/g, "$1");
const squeezed = (name: string): string => name.replace(/\s/g, "").toLowerCase();

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-13): void {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const error = Math.abs(actual[i]! - expected[i]!) / Math.max(1, Math.abs(expected[i]!));
    expect(error, `entry ${i}: ${actual[i]} against ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe("bindTerms against R's model.matrix", () => {
  it.each(reference.cases)("$formula has R's columns in R's order", ({ formula, names, columns }) => {
    const basis = bind(formula);
    expect(basis.names.map(inR).map(squeezed)).toEqual(names.map(squeezed));
    for (const [j, column] of basis.evaluate(firms).entries()) expectClose(column, columns[j]!);
  });

  it("a polynomial keeps the coefficients of its sample when evaluated elsewhere", () => {
    const { formula, size, columns } = reference.prediction;
    const elsewhere = bind(formula).evaluate(table({ size }));
    for (const [j, column] of elsewhere.entries()) expectClose(column, columns[j]!);
  });
});

describe("bindTerms", () => {
  it("writes levels in brackets and names the rest as the formula does", () => {
    expect(bind("sales ~ C(industry, ref = 'M71') + exporter + poly(age,2) + log( size )").names).toEqual([
      "(Intercept)",
      "industry[J62]",
      "industry[K64]",
      "exporter",
      "poly(age,2)[1]",
      "poly(age,2)[2]",
      "log( size )",
    ]);
  });

  it("writes the factors of an interaction in the order given", () => {
    expect(bind("sales ~ size + age + age:size").names[3]).toBe("age:size");
  });

  it("plain numbers are the table's own arrays, and nothing is copied for truth values", () => {
    const columns = bind("sales ~ size + exporter").evaluate(firms);
    expect(columns[1]).toBe(firms.numbers("size"));
    expect(columns[2]).toBe(firms.numbers("exporter"));
  });

  it("says what the terms read and which columns are categories", () => {
    const basis = bind("sales ~ log(size / age) + C(rooms, ref = 2) * exporter");
    expect(basis.sources).toEqual(["size", "age", "rooms", "exporter"]);
    expect(basis.levels).toEqual({ rooms: ["2", "1", "3"] });
    const fewer = basis.keep([0, 1]);
    expect(fewer.names).toEqual(["(Intercept)", "log(size / age)"]);
    expect(fewer.sources).toEqual(["size", "age"]);
    expect(fewer.evaluate(firms)[1]).toEqual(basis.evaluate(firms)[1]);
  });

  it("gives a level without rows in the sample no column", () => {
    const some = firms.take(Int32Array.of(0, 1, 2, 4));
    expect(bind("sales ~ industry", some).names).toEqual(["(Intercept)", "industry[M71]"]);
  });

  it("evaluates slices as parts of the whole", () => {
    const basis = bind("sales ~ industry*log(size) + poly(age, 2) + region:exporter");
    const whole = basis.evaluate(firms);
    const parts = [basis.evaluate(firms.slice(0, 5)), basis.evaluate(firms.slice(5, 12))];
    for (const [j, column] of whole.entries()) expect([...parts[0]![j]!, ...parts[1]![j]!]).toEqual([...column]);
  });

  it("recodes categories of another table by their text", () => {
    const basis = bind("sales ~ industry");
    const other = table({ industry: ["M71", "J62", null], sales: [1, 2, 3] });
    expect(basis.evaluate(other).map((column) => [...column])).toEqual([
      [1, 1, 1],
      [0, 0, Number.NaN],
      [1, 0, Number.NaN],
    ]);
  });

  it("refuses a level that the sample lacks, except in rows that do not count", () => {
    const basis = bind("sales ~ industry");
    const other = table({ industry: ["M71", "X99"] });
    expect(errorOf(() => basis.evaluate(other))).toMatchObject({
      code: "unknown-level",
      facts: { column: "industry", level: "X99" },
    });
    expect(basis.evaluate(other, Uint8Array.of(1, 0)).map((column) => [...column])).toEqual([
      [1, 0],
      [0, 0],
      [1, 0],
    ]);
    expect(errorOf(() => bind("sales ~ C(rooms)").evaluate(table({ rooms: [1, 9] }))).code).toBe("unknown-level");
    expect(errorOf(() => bind("sales ~ C(region, ref = 'west')"))).toMatchObject({ code: "unknown-level" });
  });

  it("leaves the user's arrays alone when rows do not count", () => {
    const size = Float64Array.of(1, 2, 3);
    const data = table({ size, sales: [1, 2, 3] });
    const [, , column] = bind("sales ~ I(1) + size", data).evaluate(data, Uint8Array.of(1, 0, 1));
    expect([...column!]).toEqual([1, 0, 3]);
    expect([...size]).toEqual([1, 2, 3]);
    expect([...bind("sales ~ 1", data).evaluate(data)[0]!]).toEqual([1, 1, 1]);
  });

  it("refuses the same category twice and a polynomial of too high a degree", () => {
    expect(errorOf(() => bind("sales ~ industry + C(industry)")).code).toBe("formula-syntax");
    expect(errorOf(() => bind("sales ~ poly(rooms, 3)")).message).toContain("more than 3 different values");
    expect(bind("sales ~ poly(rooms, 2)").names).toHaveLength(3);
  });

  it("refuses text in arithmetic and unknown columns", () => {
    expect(errorOf(() => bind("sales ~ log(industry)").evaluate(firms)).code).toBe("wrong-column-kind");
    expect(errorOf(() => bind("sales ~ sise")).code).toBe("unknown-column");
  });

  it("counts frequency weights as repeated rows in a polynomial", () => {
    const counts = Float64Array.from({ length: 12 }, (_, i) => 1 + (i % 3));
    const repeated = firms.take(Int32Array.from([...counts].flatMap((count, i) => new Array<number>(count).fill(i))));
    const weighted = bindTerms(parseFormula("sales ~ poly(size, 3)"), {
      table: firms,
      active: undefined,
      counts,
      index: undefined,
    });
    const expected = bind("sales ~ poly(size, 3)", repeated).evaluate(firms);
    for (const [j, column] of weighted.evaluate(firms).entries()) expectClose(column, expected[j]!);
  });
});

describe("the derivative columns of a basis", () => {
  /** Central difference of the design in one column of the data. */
  function numerical(basis: BoundBasis, source: string): Float64Array[] {
    const values = firms.numbers(source);
    const step = values.map((value) => 1e-5 * Math.max(1, Math.abs(value)));
    const shifted = (sign: number) =>
      basis.evaluate(
        firms.with({ [source]: { kind: "number", values: values.map((value, i) => value + sign * step[i]!) } }),
      );
    const [above, below] = [shifted(1), shifted(-1)];
    return above.map((column, j) => column.map((value, i) => (value - below[j]![i]!) / (2 * step[i]!)));
  }

  function expectExact(formula: string, source: string): void {
    const basis = bind(formula);
    const exact = basis.differentiate(firms, source);
    numerical(basis, source).forEach((expected, j) => {
      expectClose(exact[j] ?? new Float64Array(firms.rows), expected, 1e-6);
    });
  }

  const factor = fc.constantFrom(
    "size",
    "age",
    "exporter",
    "industry",
    "region",
    "log(size)",
    "log(size * age + 1)",
    "sqrt(size / age)",
    "exp(-size / 20)",
    "abs(size - 10.5)",
    "I(size^3 / 1000 - age)",
    "I((size / 10)^(age / 10))",
    "I(2^(size / 30))",
    "I(-(size - 7)^2 / age)",
    "poly(size, 3)",
    "poly(log(size), 2)",
    "poly(size, 2, raw = true)",
    "C(rooms)",
  );

  it("agree with central differences for generated formulas", () => {
    const formulas = fc.array(fc.uniqueArray(factor, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(formulas, fc.constantFrom("size", "age"), (terms, source) => {
        expectExact(`sales ~ ${terms.map((factors) => factors.join(":")).join(" + ")}`, source);
      }),
      { numRuns: 200, seed: 7 },
    );
  });

  it("are undefined where a column does not depend on the source", () => {
    const slopes = bind("sales ~ size + age + industry + C(rooms) + log(size):region").differentiate(firms, "size");
    expect(slopes.map((slope) => slope !== undefined)).toEqual([
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      true,
      true,
    ]);
    expect(
      bind("sales ~ C(rooms)")
        .differentiate(firms, "rooms")
        .every((slope) => slope === undefined),
    ).toBe(true);
  });

  it("are 0 in rows that do not count", () => {
    const active = Uint8Array.from({ length: 12 }, (_, i) => i % 2);
    const [, plain, log] = bind("sales ~ size + log(size)").differentiate(firms, "size", active);
    expect([...plain!]).toEqual([...active]);
    expect([...log!]).toEqual([...firms.numbers("size")].map((size, i) => active[i]! / size));
  });
});
