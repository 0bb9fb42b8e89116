import { describe, expect, it } from "vitest";
import { balanceTable } from "../../src/report/balance-table.ts";

/** R's `sleep` (Student 1908): t.test(extra ~ group) prints t = -1.8608, df = 17.776, p-value = 0.07939. */
const sleep = {
  extra: [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2, 1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  group: Array.from({ length: 20 }, (_, i) => (i < 10 ? 1 : 2)),
  dose: Array.from({ length: 20 }, (_, i) => (i % 3 === 0 ? "high" : "low")),
  three: Array.from({ length: 20 }, (_, i) => i % 3),
};

describe("balanceTable", () => {
  it("has the means, the difference and Welch's test of R's sleep data", () => {
    const { rows, groups } = balanceTable(sleep, { by: "group", columns: ["extra", "dose"] });
    const [extra] = rows;
    expect(groups).toEqual(["1", "2"]);
    expect(extra!.first.mean).toBeCloseTo(0.75, 14);
    expect(extra!.second.mean).toBeCloseTo(2.33, 14);
    expect(extra!.difference).toBeCloseTo(1.58, 14);
    expect(extra!.statistic).toBeCloseTo(1.8608, 4);
    expect(extra!.df).toBeCloseTo(17.776, 3);
    expect(extra!.p).toBeCloseTo(0.07939, 5);
    expect(extra!.normalized).toBeCloseTo(1.58 / Math.sqrt((1.78901 ** 2 + 2.002249 ** 2) / 2), 6);
    expect(rows.map(({ level }) => level)).toEqual([undefined, "high", "low"]);
  });

  it("prints groups, numbers of rows and its conventions in every form", () => {
    const shown = balanceTable(sleep, { by: "group", columns: ["extra"], labels: { group: "Drug" } });
    for (const text of [String(shown), shown.toMarkdown(), shown.toHtml(), shown.toLatex()]) {
      for (const part of ["Drug = 1", "Drug = 2", "Observations", "Welch", "0.079"]) expect(text).toContain(part);
    }
    expect(shown.toCsv().split("\n")[0]).toBe(
      "column,label,first.n,first.mean,first.sd,second.n,second.mean,second.sd,difference,se,statistic,df,p,normalized",
    );
  });

  it("weights all alike change nothing; frequency weights count rows", () => {
    const plain = balanceTable(sleep, { by: "group", columns: ["extra"] }).rows[0]!;
    const weighted = { ...sleep, w: sleep.extra.map(() => 2.5), twice: sleep.extra.map(() => 2) };
    const same = balanceTable(weighted, {
      by: "group",
      columns: ["extra"],
      weights: { kind: "probability", column: "w" },
    });
    expect(same.rows[0]!.statistic).toBeCloseTo(plain.statistic, 12);
    const doubled = { extra: [...sleep.extra, ...sleep.extra], group: [...sleep.group, ...sleep.group] };
    const twice = balanceTable(weighted, {
      by: "group",
      columns: ["extra"],
      weights: { kind: "frequency", column: "twice" },
    });
    const by = balanceTable(doubled, { by: "group" });
    expect(twice.rows[0]!.p).toBeCloseTo(by.rows[0]!.p, 12);
    expect(twice.rows[0]!.first).toEqual({
      n: 20,
      mean: by.rows[0]!.first.mean,
      sd: expect.closeTo(by.rows[0]!.first.sd, 12),
    });
  });

  it("refuses a column that does not make two groups", () => {
    expect(() => balanceTable(sleep, { by: "three" })).toThrow(/'three' has 3 values \(0, 1, 2\)/);
  });
});
