import { describe, expect, it } from "vitest";
import {
  correspondingDivisions,
  gatsModes,
  isKnowledgeBasedService,
  knowledgeBasedServices,
  knowledgeIntensiveServices,
  serviceIndustry,
  smeBands,
  smeTest,
} from "../../src/globalization/index.ts";

describe("the classification of knowledge-based services", () => {
  it("knows codes of the three classifications, at any depth", () => {
    for (const code of ["J62", "J6201", "62", " j58 ", "M73"]) expect(isKnowledgeBasedService(code), code).toBe(true);
    for (const code of ["C26", "26", "G46", "C62", "", "Z9"]) expect(isKnowledgeBasedService(code), code).toBe(false);
    expect(isKnowledgeBasedService("M72.1", { classification: "nace" })).toBe(true);
    expect(isKnowledgeBasedService("5610", { classification: "isic" })).toBe(false);
    expect(serviceIndustry("72")?.group).toBe("R&D and engineering");
  });

  it("corresponds: what is one division here may be three there", () => {
    expect(correspondingDivisions("M71", { from: "ksic", to: "isic" })).toEqual(["69", "70", "73"]);
    expect(correspondingDivisions("71", { from: "isic", to: "ksic" })).toEqual(["72"]);
    expect(correspondingDivisions("73.1", { from: "nace", to: "isic" })).toEqual(["73"]);
    expect(correspondingDivisions("C26", { from: "ksic", to: "isic" })).toEqual([]);
    for (const { ksic, isic } of knowledgeBasedServices) {
      for (const division of isic.split(", ")) {
        expect(correspondingDivisions(division, { from: "isic", to: "ksic" })).toEqual([ksic.slice(1)]);
      }
    }
  });

  it("leaves optional divisions out, and takes the user's own list", () => {
    expect(isKnowledgeBasedService("N75")).toBe(false);
    const [publishing] = knowledgeBasedServices;
    const industries = [{ ...publishing!, ksic: "H49", isic: "49", nace: "49" }];
    expect(isKnowledgeBasedService("H49", { industries })).toBe(true);
    expect(isKnowledgeBasedService("J62", { industries })).toBe(false);
  });

  it("says of each row where it is from and how far it stands", () => {
    for (const { source, standing, label } of knowledgeBasedServices) {
      expect(source).toContain("KSIC rev. 10");
      expect(standing).toEqual({
        division: "published list",
        correspondence: "matched by names",
        membership: "to be confirmed",
      });
      expect(label.ko).toMatch(/업$/);
    }
  });

  it("has Eurostat's knowledge-intensive services by NACE rev. 2", () => {
    const { nace, highTech } = knowledgeIntensiveServices;
    expect(nace).toHaveLength(2 + 9 + 7 + 1 + 1 + 10);
    expect(highTech).toEqual(["59", "60", "61", "62", "63", "72"]);
    expect(nace).toEqual(expect.arrayContaining([...highTech]));
  });
});

describe("smeTest", () => {
  const firm = { industry: "J62", year: 2018, sales: 79_000, assets: 10_000, independent: true };

  it("asks for sales within the band of the industry, assets below 500 billion won, and independence", () => {
    expect(smeTest(firm)).toMatchObject({ sme: true, reason: "within the bands", assumed: [] });
    expect(smeTest({ ...firm, sales: 80_001 })).toMatchObject({ sme: false, reason: "sales" });
    expect(smeTest({ ...firm, assets: 500_000 })).toMatchObject({ sme: false, reason: "assets" });
    expect(smeTest({ ...firm, independent: false })).toMatchObject({ sme: false, reason: "not independent" });
  });

  it("takes a division's band before its section's, says what it assumed, and does not guess other years", () => {
    expect(smeTest({ ...firm, industry: "N7611", sales: 50_000 }).sme).toBe(false);
    expect(smeTest({ ...firm, industry: "N75", sales: 50_000 }).sme).toBe(true);
    expect(smeTest({ industry: "M71", year: 2020, sales: 1 }).assumed).toEqual(["assets", "independent"]);
    expect(smeTest({ ...firm, year: 2025 })).toMatchObject({ sme: undefined, reason: "no band" });
    expect(smeTest({ ...firm, sales: Number.NaN }).reason).toBe("sales missing");
    expect(smeTest({ ...firm, sales: undefined as never })).toMatchObject({ sme: undefined, reason: "sales missing" });
    expect(smeTest({ ...firm, assets: Number.NaN }).assumed).toEqual(["assets"]);
    expect(() => smeTest({ ...firm, sales: -1 })).toThrow("The firm's sales are -1");
    const later = [{ ...smeBands[1]!, from: 2025, to: 2030, sales: 90_000 }];
    expect(smeTest({ ...firm, year: 2025 }, later).sme).toBe(true);
  });
});

it("has the four modes of supply, each with its field", () => {
  expect(gatsModes.map(({ mode, field }) => [mode, field])).toEqual([1, 2, 3, 4].map((mode) => [mode, `mode${mode}`]));
});
