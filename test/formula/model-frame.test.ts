import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import type { Frame } from "../../src/formula/frame-types.ts";
import type { FrameRequest } from "../../src/formula/frame-request.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { errorOf } from "../data/error-of.ts";

type Options = Partial<Omit<FrameRequest, "data">>;

function frameOf(formula: string, data: FrameRequest["data"], options: Options = {}): Frame {
  return modelFrame({ equations: [{ role: "", formula }], data, ...options });
}

const complete = {
  y: Float64Array.of(0, 1, 1, 0, 1, 0),
  a: Float64Array.of(1, 2, 4, 3, 5, 9),
  b: Float64Array.of(2, 1, 0, 5, 3, 1),
  group: ["u", "v", "u", "w", "v", "w"],
};
const gaps = {
  ...complete,
  a: [1, null, 4, 3, 5, 9],
  b: [2, Number.NaN, 0, null, 3, 1],
  group: ["u", "v", "u", "w", null, "w"],
};

/** Firms of which only some export: the outcome's columns count there only. */
const exports = {
  exporter: [true, false, true, true, false, true, true],
  exports: [5, 0, 2, 8, null, 1, 4],
  size: [3, 1, 2, 5, 2, 1, 4],
  abroad: [1, null, 2, 0, null, 3, 1],
};
const selection = [
  { role: "selection", formula: "exporter ~ size" },
  { role: "outcome", formula: "log(exports) ~ size + abroad", within: "selection" },
];

