import { describe, expect, it } from "vitest";
import { clusterCodes } from "../../src/formula/cluster-codes.ts";
import { modelFrame } from "../../src/formula/model-frame.ts";
import { errorOf } from "../data/error-of.ts";

const data = {
  y: [0, 1, 1, 0, 1, 0],
  a: [1, null, 7, 4, 3, 5],
  region: ["s", "x", "n", "s", "n", "n"],
  id: [10, 11, 12, 10, null, 12],
};
const frame = modelFrame({ equations: [{ role: "", formula: "y ~ a" }], data });

describe("clusterCodes", () => {
  it("numbers the groups of the rows in use, from text or numbers", () => {
    expect(clusterCodes(frame, "region")).toEqual({ codes: Int32Array.of(0, 1, 0, 1, 1), groups: 2 });
    const named = modelFrame({ equations: [{ role: "", formula: "y ~ a" }], data, columns: ["id"] });
    expect(clusterCodes(named, "id")).toEqual({ codes: Int32Array.of(0, 1, 0, 1), groups: 2 });
  });

  it("refuses a row without cluster and says to name the cluster in the call", () => {
    const error = errorOf(() => clusterCodes(frame, "id"));
    expect(error).toMatchObject({ code: "bad-option", facts: { column: "id", row: 5 } });
    expect(error.message).toContain('cluster("id")');
  });

  it("refuses an unknown column", () => {
    expect(errorOf(() => clusterCodes(frame, "regoin")).code).toBe("unknown-column");
  });
});
