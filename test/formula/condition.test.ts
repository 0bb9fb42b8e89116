import { describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import { parseCondition, rowsMeeting } from "../../src/formula/condition.ts";

const firms = table({ size: [5, 20, 80, null], rd: [0, 1, 2, 3], region: ["Busan", "Seoul", "Busan", "Seoul"] });
const meeting = (text: string): number[] => [...rowsMeeting(parseCondition(text), firms)];

describe("a condition on rows", () => {
  it.each([
    ["size < 20", [1, 0, 0, 0]],
    ["size <= 20", [1, 1, 0, 0]],
    ["size >= 20 and rd > 1", [0, 0, 1, 0]],
    ["rd = 0 or rd = 3", [1, 0, 0, 1]],
    ["rd = 0 or rd > 0 and region = 'Busan'", [1, 0, 1, 0]],
    ['region != "Busan"', [0, 1, 0, 1]],
    ["log(size) * 2 < rd + 6", [1, 1, 0, 0]],
    ["region = 'nowhere'", [0, 0, 0, 0]],
  ])("%s", (text, rows) => {
    expect(meeting(text)).toEqual(rows);
  });

  it("does not hold where a column that it reads is missing", () => {
    expect(meeting("size != 5")).toEqual([0, 1, 1, 0]);
  });

  it.each(["size", "size < ", "size < 3 rd > 1", "size < 'a'", "size + 1 = 'a'"])("refuses '%s'", (text) => {
    expect(() => parseCondition(text)).toThrow(expect.objectContaining({ code: "formula-syntax" }));
  });
});
