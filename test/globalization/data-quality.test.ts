import { describe, expect, it } from "vitest";
import {
  dataQuality,
  type FirmMapping,
  globalizationProfile,
  mapFirms,
  simulateFirms,
} from "../../src/globalization/index.ts";
import { parseCsv, table } from "../../src/index.ts";
import { errorOf } from "../data/error-of.ts";

const codes = (quality: ReturnType<typeof dataQuality>): string[] => quality.findings.map(({ code }) => code);
const many = (value: (i: number) => number | string | null, n = 200) => Array.from({ length: n }, (_, i) => value(i));

/** 200 firms without a fault. */
const sound = {
  firmId: many((i) => `F${i}`),
  industry: many((i) => ["J62", "M71"][i % 2]!),
  exporter: many((i) => Number(i % 7 < 2)),
  exports: many((i) => (i % 7 < 2 ? 10 + i : 0)),
  sales: many((i) => 500 + 3 * i),
  employees: many((i) => 5 + (i % 40)),
};

describe("dataQuality", () => {
  it("finds nothing in sound data, and says so in both languages", () => {
    const quality = dataQuality(sound);
    expect(quality.findings).toEqual([]);
    expect(String(quality)).toContain("Nothing was found.");
    expect(String(dataQuality(sound, { language: "ko" }))).toContain("발견된 문제가 없습니다.");
  });

  it("changes nothing", () => {
    const columns = { ...sound, sales: Float64Array.from(sound.sales as number[]) };
    columns.sales[3] = -1;
    const before = columns.sales.slice();
    dataQuality(columns);
    expect(columns.sales).toEqual(before);
  });

  it("names impossible and unusual values, fractions of what is counted, and yes or no that is neither, with their rows", () => {
    const quality = dataQuality({
      ...sound,
      sales: many((i) => (i === 4 ? -20 : 500)),
      age: many((i) => (i === 9 ? 120 : i % 30)),
      patents: many((i) => (i === 2 ? 1.5 : i % 3)),
      network: many((i) => (i < 3 ? 2 : i % 2)),
    });
    expect(quality.findings.find(({ fields }) => fields[0] === "sales")).toMatchObject({
      severity: "error",
      code: "impossible-value",
      count: 1,
      rows: [5],
    });
    expect(quality.findings).toContainEqual(
      expect.objectContaining({ code: "unusual-value", fields: ["age"], rows: [10] }),
    );
    expect(quality.findings).toContainEqual(
      expect.objectContaining({ code: "not-whole", fields: ["patents"], rows: [3] }),
    );
    expect(quality.findings).toContainEqual(
      expect.objectContaining({ code: "impossible-value", fields: ["network"], count: 3 }),
    );
    expect(quality.findings.map(({ severity }) => severity)).toEqual(["error", "error", "warning", "note"]);
  });

  it("finds contradictions: exports above sales, founded after the survey, more graduates than employees", () => {
    const quality = dataQuality({
      ...sound,
      sales: many((i) => (i === 0 ? 1 : 900)),
      year: many(() => 2018),
      foundingYear: many((i) => (i === 7 ? 2020 : 2010)),
      employeesBachelor: many((i) => (i === 3 ? 60 : 2)),
      employeesPostgraduate: many((i) => i % 3),
    });
    const found = quality.findings.filter(({ code }) => code === "impossible-combination");
    expect(found.map(({ fields, rows }) => [fields.join(" "), rows])).toEqual([
      ["exports sales", [1]],
      ["foundingYear year", [8]],
      ["employeesBachelor employeesPostgraduate employees", [4]],
    ]);
    expect(found[0]!.message.ko).toBe("수출액이 매출액보다 큼: 1건.");
  });

  it("finds firms that are twice there, by identity and year, or by whole rows without identity", () => {
    const twice = { ...sound, firmId: many((i) => `F${i === 20 ? 3 : i}`) };
    expect(dataQuality(twice).findings).toContainEqual(
      expect.objectContaining({ code: "duplicate-firm", severity: "error", rows: [21] }),
    );
    const inYears = { ...twice, year: many((i) => (i === 20 ? 2017 : 2018)) };
    expect(codes(dataQuality(inYears))).not.toContain("duplicate-firm");
    const { firmId: _, ...others } = sound;
    const rows = table(others).take(Int32Array.from([0, 1, 2, 1, 4, 1]));
    expect(dataQuality(rows).findings).toContainEqual(
      expect.objectContaining({ code: "duplicate-row", count: 2, rows: [4, 6] }),
    );
  });

  it("finds text in numbers, and checks the rest", () => {
    const survey = parseCsv('업체,매출,수출\nA,"1,200",30\nB,800,900\nC,약 500,0\n');
    const mapping: FirmMapping = { fields: { firmId: "업체", sales: "매출", exports: "수출 * 10" } };
    const quality = dataQuality(survey, { mapping, language: "ko" });
    expect(quality.findings[0]).toMatchObject({ code: "text-in-numbers", fields: ["sales"], count: 2, rows: [1, 3] });
    expect(String(quality)).toContain('"1,200", "약 500"');
    expect(quality.missing.map(({ column }) => column)).toContain("exporter");
  });

  it("finds columns that the mapping names and the data lack", () => {
    const quality = dataQuality(sound, { mapping: { fields: { sales: "turnover", exports: "exports" } } });
    expect(quality.findings).toContainEqual(expect.objectContaining({ code: "missing-column", fields: ["sales"] }));
  });

  it("finds texts of another encoding, and spellings that differ in spaces only", () => {
    const half = many((i) => ["서울", "부산", "¼­¿ï½Ã", "서 울"][i % 4]!);
    const quality = dataQuality({ ...sound, region: half });
    expect(quality.findings).toContainEqual(
      expect.objectContaining({ code: "encoding", fields: ["region"], count: 50 }),
    );
    expect(quality.findings).toContainEqual(expect.objectContaining({ code: "spelling", fields: ["region"] }));
    for (const fine of ["Île-de-France", "Ñuñoa", "São Paulo", "Łódź", "北京", "제주"]) {
      expect(codes(dataQuality({ ...sound, region: many(() => fine) })), fine).not.toContain("encoding");
    }
  });

  it("finds weights that are zero, negative or missing", () => {
    const quality = dataQuality({
      ...sound,
      weight: many((i) => (i === 0 ? 0 : i === 1 ? -2 : i === 2 ? null : 1 + (i % 5))),
    });
    expect(codes(quality)).toEqual(["impossible-value", "zero-weight", "missing-weight"]);
  });

  it("finds groups without exporters, columns that do not vary, and a sample without exporters", () => {
    const industry = many((i) => (i % 7 < 2 ? "J62" : "M71"));
    expect(dataQuality({ ...sound, industry, network: many(() => 1) }).findings).toMatchObject([
      { code: "group-without-exporters", count: 2 },
      { code: "constant", fields: ["network"] },
    ]);
    const none = dataQuality({ ...sound, exporter: many(() => 0), exports: many(() => 0) });
    expect(none.findings[0]).toMatchObject({ code: "no-variation", severity: "error" });
  });

  it("finds a slipped unit by its distance on a logarithmic scale", () => {
    const sales = many((i) => (i === 11 ? 6e8 : 500 + 3 * i));
    expect(dataQuality({ ...sound, sales }).findings).toContainEqual(
      expect.objectContaining({ code: "outlier", fields: ["sales"], rows: [12] }),
    );
  });

  it("tells what is missing together, the most frequent pattern first", () => {
    const quality = dataQuality({
      ...sound,
      assets: many((i) => (i % 2 ? i : null)),
      capital: many((i) => (i % 4 ? i : null)),
    });
    expect(quality.patterns).toEqual([
      { missing: [], count: 100 },
      { missing: ["assets"], count: 50 },
      { missing: ["assets", "capital"], count: 50 },
    ]);
    expect(quality.findings).toContainEqual(expect.objectContaining({ code: "often-missing", fields: ["assets"] }));
    expect(codes(dataQuality({ ...sound, assets: many(() => Number.NaN) }))).toContain("all-missing");
  });

  it("finds firms that are not in every year, and founding years that change", () => {
    const panel = {
      firmId: many((i) => `F${i >> 1}`),
      year: many((i) => 2017 + (i % 2)),
      foundingYear: many((i) => (i === 5 ? 2001 : 2000)),
    };
    expect(codes(dataQuality(table(panel).slice(0, 199)))).toEqual(["changing-founding-year", "unbalanced-panel"]);
  });

  it("says of ten rows that they are few", () => {
    expect(codes(dataQuality(simulateFirms({ firms: 10, seed: 2 }).table))).toContain("few-rows");
  });
});

