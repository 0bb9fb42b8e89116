import { describe, expect, it } from "vitest";
import { deriveFields, fieldLabels, firmFields, type FirmRecord } from "../../src/globalization/index.ts";
import { table } from "../../src/index.ts";

const fields = Object.entries(firmFields);

describe("the data dictionary", () => {
  it("has a label in English and in Korean for each field, each once", () => {
    for (const language of ["en", "ko"] as const) {
      const labels = fields.map(([, { label }]) => label[language]);
      expect(labels.filter((label, i) => label === "" || labels.indexOf(label) !== i)).toEqual([]);
    }
    for (const [name, { label }] of fields) {
      expect(label.ko, name).toMatch(/[가-힣]/);
      expect(label.en, name).not.toMatch(/[가-힣]/);
    }
  });

  it("holds usual values within possible ones, and no two fields of one synonym", () => {
    for (const [name, { possible, usual }] of fields) {
      if (possible !== undefined) expect(possible[0], name).toBeLessThan(possible[1]);
      if (usual === undefined) continue;
      expect(possible, name).toBeDefined();
      expect(usual[0], name).toBeGreaterThanOrEqual(possible![0]);
      expect(usual[1], name).toBeLessThanOrEqual(possible![1]);
    }
    const synonyms = fields.flatMap(([, { also = [] }]) => also);
    expect(synonyms.filter((word, i) => synonyms.indexOf(word) !== i)).toEqual([]);
  });

  it("covers what the study's firms are asked, in every role", () => {
    expect([...new Set(fields.map(([, { role }]) => role))].sort()).toEqual(
      ["capability", "firm", "identity", "instrument", "market", "outcome", "policy", "weight"].sort(),
    );
    for (const name of [
      "assets",
      "foundingYear",
      "employeesPostgraduate",
      "intangibleAssets",
      "ictSpending",
      "mode3",
    ]) {
      expect(firmFields).toHaveProperty(name);
    }
    expect(fieldLabels("ko")["log(sales)"]).toBe("ln 매출액");
  });

  it("types a record: numbers, texts, and yes or no", () => {
    const firm: FirmRecord = { firmId: "F1", year: 2018, exporter: true, mode1: 1, sales: 1200, industry: "J62" };
    // @ts-expect-error a text is no amount
    const wrong: FirmRecord = { sales: "1,200" };
    expect([firm.sales, wrong.sales]).toEqual([1200, "1,200"]);
  });
});

describe("deriveFields", () => {
  it("derives what follows from the fields, and leaves what is given as it is", () => {
    const firms = deriveFields(
      table({
        year: [2018, 2018],
        foundingYear: [2010, 2018],
        sales: [1000, 0],
        exports: [250, 0],
        employees: [10, 4],
        employeesBachelor: [5, 1],
        employeesPostgraduate: [1, 0],
        rdSpending: [50, Number.NaN],
        programmesKnown: [2, 0],
        mode1: [1, 0],
        mode2: [0, 0],
        mode3: [1, 0],
        mode4: [0, 0],
        productivity: [70, 80],
      }),
    );
    const found = (name: string): number[] => [...firms.numbers(name)];
    expect(found("age")).toEqual([8, 0]);
    expect(found("exportIntensity")).toEqual([0.25, Number.NaN]);
    expect(found("rdIntensity")).toEqual([5, Number.NaN]);
    expect(found("rdPerformer")).toEqual([1, Number.NaN]);
    expect(found("graduateShare")).toEqual([0.6, 0.25]);
    expect(found("knowsPromotion")).toEqual([1, 0]);
    expect(found("modes")).toEqual([2, 0]);
    expect(found("productivity")).toEqual([70, 80]);
    expect(firms.column("exporter").kind).toBe("boolean");
  });
});
