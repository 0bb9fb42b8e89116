import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  exportConcentration,
  globalizationProfile,
  inClasses,
  simulateFirms,
  sizeClasses,
} from "../../src/globalization/index.ts";
import { table } from "../../src/index.ts";
import { errorOf } from "../data/error-of.ts";

interface Reference {
  readonly group: readonly string[];
  readonly share: readonly number[];
  readonly se: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly F: number;
  readonly df: number;
}
const reference = JSON.parse(readFileSync(new URL("../reference/survey-shares.json", import.meta.url), "utf8")) as {
  readonly data: Readonly<Record<"y" | "pw", number[]> & Record<"stype" | "awards", string[]>>;
  readonly strataAwards: Reference;
  readonly weightsStype: Reference;
};

function expectReference(by: "awards" | "stype", strata: string | undefined, expected: Reference): void {
  const survey = {
    outcome: "y",
    weights: "pw",
    by: [by],
    columns: ["pw"],
    ...(strata === undefined ? {} : { strata }),
  };
  const [{ rows, test }] = globalizationProfile(reference.data, survey).shares as [
    ReturnType<typeof globalizationProfile>["shares"][number],
  ];
  expect(rows.map(({ group }) => group)).toEqual(expected.group);
  rows.forEach((row, g) => {
    for (const name of ["share", "se", "low", "high"] as const)
      expect(Math.abs(row[name] / expected[name][g]! - 1), `${name} of ${row.group}`).toBeLessThan(1e-9);
  });
  expect(Math.abs(test!.statistic / expected.F - 1)).toBeLessThan(1e-9);
  expect(test!.df).toEqual([expected.group.length - 1, expected.df]);
}

describe("globalizationProfile", () => {
  it("gives shares, standard errors, intervals and tests as R's survey package does, with strata and without", () => {
    expectReference("awards", "stype", reference.strataAwards);
    expectReference("stype", undefined, reference.weightsStype);
  });

  it("describes simulated firms by industry, region, size and age, with differences and concentration", () => {
    const { table: firms } = simulateFirms({ firms: 800, seed: 3 });
    const profile = globalizationProfile(firms, { weights: "weight", strata: "stratum" });
    expect(profile.shares.map(({ by }) => by)).toEqual(["industry", "region", "sizeClass", "ageClass"]);
    for (const { rows } of profile.shares) expect(rows.reduce((sum, row) => sum + row.firms, 0)).toBe(800);
    const [small, , large] = profile.shares[2]!.rows;
    expect(large!.share).toBeGreaterThan(small!.share);
    expect(profile.differences!.rows.find(({ column }) => column === "rdIntensity")!.difference).toBeGreaterThan(0);
    expect(profile.concentration!.top.tenPercent).toBeGreaterThan(0.3);
    expect(String(profile)).toContain("J62 Computer programming");
    const korean = globalizationProfile(firms, { language: "ko" });
    expect(String(korean)).toContain("집단 간 비중 동일성 검정");
    expect(String(korean)).not.toMatch(/NaN|undefined/);
  });

  it("leaves groups in which nobody globalizes out of the test, and says so", () => {
    const firms = {
      exporter: [1, 0, 0, 1, 0, 1, 0, 0, 0, 0],
      group: ["a", "a", "a", "b", "b", "b", "c", "c", "c", "c"],
      employees: [1, 2, 3, 4, 5, 6, 7, 8, 9, 30],
    };
    const { shares } = globalizationProfile(firms, { by: ["group"] });
    expect(shares[0]!.rows[2]).toMatchObject({ group: "c", share: 0, se: Number.NaN });
    expect(shares[0]!.test!.note).toContain("1 group(s)");
    const none = globalizationProfile({ ...firms, exporter: firms.exporter.map(() => 0) }, { by: ["group"] });
    expect(none.differences).toBeUndefined();
    expect(none.shares[0]!.test).toBeUndefined();
    expect(String(none)).not.toContain("NaN");
  });

  it("refuses weights below zero, outcomes that are no yes or no, and data without known outcomes", () => {
    const firms = {
      exporter: [1, 0, 0],
      weight: [1, -1, 2],
      other: [3, 1, 2],
      none: [Number.NaN, Number.NaN, Number.NaN],
    };
    expect(errorOf(() => globalizationProfile(firms, { weights: "weight" }))).toMatchObject({
      code: "bad-weights",
      facts: { row: 2 },
    });
    expect(errorOf(() => globalizationProfile(firms, { outcome: "other" }))).toMatchObject({
      code: "outcome-not-binary",
    });
    expect(errorOf(() => globalizationProfile(firms, { outcome: "none" }))).toMatchObject({ code: "no-complete-rows" });
  });
});

describe("exportConcentration", () => {
  it("is the textbook's: of four alike, of one alone, of one, two and three", () => {
    expect(exportConcentration({ exports: [5, 5, 5, 5, 0] })).toMatchObject({ exporters: 4, herfindahl: 0.25 });
    expect(exportConcentration({ exports: [5, 5, 5, 5] }).gini).toBeCloseTo(0, 12);
    expect(exportConcentration({ exports: [0, 7, Number.NaN] })).toMatchObject({ exporters: 1, herfindahl: 1 });
    const { gini, herfindahl } = exportConcentration({ exports: [1, 2, 3] });
    expect(gini).toBeCloseTo(2 / 9, 12); // Σ|x - y| / (2 n² mean) = 8 / 36
    expect(herfindahl).toBeCloseTo(14 / 36, 12);
  });

  it("counts a firm of weight two as two firms in the Gini coefficient and the top shares", () => {
    const weighted = exportConcentration({ exports: [1, 4], w: [2, 1] }, { weights: "w" });
    const repeated = exportConcentration({ exports: [1, 1, 4] });
    expect(weighted.gini).toBeCloseTo(repeated.gini, 12);
    expect(weighted.herfindahl).toBeCloseTo(repeated.herfindahl, 12);
    expect(weighted.top.tenPercent).toBeCloseTo(0.1 * 3 * (4 / 6), 12);
    expect(errorOf(() => exportConcentration({ exports: [0, 0] }))).toMatchObject({ code: "no-complete-rows" });
  });
});

it("inClasses puts numbers into ordered classes", () => {
  const column = inClasses(table({ employees: [1, 9, 10, 300, Number.NaN] }), "employees", sizeClasses);
  expect([...column.codes]).toEqual([0, 0, 1, 3, -1]);
  expect(column.levels).toEqual(["1-9", "10-49", "50-299", "300+"]);
});
