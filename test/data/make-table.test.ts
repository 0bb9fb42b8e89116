import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { booleanColumn, categoryColumn, numberColumn } from "../../src/data/column.ts";
import { makeTable } from "../../src/data/make-table.ts";
import { errorOf } from "./error-of.ts";

const firms = makeTable({
  employees: numberColumn([12, 3, null, 250]),
  exporter: booleanColumn([true, false, undefined, true]),
  industry: categoryColumn(["M71", "J62", null, "J62"]),
});

describe("a column that the table lacks", () => {
  it("is an error that names the nearest columns", () => {
    const error = errorOf(() => firms.column("employes"));
    expect(error.code).toBe("unknown-column");
    expect(error.message).toBe("The table has no column 'employes'. Did you mean 'employees'?");
    expect(error.facts.column).toBe("employes");
  });

  it("is an error that lists the columns when none is near", () => {
    expect(errorOf(() => firms.column("x")).message).toContain("There are: 'employees', 'exporter', 'industry'.");
  });

  it("is an error in select too, and false in has", () => {
    expect(errorOf(() => firms.select(["employees", "sector"])).code).toBe("unknown-column");
    expect(firms.has("sector")).toBe(false);
    expect(firms.has("toString")).toBe(false);
  });
});

describe("numbers", () => {
  it("of a boolean column are 0 and 1, NaN where missing", () => {
    expect(firms.numbers("exporter")).toEqual(Float64Array.of(1, 0, Number.NaN, 1));
  });

  it("of a category are refused with an example of its text", () => {
    const error = errorOf(() => firms.numbers("industry"));
    expect(error.code).toBe("wrong-column-kind");
    expect(error.message).toContain("Column 'industry' holds text (such as \"J62\")");
  });
});

describe("derived tables", () => {
  it("take rows in any order, copied, levels kept", () => {
    const taken = firms.take(Int32Array.of(3, 0));
    expect(taken.rows).toBe(2);
    expect(taken.numbers("employees")).toEqual(Float64Array.of(250, 12));
    expect(taken.column("industry")).toEqual({ kind: "category", codes: Int32Array.of(0, 1), levels: ["J62", "M71"] });
    expect(firms.take(new Int32Array(0)).column("industry")).toMatchObject({ levels: ["J62", "M71"] });
  });

  it("slice rows as views, within the table's bounds", () => {
    const middle = firms.slice(1, 3);
    expect(middle.rows).toBe(2);
    expect(middle.numbers("employees").buffer).toBe(firms.numbers("employees").buffer);
    expect(firms.slice(2, 99).rows).toBe(2);
    expect(firms.slice(3, 1).rows).toBe(0);
  });

  it("have columns added or replaced, in order", () => {
    const more = firms.with({ age: numberColumn([1, 2, 3, 4]), employees: numberColumn([0, 0, 0, 0]) });
    expect(more.names).toEqual(["employees", "exporter", "industry", "age"]);
    expect(more.numbers("employees")).toEqual(new Float64Array(4));
    expect(firms.has("age")).toBe(false);
    expect(errorOf(() => firms.with({ age: numberColumn([1]) })).code).toBe("column-lengths-differ");
  });

  it("have the selected columns only", () => {
    expect(firms.select(["industry", "employees"]).names).toEqual(["industry", "employees"]);
    expect(firms.select([]).rows).toBe(4);
  });
});

describe("makeTable", () => {
  it("refuses columns of different lengths", () => {
    expect(errorOf(() => makeTable({ a: numberColumn([1]), b: numberColumn([1, 2]) })).code).toBe(
      "column-lengths-differ",
    );
    const late = makeTable({ a: numberColumn([1]), b: () => numberColumn([1, 2]) }, 1);
    expect(errorOf(() => late.column("b")).code).toBe("column-lengths-differ");
  });

  it("keeps the order of a map, where a record would sort names that are integers", () => {
    const columns = new Map([
      ["b", numberColumn([1])],
      ["2019", numberColumn([1])],
    ]);
    expect(makeTable(columns).names).toEqual(["b", "2019"]);
  });

  it("is frozen", () => {
    expect(Object.isFrozen(firms)).toBe(true);
    expect(Object.isFrozen(firms.names)).toBe(true);
  });
});

describe("printing a table", () => {
  it("shows its size and first rows in consoles and notebooks", () => {
    const text = [
      "Table: 4 rows, 3 columns",
      "employees  exporter  industry",
      "       12      true       M71",
      "        3     false       J62",
      "                             ".trimEnd(),
      "      250      true       J62",
    ].join("\n");
    expect(String(firms).replace(/ +$/gm, "")).toBe(text);
    expect(inspect(firms)).toBe(String(firms));
    const display = (firms as unknown as Record<symbol, () => Record<string, string>>)[Symbol.for("Jupyter.display")]!;
    expect(display.call(firms)["text/plain"]).toBe(String(firms));
  });

  it("says how much more there is", () => {
    const wide = makeTable(
      Object.fromEntries(Array.from({ length: 12 }, (_, j) => [`x${j}`, numberColumn(new Float64Array(20))])),
    );
    expect(String(wide)).toMatch(/\.\.\. 12 more rows, 2 more columns$/);
  });
});
