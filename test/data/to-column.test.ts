import { describe, expect, it } from "vitest";
import { toColumn } from "../../src/data/to-column.ts";
import { errorOf } from "./error-of.ts";

describe("a column of mixed kinds", () => {
  it("is refused, naming the column and the first row of another kind", () => {
    const error = errorOf(() => toColumn("size", [null, 12, 30, "n/a", true]));
    expect(error.code).toBe("bad-data");
    expect(error.message).toContain("Column 'size' mixes numbers and text: row 2 holds 12, row 4 holds \"n/a\"");
    expect(error.facts).toEqual({ column: "size", row: 4, kinds: ["number", "text"] });
  });

  it.each([
    [[1, true], "numbers and truth values"],
    [["1", 1], "text and numbers"],
    [[new Date(0), 1], "dates and numbers"],
  ])("says which kinds: %j", (values, kinds) => {
    expect(errorOf(() => toColumn("a", values)).message).toContain(kinds);
  });

  it("says to write empty text as null", () => {
    expect(errorOf(() => toColumn("a", [1, ""])).message).toContain("Write missing values as null.");
  });

  it.each([[{}], [[1]], [() => 1], [Symbol("a")]])("refuses what is no value: %s", (cell) => {
    expect(errorOf(() => toColumn("a", [1, cell])).message).toContain("in row 2");
  });
});

describe("bigints", () => {
  it("become the equal numbers, mixed with numbers too", () => {
    expect(toColumn("a", [1n, -(2n ** 53n) + 1n, 2.5, null])).toEqual({
      kind: "number",
      values: Float64Array.of(1, -9007199254740991, 2.5, Number.NaN),
    });
  });

  it.each([[[1n, 2n ** 53n]], [BigInt64Array.of(1n, 2n ** 60n)], [BigUint64Array.of(1n, 2n ** 64n - 1n)]])(
    "beyond 2^53 are refused, as neighbours would become one number",
    (values) => {
      const error = errorOf(() => toColumn("id", values as ArrayLike<unknown>));
      expect(error.code).toBe("bad-data");
      expect(error.message).toContain("Column 'id'");
      expect(error.message).toContain("in row 2");
      expect(error.message).toContain("String(value)");
    },
  );
});

describe("dates", () => {
  it("become days since 1970-01-01, as in R; an invalid date is missing", () => {
    const values = [new Date("1970-01-02"), new Date("2015-03-01T12:00:00Z"), new Date(Number.NaN), null];
    expect(toColumn("founded", values)).toEqual({
      kind: "number",
      values: Float64Array.of(1, 16495.5, Number.NaN, Number.NaN),
    });
  });
});

describe("text", () => {
  it("becomes a category with levels sorted by code point", () => {
    const column = toColumn("a", ["b", "\u{1F600}", "Z", "\uFF21", "가", "b", null]);
    expect(column).toEqual({
      kind: "category",
      codes: Int32Array.of(1, 4, 0, 3, 2, 1, -1),
      levels: ["Z", "b", "가", "\uFF21", "\u{1F600}"],
    });
  });

  it("that looks like numbers stays text", () => {
    expect(toColumn("postcode", ["01", "1"])).toMatchObject({ kind: "category", levels: ["01", "1"] });
  });
});

describe("a column without any value", () => {
  it("is a number column of missing values", () => {
    expect(toColumn("a", [null, undefined])).toEqual({
      kind: "number",
      values: Float64Array.of(Number.NaN, Number.NaN),
    });
  });
});