describe("bad data, through the mapping", () => {
  const survey = {
    업종: many((i) => ["J62", "M71"][i % 2]!, 10),
    수출액: many((i) => (i < 2 ? 100 : 0), 10),
    매출액: many((i) => 500 + i, 10),
  };

  it("maps ten rows, and the report says that they are few", () => {
    const mapping: FirmMapping = { fields: { industry: "업종", exports: "수출액", sales: "매출액" } };
    expect(mapFirms(survey, mapping).rows).toBe(10);
    expect(codes(dataQuality(survey, { mapping }))).toEqual(["few-rows"]);
    const profile = globalizationProfile(mapFirms(survey, mapping));
    expect(profile.overall).toMatchObject({ firms: 10, exporters: 2, share: 0.2 });
    expect(String(profile)).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("reports what mapFirms refuses: the same value, the same row", () => {
    const wrong = { ...survey, 매출액: many((i) => (i === 6 ? -3 : 500), 10) };
    const mapping: FirmMapping = { fields: { sales: "매출액 * 1000" } };
    expect(errorOf(() => mapFirms(wrong, mapping))).toMatchObject({
      code: "bad-mapping",
      facts: { row: 7, value: -3000 },
    });
    expect(dataQuality(wrong, { mapping }).findings[0]).toMatchObject({ code: "impossible-value", rows: [7] });
  });
});