describe("modelFrame keeps rows together", () => {
  it("drops no row and copies nothing when nothing is missing", () => {
    const frame = frameOf("y ~ a + b", complete);
    expect(frame.index).toBeUndefined();
    expect(frame.droppedRows).toEqual([]);
    const [equation] = frame.equations;
    expect(equation!.outcome).toBe(complete.y);
    expect(equation!.regressors.columns[1]).toBe(complete.a);
    expect(equation!.regressors.names).toEqual(["(Intercept)", "a", "b"]);
    expect(frame.table.names).toEqual(["y", "a", "b"]);
    expect(frame).toMatchObject({ rows: 6, nobs: 6, weights: undefined, droppedColumns: [] });
  });

  it("drops rows with a missing value in any used column, counted with the first that is missing", () => {
    const frame = frameOf("y ~ a + log(b + 1)", gaps, { columns: ["group"] });
    expect([...frame.index!]).toEqual([0, 2, 5]);
    expect(frame.droppedRows).toEqual([
      { reason: "missing: a", count: 1 },
      { reason: "missing: b", count: 1 },
      { reason: "missing: group", count: 1 },
    ]);
    expect([...frame.equations[0]!.regressors.columns[1]!]).toEqual([1, 4, 9]);
    expect([...frame.table.numbers("b")]).toEqual([2, 0, 1]);
    expect(frame.source.rows).toBe(6);
  });

  it("ignores gaps in columns that it does not use", () => {
    expect(frameOf("y ~ 1", gaps).rows).toBe(6);
  });

  it("adds offsets from the formula and from the option", () => {
    const frame = frameOf("y ~ a + offset(b)", complete, { offset: "a" });
    expect([...frame.equations[0]!.offset!]).toEqual([3, 3, 4, 8, 8, 10]);
    expect(frameOf("y ~ a", complete).equations[0]!.offset).toBeUndefined();
    expect(errorOf(() => modelFrame({ equations: selection, data: exports, offset: "size" })).code).toBe("bad-option");
  });

  it("gives the same design for permuted rows", () => {
    const formula = "y ~ a*group + poly(b, 2) + I(a^2)";
    const straight = frameOf(formula, complete).equations[0]!;
    fc.assert(
      fc.property(fc.shuffledSubarray([0, 1, 2, 3, 4, 5], { minLength: 6 }), (order) => {
        const frame = frameOf(formula, table(complete).take(Int32Array.from(order))).equations[0]!;
        expect(frame.regressors.names).toEqual(straight.regressors.names);
        for (const [j, column] of frame.regressors.columns.entries()) {
          order.forEach((row, i) => {
            expect(column[i]).toBeCloseTo(straight.regressors.columns[j]![row]!, 12);
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("modelFrame lags", () => {
  const panel = { y: [1, 2, 4, 3, 6, 5], x: [10, 20, 30, 40, 50, 60], firm: ["a", "a", "b", "a", "b", "b"] };

  it("on the user's whole table, before rows leave", () => {
    const frame = frameOf("y ~ lag(x)", { ...panel, y: [1, null, 4, 3, 6, 5] });
    expect([...frame.equations[0]!.regressors.columns[1]!]).toEqual([20, 30, 40, 50]);
    expect(frame.droppedRows).toEqual([
      { reason: "missing: y", count: 1 },
      { reason: "missing: lag(x)", count: 1 },
    ]);
  });

  it("within the units of a panel", () => {
    const frame = frameOf("y ~ lag(x, 1) + lag(x, 2)", panel, { panel: "firm" });
    expect([...frame.index!]).toEqual([3, 5]);
    expect(frame.table.numbers("lag(x)")).toEqual(Float64Array.of(20, 50));
    expect(frame.table.numbers("lag(x, 2)")).toEqual(Float64Array.of(10, 30));
  });

  it("of categories, and again in a new table by prepare", () => {
    const frame = frameOf("y ~ lag(firm)", panel);
    const { basis } = frame.equations[0]!.regressors;
    expect(basis.names).toEqual(["(Intercept)", "lag(firm)[b]"]);
    const prepared = basis.prepare(table({ firm: ["b", "a", "a"] }));
    expect([...basis.evaluate(prepared)[1]!]).toEqual([Number.NaN, 1, 0]);
  });
});

describe("modelFrame of a selection model", () => {
  it("counts the outcome equation's columns only where the selection outcome is 1", () => {
    const frame = modelFrame({ equations: selection, data: exports });
    expect(frame).toMatchObject({ rows: 7, index: undefined, droppedRows: [] });
    const [select, outcome] = frame.equations;
    expect(select!.active).toBeUndefined();
    expect([...outcome!.active!]).toEqual([1, 0, 1, 1, 0, 1, 1]);
    expect([...outcome!.outcome]).toEqual([5, 0, 2, 8, 0, 1, 4].map((value) => (value === 0 ? 0 : Math.log(value))));
    expect(outcome!.regressors.columns.map((column) => [...column])).toEqual([
      [1, 0, 1, 1, 0, 1, 1],
      [3, 0, 2, 5, 0, 1, 4],
      [1, 0, 2, 0, 0, 3, 1],
    ]);
    expect(exports.size[1]).toBe(1);
    expect([...select!.regressors.columns[1]!]).toEqual(exports.size);
  });

  it("drops a selected row without outcome, and refuses log(0) of a selected row only", () => {
    const missing = modelFrame({ equations: selection, data: { ...exports, exports: [null, 0, 2, 8, 0, 1, 4] } });
    expect(missing.droppedRows).toEqual([{ reason: "missing: exports", count: 1 }]);
    expect([...missing.equations[1]!.active!]).toEqual([0, 1, 1, 0, 1, 1]);
    const zero = { ...exports, exports: [5, 0, 0, 8, null, 1, 4] };
    expect(errorOf(() => modelFrame({ equations: selection, data: zero }))).toMatchObject({
      code: "undefined-term",
      facts: { term: "log(exports)", column: "exports", row: 3, values: [0] },
    });
  });

  it("takes the levels of the selected rows for the outcome equation", () => {
    const data = { ...exports, kind: ["k", "m", "k", "j", "m", "j", "k"] };
    const frame = modelFrame({
      equations: [selection[0]!, { role: "outcome", formula: "log(exports) ~ kind", within: "selection" }],
      data,
    });
    expect(frame.equations[1]!.regressors.names).toEqual(["(Intercept)", "kind[k]"]);
    expect([...frame.equations[1]!.regressors.columns[1]!]).toEqual([1, 0, 1, 0, 0, 0, 1]);
  });

  it("refuses a selection outcome that is not 0/1, or never 1", () => {
    const coded = { ...exports, exporter: [1, 2, 1, 1, 2, 1, 1] };
    expect(errorOf(() => modelFrame({ equations: selection, data: coded }))).toMatchObject({
      code: "outcome-not-binary",
      facts: { column: "exporter", value: 2, row: 2 },
    });
    const none = { ...exports, exporter: exports.exporter.map(() => false) };
    expect(errorOf(() => modelFrame({ equations: selection, data: none })).code).toBe("no-selection");
    const gone = { ...exports, abroad: [null, 1, null, null, 1, null, null] };
    expect(errorOf(() => modelFrame({ equations: selection, data: gone })).code).toBe("all-missing");
  });
});

describe("modelFrame names the columns that it drops", () => {
  it("collinear ones with what makes them, constants, zeros, and categories of one level", () => {
    const data = {
      ...complete,
      same: [7, 7, 7, 7, 7, 7],
      nil: [0, 0, 0, 0, 0, 0],
      one: ["q", "q", "q", "q", "q", "q"],
    };
    const frame = frameOf("y ~ a + I(2*a - 3) + same + nil + one + b + a:one", data);
    expect(frame.droppedColumns).toEqual([
      { name: "one", reason: "constant: 'q' in every row" },
      { name: "a:one", reason: "constant: 'q' in every row" },
      { name: "I(2*a - 3)", reason: "collinear with (Intercept), a" },
      { name: "same", reason: "constant" },
      { name: "nil", reason: "constant: 0 in every row" },
    ]);
    expect(frame.equations[0]!.regressors.names).toEqual(["(Intercept)", "a", "b"]);
    expect(frame.equations[0]!.regressors.basis.names).toEqual(["(Intercept)", "a", "b"]);
  });

  it("with the equation's prefix", () => {
    const equations = [selection[0]!, { ...selection[1]!, formula: "exports ~ size + I(size/2)" }];
    expect(modelFrame({ equations, data: exports }).droppedColumns).toEqual([
      { name: "outcome:I(size/2)", reason: "collinear with size" },
    ]);
  });

  it("keeps a constant where there is no intercept", () => {
    const frame = frameOf("y ~ 0 + same + a", { ...complete, same: [2, 2, 2, 2, 2, 2] });
    expect(frame.equations[0]!.regressors.names).toEqual(["same", "a"]);
    const nil = { ...complete, nil: [0, 0, 0, 0, 0, 0] };
    expect(errorOf(() => frameOf("y ~ 0 + nil", nil)).code).toBe("constant-column");
  });

  it("checks instruments together with the exogenous regressors", () => {
    const data = { ...complete, z: [1, 0, 2, 1, 4, 0], w: [2, 5, 1, 0, 0, 3] };
    const frame = frameOf("y ~ b + [a ~ z + I(z + b) + w]", data);
    const [equation] = frame.equations;
    expect(equation!.endogenous).toEqual(["a"]);
    expect(equation!.regressors.names).toEqual(["(Intercept)", "b", "a"]);
    expect(equation!.instruments!.names).toEqual(["z", "w"]);
    expect(frame.droppedColumns).toEqual([{ name: "I(z + b)", reason: "collinear with b, z" }]);
  });

  it("codes an instrument of text as contrasts beside the intercept, and keeps endogenous columns in order", () => {
    const [equation] = frameOf("y ~ [a ~ group] + b", complete).equations;
    expect(equation!.regressors.names).toEqual(["(Intercept)", "a", "b"]);
    expect(equation!.instruments!.names).toEqual(["group[v]", "group[w]"]);
  });
});

describe("modelFrame weights", () => {
  const weighted = (kind: string, w: unknown[]) =>
    frameOf("y ~ a", { ...complete, w }, { weights: { kind: kind as "frequency", column: "w" } });

  it("frequency weights count observations; rows of weight zero leave, counted", () => {
    const frame = weighted("frequency", [1, 2, 0, 3, 1, 1]);
    expect(frame).toMatchObject({ rows: 5, nobs: 8, droppedRows: [{ reason: "zero weight", count: 1 }] });
    expect([...frame.weights!.values]).toEqual([1, 2, 3, 1, 1]);
  });

  it.each(["analytic", "probability"])("%s weights are made to sum to the number of rows", (kind) => {
    const frame = weighted(kind, [1, 2, null, 0, 4, 1]);
    expect(frame).toMatchObject({ rows: 4, nobs: 4 });
    expect([...frame.weights!.values]).toEqual([0.5, 1, 2, 0.5]);
    expect(frame.droppedRows).toEqual([
      { reason: "missing: w", count: 1 },
      { reason: "zero weight", count: 1 },
    ]);
  });

  it.each([
    ["frequency", [1, 2, 1.5, 1, 1, 1], "row 3"],
    ["analytic", [1, -2, 1, 1, 1, 1], "is -2 in row 2"],
    ["probability", [1, 2, 1, Number.POSITIVE_INFINITY, 1, 1], "Infinity in row 4"],
    ["analytic", [0, 0, 0, 0, 0, 0], "no positive value"],
  ])("refuses %s weights %j", (kind, w, message) => {
    const error = errorOf(() => weighted(kind, w));
    expect(error.code).toBe("bad-weights");
    expect(error.message).toContain(message);
  });

  it("refuses an unknown kind", () => {
    expect(errorOf(() => weighted("toString", [1, 1, 1, 1, 1, 1])).code).toBe("bad-option");
  });
});

describe("modelFrame refuses", () => {
  it.each([
    ["an empty table", "y ~ a", { y: [], a: [] }, { code: "empty-table" }],
    ["an unknown column", "y ~ size", complete, { code: "unknown-column", facts: { column: "size" } }],
    ["a function of text", "y ~ log(group)", complete, { code: "wrong-column-kind", facts: { column: "group" } }],
    ["an outcome of text", "group ~ a", complete, { code: "outcome-not-numeric", facts: { column: "group" } }],
    ["absorbed effects", "y ~ a | group", complete, { code: "formula-syntax", facts: { absorbed: ["group"] } }],
    [
      "an infinite value",
      "y ~ a",
      { ...complete, a: [1, 2, Number.NEGATIVE_INFINITY, 4, 5, 6] },
      { code: "infinite-value", facts: { column: "a", row: 3 } },
    ],
    [
      "a column without values",
      "y ~ a",
      { ...complete, a: [null, null, null, null, null, null] },
      { code: "all-missing", facts: { column: "a" } },
    ],
    [
      "a sample without rows",
      "y ~ a + b",
      { y: [1, 0], a: [1, null], b: [null, 2] },
      {
        code: "no-complete-rows",
        facts: {
          dropped: [
            { reason: "missing: a", count: 1 },
            { reason: "missing: b", count: 1 },
          ],
        },
      },
    ],
    [
      "a term that is not defined, at its row in the user's table",
      "y ~ log(b)",
      { ...complete, b: [null, 2, 1, -1, 1, 1] },
      { code: "undefined-term", facts: { term: "log(b)", column: "b", row: 4, values: [-1] } },
    ],
    [
      "a polynomial of an undefined term",
      "y ~ poly(log(b), 2)",
      complete,
      { code: "undefined-term", facts: { column: "b", row: 3, values: [0] } },
    ],
    [
      "an undefined offset",
      "y ~ a + offset(1/b)",
      complete,
      { code: "undefined-term", facts: { column: "b", row: 3 } },
    ],
  ])("%s", (_, formula, data, expected) => {
    expect(errorOf(() => frameOf(formula, data))).toMatchObject(expected);
  });

  it("absorbed effects with what to write instead", () => {
    expect(errorOf(() => frameOf("y ~ a | group + b", complete)).message).toContain("write C(group) + C(b)");
  });
});
