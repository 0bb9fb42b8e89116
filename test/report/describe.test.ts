import { describe as suite, expect, it } from "vitest";
import { describe } from "../../src/report/describe.ts";

const firms = {
  size: [1, 2, 4, 8, null, 16],
  rd: [true, false, true, true, false, null],
  industry: ["J62", "M71", "J62", null, "J62", "M71"],
  times: [1, 2, 1, 3, 1, 0],
  share: [0.5, 1, 1.5, 0.25, 2, 1],
};

suite("describe", () => {
  it("has moments, and quartiles by R's rule: summary(c(1, 2, 4, 8, 16))", () => {
    const [size, rd] = describe(firms, { columns: ["size", "rd"] }).rows;
    expect(size).toMatchObject({ n: 5, missing: 1, mean: 6.2, min: 1, q1: 2, median: 4, q3: 8, max: 16 });
    expect(size!.sd).toBeCloseTo(Math.sqrt(37.2), 13);
    expect(rd).toMatchObject({ n: 5, missing: 1, mean: 0.6 });
    const [even] = describe({ x: [1, 2, 4, 8] }).rows;
    expect([even!.q1, even!.median, even!.q3]).toEqual([1.75, 3, 5]);
  });

  it("has a row for each level of a category: its share of the rows with a value", () => {
    const { rows } = describe(firms, { columns: ["industry"], labels: { industry: "Industry" } });
    expect(rows.map(({ label, level, n, missing, mean }) => [label, level, n, missing, mean])).toEqual([
      ["Industry: J62", "J62", 5, 1, 0.6],
      ["Industry: M71", "M71", 5, 1, 0.4],
    ]);
  });

  it("counts rows as often as frequency weights say", () => {
    const weighted = describe(firms, { columns: ["size"], weights: { kind: "frequency", column: "times" } });
    const repeated = describe({ size: [1, 2, 2, 4, 8, 8, 8, null] });
    expect(weighted.rows).toEqual(repeated.rows);
  });

  it("with other weights has weighted moments, whatever their scale, and quartiles of the weight", () => {
    const of = (factor: number, kind: "analytic" | "probability") =>
      describe(
        { size: [1, 2, 4, 8], share: [0.5, 1, 1.5, 1].map((share) => factor * share) },
        { columns: ["size"], weights: { kind, column: "share" } },
      ).rows[0]!;
    const one = of(1, "analytic");
    expect(one.mean).toBe((0.5 + 2 + 6 + 8) / 4);
    const variance = (0.5 * 3.125 ** 2 + 2.125 ** 2 + 1.5 * 0.125 ** 2 + 3.875 ** 2) / 4;
    expect(one.sd).toBeCloseTo(Math.sqrt((variance * 4) / 3), 13);
    expect([one.q1, one.median, one.q3]).toEqual([2, 4, 6]);
    const other = of(17, "probability");
    expect(other.sd).toBeCloseTo(one.sd, 13);
    expect([other.q1, other.median, other.q3]).toEqual([2, 4, 6]);
  });

  it("describes groups apart and names them", () => {
    const shown = describe(firms, { columns: ["size"], by: "rd", labels: { rd: "R&D" } });
    expect(shown.rows.map(({ group, mean }) => [group, mean])).toEqual([
      ["false", 2],
      ["true", 13 / 3],
    ]);
    expect(String(shown)).toMatch(/^R&D = false\nsize +1 +1 +2\.00 +· +2 +2 +2 +2 +2$/m);
    expect(shown.toLatex()).toContain("\\textit{R\\&D = true}");
  });

  it("leaves out categories of many levels and says so, unless they are named", () => {
    const many = {
      id: Array.from({ length: 30 }, (_, i) => `firm ${i}`),
      size: Array.from({ length: 30 }, (_, i) => i),
    };
    expect(describe(many).rows.map(({ column }) => column)).toEqual(["size"]);
    expect(String(describe(many))).toContain("Not described: id, a category of more than 20 levels.");
    expect(describe(many, { columns: ["id"] }).rows.length).toBe(30);
  });

  it("refuses unknown columns, nothing to describe, and weights that are none", () => {
    const refused = (options: object, code: string): void =>
      expect(() => describe(firms, options)).toThrow(expect.objectContaining({ code }));
    refused({ columns: ["seize"] }, "unknown-column");
    refused({ columns: [] }, "bad-option");
    refused({ weights: { kind: "frequency", column: "share" } }, "bad-weights");
  });
});
