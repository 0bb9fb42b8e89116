import { describe, expect, it } from "vitest";
import { didYouMean, editDistance, nearestNames } from "../../src/data/nearest-names.ts";

describe("edit distance", () => {
  it.each([
    ["size", "size", 0],
    ["siez", "size", 1],
    ["sise", "size", 1],
    ["sizes", "size", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
  ])("of %j and %j is %i: swapping neighbours counts once", (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
  });
});

describe("nearest names", () => {
  it("are the best first, case aside", () => {
    expect(nearestNames("Size", ["age", "size", "sizes"])).toEqual(["size", "sizes"]);
    expect(nearestNames("rdspend", ["rd_spend", "region", "rdSpending"])).toEqual(["rd_spend", "rdSpending"]);
  });

  it("contain the name, or are contained in it", () => {
    expect(nearestNames("employees", ["log_employees_2019", "age"])).toEqual(["log_employees_2019"]);
    expect(nearestNames("a", ["ba", "xyz", "region"])).toEqual(["ba"]);
  });

  it("are none when nothing is near", () => {
    expect(nearestNames("subsidy", ["age", "size"])).toEqual([]);
    expect(didYouMean("subsidy", ["age", "size"])).toBe("There are: 'age', 'size'.");
    expect(didYouMean("subsidy", [])).toBe("There are none.");
    expect(didYouMean("5", ["x", "d"])).toBe("There are: 'x', 'd'.");
  });
});
