import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { resultOf } from "../../src/globalization/parts/part.ts";
import { table } from "../../src/data/to-table.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { mapFirms } from "../../src/globalization/firm-mapping.ts";

/** 600 firms whose x raises the outcome in one group and lowers it in the other, with errors as even as can be. */
function oppositeGroups() {
  const rows = [...Array(600).keys()];
  const x = rows.map((i) => ((i * 7919) % 600) / 300 - 1);
  const noise = rows.map((i) => ((i * 104729) % 600) / 300 - 1);
  return table({
    industry: rows.map((i) => (i % 2 === 0 ? "a" : "b")),
    x,
    exporter: rows.map((i) => ((i % 2 === 0 ? x[i]! : -x[i]!) + 1.5 * noise[i]! > 0 ? 1 : 0)),
    w: rows.map(() => 0),
  });
}

describe("assumptions that the data reject", () => {
  const data = oppositeGroups();
  const analysis = determinantAnalysis(data, {
    specification: { participation: "exporter ~ x + industry", group: "industry", weights: "w" },
  });
  const findings = (language: "en" | "ko"): string => {
    const { text } = analysis.report({ format: "markdown", language });
    return text.slice(0, text.indexOf(language === "en" ? "## Data and sample" : "## 자료와 표본"));
  };

  it("are findings: slopes that differ between groups", () => {
    const { byGroup } = resultOf(analysis.participation);
    expect(resultOf(resultOf(byGroup).equalSlopes).p).toBeLessThan(0.001);
    expect(findings("en")).toContain(
      "That coefficients are the same in all groups by industry is rejected at the 5 percent level (p < 0.001)",
    );
    expect(findings("ko")).toContain("집단 간에 같다는 가설은 5% 수준에서 기각됩니다(p < 0.001)");
  });

  it("are findings: weights that are all zero, in each language with the reason", () => {
    expect(findings("en")).toContain("The sampling weights were not used, and every firm counts as one: ");
    expect(findings("ko")).toContain("0보다 큰 값이 하나도 없습니다");
  });

  it("are none where nothing is rejected", () => {
    const { table: firms } = simulateFirms({ firms: 600, seed: 2 });
    const calm = determinantAnalysis(firms, { specification: { participation: "exporter ~ lnEmployees" } });
    const tests = Object.values(resultOf(calm.participation).tests).map((test) => resultOf(test).p);
    const { text } = calm.report({ format: "markdown" });
    expect(text.includes("is rejected at the 5 percent level")).toBe(tests.some((p) => p < 0.05));
  });
});

it("a label of one's own column may be in each language", () => {
  const mapping = {
    fields: { exporter: "exporter" as const },
    keep: ["x"],
    labels: { x: { en: "Foreign capital", ko: "외국 자본" } },
  };
  const firms = mapFirms(oppositeGroups(), mapping);
  const analysis = determinantAnalysis(firms, { source: mapping, specification: { participation: "exporter ~ x" } });
  const [en, ko] = (["en", "ko"] as const).map((language) => analysis.report({ format: "markdown", language }).text);
  expect(en).toContain("Foreign capital");
  expect(en).not.toContain("외국 자본 |");
  expect(ko).toContain("외국 자본");
});
