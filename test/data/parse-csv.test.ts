import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/data/parse-csv.ts";
import type { CategoryColumn, Table } from "../../src/data/table.ts";
import { describeShared, readSharedCsv, sharedPath } from "../shared.ts";
import { errorOf } from "./error-of.ts";

/** A column's cells as values; null where missing. */
function cells(table: Table, name: string): (number | string | boolean | null)[] {
  const column = table.column(name);
  if (column.kind === "category") return [...column.codes].map((code) => column.levels[code] ?? null);
  const number = (value: number): number | boolean => (column.kind === "boolean" ? value === 1 : value);
  return [...column.values].map((value) => (Number.isNaN(value) ? null : number(value)));
}

function oneColumn(...lines: readonly string[]): Table {
  return parseCsv(["a", ...lines].join("\n"));
}

describe("the kind of a column", () => {
  it("is number when every cell is one", () => {
    expect(cells(oneColumn("1", "-2.5", "+3", ".5", "1.", "1e3", "-1.5E-2", "0", "0.0", " 7 "), "a")).toEqual([
      1, -2.5, 3, 0.5, 1, 1000, -0.015, 0, 0, 7,
    ]);
  });

  it("is boolean when every cell is true or false", () => {
    expect(parseCsv("a,b,c\ntrue,TRUE,True\nfalse,NA,False\n").column("b")).toEqual({
      kind: "boolean",
      values: Float64Array.of(1, Number.NaN),
    });
    expect(cells(oneColumn("true", "1"), "a")).toEqual(["true", "1"]);
  });

  it("is text for codes with leading zeros, which as numbers would lose them", () => {
    expect(cells(oneColumn("007", "12"), "a")).toEqual(["007", "12"]);
    expect(cells(oneColumn("12", "-01"), "a")).toEqual(["12", "-01"]);
    expect(cells(oneColumn("00.5", "1"), "a")).toEqual(["00.5", "1"]);
  });

  it("is text for whole numbers beyond 2^53, which as numbers would lose digits", () => {
    expect(cells(oneColumn("9007199254740991"), "a")).toEqual([9007199254740991]);
    expect(cells(oneColumn("9007199254740993", "1"), "a")).toEqual(["9007199254740993", "1"]);
  });

  it("is text for columns that the user names as text", () => {
    expect(cells(parseCsv("a,b\n1,2\n", { text: ["a"] }), "a")).toEqual(["1"]);
    expect(errorOf(() => parseCsv("size\n1\n", { text: ["siez"] })).message).toContain("Did you mean 'size'?");
  });

  it("is text when one cell is neither number nor missing, however late", () => {
    expect(cells(oneColumn("1.50", "2", "n/a", "NA"), "a")).toEqual(["1.50", "2", "n/a", null]);
  });

  it("knows infinite values and NaN as other programs write them", () => {
    expect(cells(oneColumn("Inf", "-inf", "NaN", "1"), "a")).toEqual([
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      null,
      1,
    ]);
  });
});

describe("numbers", () => {
  it("are read to the last digit", () => {
    const numbers = fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 });
    fc.assert(
      fc.property(numbers, (values) => {
        const written = values.filter((value) => Math.abs(value) < 1e15 || !Number.isInteger(value));
        if (written.length === 0) return;
        const read = oneColumn(...written.map(String)).numbers("a");
        expect([...read]).toEqual(written.map((value) => Number(String(value))));
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999999 }), fc.integer({ min: 0, max: 999999999 }), (whole, decimals) => {
        const written = `${whole}.${decimals}`;
        expect(oneColumn(written).numbers("a")[0]).toBe(Number(written));
      }),
    );
  });

  it("may have a decimal comma", () => {
    const t = parseCsv("a;b\n1,5;x\n-0,25;y\n1e3;z\n", { decimal: "," });
    expect(cells(t, "a")).toEqual([1.5, -0.25, 1000]);
    expect(cells(parseCsv("a;b\n1.5;x\n", { decimal: "," }), "a")).toEqual(["1.5"]);
    expect(errorOf(() => parseCsv("a,b\n", { decimal: ",", delimiter: "," })).code).toBe("bad-option");
  });
});

describe("missing cells", () => {
  it("are empty or NA, quoted or not, in numbers and text", () => {
    const t = parseCsv('a,b\n1,x\n,\nNA,NA\n"",""\n"NA", NA \n2,y\n');
    expect(cells(t, "a")).toEqual([1, null, null, null, null, 2]);
    expect(cells(t, "b")).toEqual(["x", null, null, null, null, "y"]);
  });

  it("may have other markers, numbers too", () => {
    const t = parseCsv("a,b\n1,x\n-9,.\n.,\n", { missing: [".", "-9"] });
    expect(cells(t, "a")).toEqual([1, null, null]);
    expect(cells(t, "b")).toEqual(["x", null, ""]);
  });

  it("make a column of numbers when there is nothing else", () => {
    expect(parseCsv("a,b\n,1\nNA,2\n").column("a")).toEqual({
      kind: "number",
      values: Float64Array.of(Number.NaN, Number.NaN),
    });
  });

  it("are blank lines in a table of one column; in others blank lines are skipped", () => {
    expect(cells(parseCsv("a\n1\n\n2\n"), "a")).toEqual([1, null, 2]);
    expect(parseCsv("a,b\n1,2\n\n3,4\n\n").rows).toBe(2);
  });
});

