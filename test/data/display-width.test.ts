import { expect, it } from "vitest";
import { displayWidth, padStart } from "../../src/data/display-width.ts";
import { table } from "../../src/data/to-table.ts";

it("Korean letters are two columns wide, accents none", () => {
  expect(["수출", "a", "é", "e\u0301"].map(displayWidth)).toEqual([4, 1, 1, 1]);
  expect(padStart("수출", 6)).toBe("  수출");
});

it("the first rows of a table stand under their names, Korean ones too", () => {
  const lines = String(table({ 종업원수: [3, 12], 업종: ["연구", "소프트웨어"], age: [1, 2] })).split("\n");
  expect(lines.slice(1)).toEqual([
    "종업원수        업종  age",
    "       3        연구    1",
    "      12  소프트웨어    2",
  ]);
});
