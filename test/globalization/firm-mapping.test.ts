import { describe, expect, it } from "vitest";
import type { EstimandError } from "../../src/errors.ts";
import { type FirmMapping, mapFirms } from "../../src/globalization/firm-mapping.ts";
import { errorOf } from "../data/error-of.ts";

const survey = [
  { 업종: "J62", 수출여부: "예", 수출액: 250, 매출액: 1200, 종업원수: 12, 설립연도: 2010, "R&D 비중": 4.2 },
  { 업종: "M71", 수출여부: "아니오", 수출액: 0, 매출액: 640, 종업원수: 5, 설립연도: 2015, "R&D 비중": 0 },
  { 업종: "J62", 수출여부: "아니오", 수출액: 0, 매출액: 5400, 종업원수: 48, 설립연도: 1999, "R&D 비중": null },
];

const mapping: FirmMapping = {
  fields: {
    industry: "업종",
    exporter: { column: "수출여부", equals: "예" },
    exports: "수출액 / 100",
    sales: "매출액 / 100",
    employees: "종업원수",
    age: "2018 - 설립연도",
    rdIntensity: "R&D 비중",
  },
};

describe("mapFirms", () => {
  const firms = mapFirms(survey, mapping);

  it("reads Korean columns, arithmetic on them, and names with spaces", () => {
    expect([...firms.numbers("exports")]).toEqual([2.5, 0, 0]);
    expect([...firms.numbers("age")]).toEqual([8, 3, 19]);
    expect([...firms.numbers("rdIntensity")]).toEqual([4.2, 0, Number.NaN]);
    expect([...firms.numbers("exporter")]).toEqual([1, 0, 0]);
  });

  it("adds what follows from the fields: productivity and logarithms", () => {
    expect(firms.numbers("productivity")[0]).toBe(1);
    expect(firms.numbers("lnEmployees")[1]).toBe(Math.log(5));
    expect(firms.numbers("lnAge")[2]).toBe(Math.log(20));
  });

  it("takes exports above zero for exporting when nothing says who exports", () => {
    const { exporter: _, ...fields } = mapping.fields;
    expect([...mapFirms(survey, { fields }).numbers("exporter")]).toEqual([1, 0, 0]);
  });

  it("keeps own columns, makes indicators, and selects rows", () => {
    const chosen = mapFirms(survey, {
      ...mapping,
      keep: ["설립연도"],
      indicators: { programming: { column: "업종", equals: "J62" } },
      complete: ["R&D 비중"],
    });
    expect(chosen.rows).toBe(2);
    expect([...chosen.numbers("programming")]).toEqual([1, 0]);
    expect([...chosen.numbers("설립연도")]).toEqual([2010, 2015]);
    expect(mapFirms(survey, { ...mapping, where: { column: "업종", equals: "J62" } }).rows).toBe(2);
  });

  it("names a field that does not exist, a column that the data lack, and a value that never occurs", () => {
    const fault = (changes: object): EstimandError => errorOf(() => mapFirms(survey, { ...mapping, ...changes }));
    expect(fault({ fields: { turnover: "매출액" } })).toMatchObject({
      code: "bad-mapping",
      facts: { field: "turnover" },
    });
    expect(fault({ fields: { sales: "매출" } })).toMatchObject({
      code: "unknown-column",
      facts: { field: "sales", column: "매출" },
    });
    expect(fault({ fields: { exporter: { column: "수출여부", equals: "네" } } }).message).toContain('"예"');
    expect(fault({ where: { column: "업종", equals: "K64" } }).message).toContain('"J62"');
    expect(fault({ fields: { sales: "매출액 /" } })).toMatchObject({ code: "formula-syntax" });
  });

  it("refuses impossible values and says where they are", () => {
    const fault = errorOf(() => mapFirms(survey, { fields: { age: "설립연도 - 2012" } }));
    expect(fault).toMatchObject({ code: "bad-mapping", facts: { field: "age", row: 1, value: -2 } });
  });
});
