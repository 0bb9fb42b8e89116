import { describe, expect, it } from "vitest";
import { parseCsv } from "../../src/data/parse-csv.ts";
import { compare } from "../../src/report/compare.ts";
import { displayed, toCsv } from "../../src/report/displayed.ts";
import { writeCsv } from "../../src/report/write-csv.ts";
import { exampleFit } from "./example-fit.ts";

describe("CSV of results", () => {
  it("keeps numbers to the last bit: what is read back is what was written", () => {
    const estimates = [0.1 + 0.2, 1 / 3, 4.9e-324, -1.7976931348623157e308];
    const text = writeCsv(estimates.map((estimate, i) => ({ name: `b${i}`, estimate })));
    expect([...parseCsv(text).numbers("estimate")]).toEqual(estimates);
  });

  it("quotes commas, quotes and line ends, and leaves NaN and what is absent empty", () => {
    const text = writeCsv([
      { name: 'a, "b"\nc', p: Number.NaN },
      { name: "d", cell: { size: 3, "a,b": true } },
    ]);
    expect(text).toBe('name,p,cell.size,"cell.a,b"\n"a, ""b""\nc",,,\nd,,3,true\n');
  });

  it("of a fit has a row for each coefficient, of a comparison one for each of each column", () => {
    const fit = exampleFit();
    const own = parseCsv(toCsv(fit));
    expect([...own.numbers("estimate")]).toEqual(fit.vcov.names.map((name) => fit.coef[name]));
    const both = parseCsv(toCsv(compare([fit, fit], { names: ["A", "B"] })));
    expect(both.names.slice(0, 4)).toEqual(["column", "equation", "term", "estimate"]);
    expect([...both.numbers("se")].slice(0, 4)).toEqual(fit.vcov.names.slice(0, 4).map((name) => fit.se[name]));
  });

  it("of a record without rows is its tables as printed", () => {
    const shown = displayed({ a: 1 }, () => [
      { kind: "title", text: "T" },
      { kind: "table", head: ["", "x"], align: ["left", "right"], body: [["a", "1.50"], { rule: true }, ["b", "2"]] },
    ]);
    expect(shown.toCsv()).toBe(",x\na,1.50\nb,2\n");
  });
});
