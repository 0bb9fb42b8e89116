import { describe, expect, it } from "vitest";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";

const textOf = (analysis: ReturnType<typeof determinantAnalysis>, language: "en" | "ko"): string =>
  analysis.report({ format: "markdown", language }).text;

describe("the report of several years of firms", () => {
  const { table } = simulateFirms({ firms: 120, years: 3, seed: 3 });
  const analysis = determinantAnalysis(table, {
    specification: { participation: "exporter ~ lnEmployees + lnProductivity", group: "industry" },
  });

  it("counts observations, not firms, in both languages", () => {
    const [en, ko] = [textOf(analysis, "en"), textOf(analysis, "ko")];
    expect(en).toMatch(/of the observations \(firm-years\) globalize/);
    expect(en).toMatch(/\d+ of 360( observations)?\./);
    expect(en).toContain("| All observations");
    expect(en).toContain("The 360 rows are years of 120 firms.");
    expect(en).not.toContain("| All firms");
    expect(ko).toMatch(/관측치\(기업-연도\)( 360개 중|에서 기업이)/);
    expect(ko).toContain("| 전체 관측치");
    expect(ko).not.toContain("사용 기업 수");
  });

  it("names rows that repeat firms without a year as duplicates, and counts them", () => {
    const { table: firms } = simulateFirms({ firms: 120, seed: 3 });
    const rows = Int32Array.from([...Array(120).keys(), 4, 7]);
    const [year, ...columns] = [...firms.names].sort((a, b) => Number(b === "year") - Number(a === "year"));
    expect(year).toBe("year");
    const repeated = determinantAnalysis(firms.select(columns).take(rows), {
      specification: { participation: "exporter ~ lnEmployees" },
    });
    const [en, ko] = [textOf(repeated, "en"), textOf(repeated, "ko")];
    expect(en).toContain("The 122 rows are of 120 firms, and no column tells years apart: duplicates of firms, 2 rows");
    expect(en).not.toContain("are years of");
    expect(en).not.toContain("observations (firm-years)");
    expect(ko).toContain("중복된 관측치 2개");
  });
});

it("persistence claims nothing apart from what firms are where the variance of their effects is 0", () => {
  const { table } = simulateFirms({ firms: 250, years: 4, seed: 11 });
  const analysis = determinantAnalysis(table, {
    specification: {
      persistence: {
        formula:
          "exporter ~ lnEmployees + lnProductivity + lnAge + foreignOwned + rdIntensity + graduateShare + network + industry + knowsPromotion",
        panel: "firmId",
        time: "year",
      },
    },
  });
  expect(analysis.warnings.map(({ code }) => code)).toContain("boundary");
  const en = textOf(analysis, "en");
  expect(en).toContain("The variance of the firms' own effects is estimated as 0");
  expect(en.slice(0, en.indexOf("## Data and sample"))).not.toContain(", apart from what firms are.");
  expect(textOf(analysis, "ko")).toContain("고유효과의 분산이 0으로 추정되어");
});
