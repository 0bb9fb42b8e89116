import { describe, expect, it } from "vitest";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { withoutRows } from "../../src/formula/without-rows.ts";
import { errorOf } from "../data/error-of.ts";

const data = {
  y: [0, 1, 1, 0, 1, 0, 1, 1],
  a: [1, 2, null, 4, 3, 5, 9, 2],
  region: ["n", "s", "s", "w", "w", "n", "s", "n"],
  w: [1, 1, 1, 2, 2, 1, 3, 1],
};
const frame = modelFrame({
  equations: [{ role: "", formula: "y ~ a + region" }],
  data,
  weights: { kind: "analytic", column: "w" },
});

describe("withoutRows", () => {
  const isWest = Uint8Array.from(frame.index!, (row) => (data.region[row] === "w" ? 1 : 0));
  const fewer = withoutRows(frame, isWest, "separated: region[w]");

  it("takes rows out of everything together and counts them", () => {
    expect([...fewer.index!]).toEqual([0, 1, 5, 6, 7]);
    expect(fewer).toMatchObject({ rows: 5, nobs: 5 });
    expect(fewer.droppedRows).toEqual([
      { reason: "missing: a", count: 1 },
      { reason: "separated: region[w]", count: 2 },
    ]);
    expect([...fewer.table.numbers("a")]).toEqual([1, 2, 5, 9, 2]);
    expect([...fewer.equations[0]!.outcome]).toEqual([0, 1, 0, 1, 1]);
    expect(fewer.weights!.values.reduce((sum, value) => sum + value)).toBeCloseTo(5, 12);
  });

  it("drops the columns that become collinear, named", () => {
    expect(frame.equations[0]!.regressors.names).toEqual(["(Intercept)", "a", "region[s]", "region[w]"]);
    const { regressors } = fewer.equations[0]!;
    expect(regressors.names).toEqual(["(Intercept)", "a", "region[s]"]);
    expect(regressors.columns.map((column) => [...column])).toEqual([
      [1, 1, 1, 1, 1],
      [1, 2, 5, 9, 2],
      [0, 1, 0, 1, 0],
    ]);
    expect(fewer.droppedColumns).toEqual([{ name: "region[w]", reason: "constant: 0 in every row" }]);
  });

  it("leaves the frame given as it was, and returns it when no row leaves", () => {
    expect(frame.rows).toBe(7);
    expect(withoutRows(frame, new Uint8Array(7), "none")).toBe(frame);
    expect(errorOf(() => withoutRows(frame, new Uint8Array(7).fill(1), "all")).code).toBe("no-complete-rows");
  });

  it("keeps which rows count in each equation", () => {
    const two = modelFrame({
      equations: [
        { role: "selection", formula: "y ~ w" },
        { role: "outcome", formula: "a ~ w", within: "selection" },
      ],
      data: { ...data, a: [1, 2, 7, 4, 3, 5, 9, 2] },
    });
    const later = withoutRows(two, Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 1), "why");
    expect([...later.equations[1]!.active!]).toEqual([1, 1, 0, 1, 0, 1]);
    expect([...later.equations[1]!.outcome]).toEqual([2, 7, 0, 3, 0, 9]);
    expect([...later.equations[1]!.regressors.columns[1]!]).toEqual([1, 1, 0, 2, 0, 3]);
    expect([...later.equations[0]!.regressors.columns[1]!]).toEqual([1, 1, 2, 2, 1, 3]);
  });
});
