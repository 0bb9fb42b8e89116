import { describe, expect, it } from "vitest";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { withoutColumns } from "../../src/formula/without-columns.ts";
import { errorOf } from "../data/error-of.ts";

const data = {
  y: [0, 1, 1, 0, 1, 0],
  a: [1, 2, 7, 4, 3, 5],
  b: [2, 1, 1, 0, 3, 5],
  z: [1, 0, 2, 5, 1, 3],
  v: [1, 1, 0, 2, 7, 1],
};

describe("withoutColumns", () => {
  const frame = modelFrame({ equations: [{ role: "sel", formula: "y ~ a + [b ~ z + v]" }], data });

  it("drops regressors, named with their equation and the reason", () => {
    const fewer = withoutColumns(frame, 0, [1], "separated");
    expect(fewer.equations[0]!.regressors.names).toEqual(["(Intercept)", "b"]);
    expect(fewer.equations[0]!.regressors.basis.names).toEqual(["(Intercept)", "b"]);
    expect(fewer.droppedColumns).toEqual([{ name: "sel:a", reason: "separated" }]);
    expect(frame.equations[0]!.regressors.names).toEqual(["(Intercept)", "a", "b"]);
  });

  it("drops endogenous columns from their list too", () => {
    expect(withoutColumns(frame, 0, [2], "separated").equations[0]!.endogenous).toEqual([]);
  });

  it("refuses to drop all", () => {
    expect(withoutColumns(frame, 0, [], "none")).toBe(frame);
    expect(errorOf(() => withoutColumns(frame, 0, [0, 1, 2], "all")).code).toBe("constant-column");
  });
});
