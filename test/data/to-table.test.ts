import { describe, expect, it } from "vitest";
import { table } from "../../src/data/to-table.ts";
import { errorOf } from "./error-of.ts";

describe("row objects", () => {
  it("become columns of numbers, truth values and categories", () => {
    const firms = table([
      { size: 12, exporter: true, industry: "M71" },
      { size: 3, exporter: false, industry: "J62" },
      { size: 40, exporter: true, industry: "M71" },
    ]);
    expect(firms.rows).toBe(3);
    expect(firms.names).toEqual(["size", "exporter", "industry"]);
    expect(firms.column("size")).toEqual({ kind: "number", values: Float64Array.of(12, 3, 40) });
    expect(firms.column("exporter")).toEqual({ kind: "boolean", values: Float64Array.of(1, 0, 1) });
    expect(firms.column("industry")).toEqual({
      kind: "category",
      codes: Int32Array.of(1, 0, 1),
      levels: ["J62", "M71"],
    });
  });

  it("have missing values where a key is absent, null or undefined", () => {
    const rows: Record<string, unknown>[] = [
      { a: 1, b: null },
      { c: "x" },
      { a: undefined, b: 2, c: null },
      { b: Number.NaN, c: "y" },
    ];
    const t = table(rows);
    expect(t.names).toEqual(["a", "b", "c"]);
    expect(t.numbers("a")).toEqual(Float64Array.of(1, Number.NaN, Number.NaN, Number.NaN));
    expect(t.numbers("b")).toEqual(Float64Array.of(Number.NaN, Number.NaN, 2, Number.NaN));
    expect(t.column("c")).toEqual({ kind: "category", codes: Int32Array.of(-1, 0, -1, 1), levels: ["x", "y"] });
  });

  it("give all their keys, in order of appearance, whatever the order in later rows", () => {
    expect(table<object[]>([{ a: 1, b: 2 }, { b: 3, a: 4 }, { d: 1, a: 1 }, { c: 1 }]).names).toEqual([
      "a",
      "b",
      "d",
      "c",
    ]);
    expect(
      table<object[]>([
        { b: 3, a: 4 },
        { a: 1, b: 2 },
      ]).numbers("a"),
    ).toEqual(Float64Array.of(4, 1));
  });

  it("keep infinite values: the model frame refuses them where they are used", () => {
    expect(table([{ a: Number.POSITIVE_INFINITY }, { a: 1 }]).numbers("a")[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it("that are no objects are refused with their row", () => {
    const error = errorOf(() => table([{ a: 1 }, null] as unknown as object[]));
    expect(error.code).toBe("bad-data");
    expect(error.message).toContain("Row 2 (counted from 1) of the data is null");
    expect(
      errorOf(() =>
        table([
          [1, 2],
          [3, 4],
        ]),
      ).message,
    ).toContain("is an array");
    expect(errorOf(() => table([1, 2] as unknown as object[])).message).toContain("is a number");
  });

  it("that are none are refused as an empty table", () => {
    expect(errorOf(() => table([])).code).toBe("empty-table");
  });
});

describe("a record of columns", () => {
  it("takes any array and typed array", () => {
    const t = table({
      plain: [1, null, 3],
      single: Float32Array.of(0.5, 1.5, Number.NaN),
      small: Uint8Array.of(1, 2, 3),
      long: BigInt64Array.of(-5n, 0n, 9007199254740991n),
      text: ["b", undefined, "a"],
    });
    expect(t.numbers("plain")).toEqual(Float64Array.of(1, Number.NaN, 3));
    expect(t.numbers("single")).toEqual(Float64Array.of(0.5, 1.5, Number.NaN));
    expect(t.numbers("small")).toEqual(Float64Array.of(1, 2, 3));
    expect(t.numbers("long")).toEqual(Float64Array.of(-5, 0, 9007199254740991));
    expect(t.column("text")).toMatchObject({ levels: ["a", "b"] });
  });

  it("is not copied where it is a Float64Array already", () => {
    const size = Float64Array.of(1, 2);
    const t = table({ size });
    expect(t.numbers("size")).toBe(size);
    expect(t.slice(0, 2).numbers("size").buffer).toBe(size.buffer);
    expect(t.select(["size"]).with({}).numbers("size")).toBe(size);
  });

  it("may have no rows", () => {
    expect(table({ a: [], b: new Float64Array(0) }).rows).toBe(0);
  });

  it("with columns of different lengths is refused, naming both", () => {
    const error = errorOf(() => table({ size: [1, 2], age: [1, 2, 3] }));
    expect(error.code).toBe("column-lengths-differ");
    expect(error.message).toContain("'age' has 3 rows, but 'size' has 2");
    expect(error.facts).toEqual({ column: "age", length: 3, expected: 2 });
  });

  it("with something that is no column is refused, naming it", () => {
    expect(errorOf(() => table({ size: [1], mean: 3 } as never)).message).toContain("'mean' is a number, not an array");
    expect(errorOf(() => table({ text: "abc" } as never)).message).toContain("'text' is a string");
    expect(errorOf(() => table({ bytes: new DataView(new ArrayBuffer(8)) } as never)).code).toBe("bad-data");
  });

  it("without columns is refused", () => {
    expect(errorOf(() => table({})).code).toBe("empty-table");
  });
});

describe("a table", () => {
  it("passes through unchanged", () => {
    const firms = table({ a: [1] });
    expect(table(firms)).toBe(firms);
  });
});

describe("data that is none of these", () => {
  it.each([null, undefined, 3, "firms.csv"])("is refused: %s", (data) => {
    expect(errorOf(() => table(data as never)).code).toBe("bad-data");
  });
});

describe("reading", () => {
  it("happens when a column is used: a faulty column that nobody uses is no error", () => {
    const t = table([
      { size: 1, note: {} },
      { size: 2, note: 5 },
    ]);
    expect(t.numbers("size")).toEqual(Float64Array.of(1, 2));
    expect(errorOf(() => t.column("note")).message).toContain("Column 'note' holds an object in row 1");
  });

  it("happens once", () => {
    const t = table({ text: ["a", "b"] });
    expect(t.column("text")).toBe(t.column("text"));
    expect(t.select(["text"]).column("text")).toBe(t.column("text"));
  });
});