describe("quoted cells", () => {
  it("may hold delimiters, line breaks and quotes", () => {
    const t = parseCsv('name,note\n"Kim, Lee","line one\r\nline two"\n"say ""hi""",""""\n');
    expect(cells(t, "name")).toEqual(["Kim, Lee", 'say "hi"']);
    expect(cells(t, "note")).toEqual(["line one\r\nline two", '"']);
  });

  it("come back as they were written, whatever they hold", () => {
    const cell = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", ";", "é", "가", " ") });
    const marked = cell.map((text) => `x${text}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(marked, marked), { minLength: 1 }), (rows) => {
        const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
        const t = parseCsv(["a,b", ...rows.map((row) => row.map(quoted).join(","))].join("\r\n"));
        expect(cells(t, "a")).toEqual(rows.map((row) => row[0]));
        expect(cells(t, "b")).toEqual(rows.map((row) => row[1]));
      }),
    );
  });

  it("that are never closed are refused with their line", () => {
    const error = errorOf(() => parseCsv('a,b\n1,2\n3,"x\n4,5\n'));
    expect(error.code).toBe("bad-data");
    expect(error.message).toContain("Line 3 of the CSV opens a quote that is never closed");
    expect(error.facts.line).toBe(3);
  });

  it("with text after the closing quote are refused", () => {
    expect(errorOf(() => parseCsv('a,b\n"x"y,1\n')).message).toContain(
      "Line 2 of the CSV has text between a closing quote",
    );
  });
});

describe("lines", () => {
  it.each([
    ["\\n", "\n"],
    ["\\r\\n", "\r\n"],
    ["\\r", "\r"],
  ])("may end in %s, the last one too or not", (_, end) => {
    for (const last of ["", end]) {
      const t = parseCsv(["a,b", "1,x", "2,y"].join(end) + last);
      expect(cells(t, "a")).toEqual([1, 2]);
      expect(cells(t, "b")).toEqual(["x", "y"]);
    }
  });

  it("of another width are refused with their line", () => {
    const error = errorOf(() => parseCsv("a,b\n1,2\n3\n"));
    expect(error.message).toContain("Line 3 of the CSV has 1 cells, but the first line names 2 columns");
    expect(errorOf(() => parseCsv("a,b\n1,2,3\n")).facts).toEqual({ line: 2, cells: 3, expected: 2 });
  });
});

describe("the first line", () => {
  it("names the columns, without spaces around them; an empty name becomes the column's number", () => {
    expect(parseCsv(' a ,"b, c",\n1,2,3\n').names).toEqual(["a", "b, c", "column3"]);
  });

  it("may follow a byte-order mark", () => {
    expect(parseCsv("\uFEFFa,b\n1,2\n").names).toEqual(["a", "b"]);
  });

  it("shows the delimiter", () => {
    for (const delimiter of [",", ";", "\t", "|"]) {
      expect(parseCsv(`a${delimiter}"b,c;d"${delimiter}e\n1${delimiter}2${delimiter}3\n`).names).toEqual([
        "a",
        "b,c;d",
        "e",
      ]);
    }
    expect(parseCsv("a b\n1 2\n", { delimiter: " " }).names).toEqual(["a", "b"]);
    expect(errorOf(() => parseCsv("a", { delimiter: "::" })).code).toBe("bad-option");
  });

  it("with a name twice is refused", () => {
    expect(errorOf(() => parseCsv("a,b,a\n1,2,3\n")).message).toContain("two columns 'a'");
  });

  it("alone makes a table without rows; nothing at all is refused", () => {
    expect(parseCsv("a,b\n").rows).toBe(0);
    expect(errorOf(() => parseCsv("\n")).code).toBe("empty-table");
  });
});

describe("long text", () => {
  it("does not keep the whole file in memory: levels are texts of their own", () => {
    const level = "가".repeat(40);
    const column = oneColumn(level, level).column("a") as CategoryColumn;
    expect(column.levels).toEqual([level]);
  });
});

describeShared("the shared data sets", () => {
  it.each([
    ["data", "card1995", "card.csv"],
    ["data", "randhie", "RandHIE.csv"],
    ["data", "enai_ecuador_2015", "enai_clean.csv"],
  ])("read as another reader reads them: %s/%s/%s", (...parts) => {
    const t = parseCsv(readFileSync(sharedPath(...parts), "utf8"));
    const expected = Object.entries(readSharedCsv(...parts));
    expect(t.names.map((name) => name.replace(/^column\d+$/, ""))).toEqual(expected.map(([name]) => name));
    for (const [position, [, values]] of expected.entries()) {
      const column = t.column(t.names[position]!);
      if (column.kind === "number") expect(column.values).toEqual(values);
    }
  });
});
