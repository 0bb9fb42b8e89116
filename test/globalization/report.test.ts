import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { createHash } from "node:crypto";
import { Sha256 } from "../../src/data/sha256.ts";
import type { Table } from "../../src/data/table.ts";
import { determinantAnalysis } from "../../src/globalization/analysis.ts";
import { simulateFirms } from "../../src/globalization/simulate-firms.ts";
import { version } from "../../src/globalization/version.ts";

const { table: firms } = simulateFirms({ firms: 500, seed: 5 });
const first = (rows: number): Table => firms.take(Int32Array.from({ length: rows }, (_, i) => i));
const rowsWhere = (keep: (row: number) => boolean): Table =>
  firms.take(Int32Array.from({ length: firms.rows }, (_, i) => i).filter(keep));
const industry = firms.column("industry");
const exporter = firms.numbers("exporter");
const group = industry.kind === "category" ? industry.codes : new Int32Array(0);

/** Data of every kind that surveys are: each must give a page that says what it cannot tell. */
const data: Readonly<Record<string, Table>> = {
  healthy: firms,
  "10 rows": first(10),
  "2 rows": first(2),
  "no instruments": firms.select(
    firms.names.filter((name) => !["rdSubsidy", "regionalRd", "knowsPromotion"].includes(name)),
  ),
  "a group without exporters": rowsWhere((i) => !(group[i] === 0 && exporter[i] === 1)),
  "no exporters": rowsWhere((i) => exporter[i] === 0),
  "exporters alone": rowsWhere((i) => exporter[i] === 1),
  "a capability that does not vary": firms.with({
    rdIntensity: { kind: "number", values: new Float64Array(firms.rows).fill(3) },
  }),
  "missing values": firms.with({
    rdIntensity: { kind: "number", values: firms.numbers("rdIntensity").map((x, i) => (i % 9 === 0 ? Number.NaN : x)) },
  }),
  "few columns": firms.select(["exporter", "lnEmployees", "network"]),
};
/** The lines that a reader sees of a page, also those folded away and those in pictures. */
function linesOf(page: string): string[] {
  return page
    .replace(/<(style|script|pre)[\s\S]*?<\/\1>/g, "")
    .replace(/<[^>]+>/g, "\n")
    .split("\n")
    .filter((line) => !line.includes(" ~ ") || /[가-힣]/.test(line.split(" ~ ")[0]!));
}

/** Runs of English words: formulas and single names are none. */
const proseOf = (page: string): string[] =>
  linesOf(page).filter((line) => /\b[A-Za-z]{2,} [a-z]{2,}\b/.test(line.replace(/estimand study|by the survey/g, "")));

const analyses = Object.entries(data).map(([name, table]) => [name, determinantAnalysis(table)] as const);

describe.each(analyses)("the report of %s", (name, analysis) => {
  it.each(["en", "ko"] as const)("in %s has no number that is none, in any format", (language) => {
    for (const format of ["html", "markdown", "latex"] as const) {
      const { text } = analysis.report({ language, format });
      expect(text).not.toMatch(/NaN|undefined|\bnull\b|Infinity|\[object/);
      if (format !== "latex") expect(text).toContain(language === "en" ? "Findings" : "주요 결과");
    }
  });

  it("in Korean is Korean, whatever is left out and warned of", () => {
    expect(proseOf(analysis.report({ language: "ko" }).text)).toEqual([]);
  });

  it("says why a part was left out", () => {
    const text = analysis.report().text;
    if (name === "10 rows" || name === "no exporters") expect(text).toContain("What was left out, and why");
    if (name === "a group without exporters") expect(text).toContain("Warning.");
    if (name === "a capability that does not vary") expect(text).toContain("adds nothing to the other columns");
  });
});

describe("a report", () => {
  const scenarios = { grants: { rdIntensity: "x + 1", where: "employees < 50", cost: 5 } };
  const analysed = (): ReturnType<typeof determinantAnalysis> => {
    const simulated = simulateFirms({ firms: 500, seed: 5 });
    return determinantAnalysis(simulated.table, { simulated });
  };
  const [one, again] = [analysed(), analysed()];
  const options = { scenarios, cases: ["F00012"] };
  const [en, ko] = [one.report({ ...options, language: "en" }).text, one.report({ ...options, language: "ko" }).text];

  it("is the same bytes for the same seed and version, in either language", () => {
    expect(again.report({ ...options, language: "en" }).text).toBe(en);
    expect(again.report({ ...options, language: "ko" }).text).toBe(ko);
  });

  it("in Korean is Korean, pictures and outputs in full too: what stays is formulas, code, names of columns and of methods", () => {
    expect(ko).toContain('<html lang="ko">');
    expect(proseOf(ko)).toEqual([]);
    expect(proseOf(en).length).toBeGreaterThan(200);
  });

  it("in Korean has the numbers of the English one", () => {
    const numbers = (page: string): string[] => linesOf(page).flatMap((line) => line.match(/\d[\d,]*\.\d+/g) ?? []);
    const there = new Set(numbers(ko));
    expect(numbers(en).filter((each) => !there.has(each))).toEqual([]);
  });

  it("says at every section that it is a reconstruction, and of simulated firms that they are simulated", () => {
    const sections = en.split("<section").slice(1);
    for (const section of sections) expect(section).toMatch(/Reconstruction of a study's method.*simulated firms/);
  });

  it("labels each LaTeX table after its caption, and names each by a caption of its own", () => {
    const { text } = one.report({ ...options, format: "latex" });
    const tables = text.match(/\\begin\{table\}/g)!.length;
    expect(text.match(/^\\caption\{.*\}\n\\label\{tab:[a-z-]+-\d+\}$/gm)!.length).toBe(tables);
    expect(new Set(text.match(/^\\label.*$/gm)).size).toBe(tables);
  });

  it("sets the same number of cells in every row of a Markdown table", () => {
    const cells = (line: string): number => line.split(/(?<!\\)\|/).length;
    for (const language of ["en", "ko"] as const) {
      const lines = one.report({ ...options, language, format: "markdown" }).text.split("\n");
      const uneven = lines.filter(
        (line, i) => line.startsWith("|") && lines[i - 1]!.startsWith("|") && cells(line) !== cells(lines[i - 1]!),
      );
      expect(uneven).toEqual([]);
    }
  });

  it("shows scenarios and cases where asked", () => {
    expect(en).toContain("Scenario &quot;grants&quot;");
    expect(en).toContain("Firm F00012");
  });

  it("states the version of the manifest", () => {
    const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    expect(version).toBe(manifest.version);
  });

  it("writes its specification as JSON that runs it again", () => {
    const text = analyses[0]![1].report({ format: "markdown" }).text;
    const [, json] = /### Specification\s+```\n([\s\S]*?)\n```/.exec(text)!;
    const { specification } = JSON.parse(json!);
    expect(determinantAnalysis(firms, { specification }).report({ format: "markdown" }).text).toBe(text);
  });

  it("refuses a format and a language that it has not", () => {
    const analysis = analyses[0]![1];
    expect(() => analysis.report({ format: "pdf" as never })).toThrow(expect.objectContaining({ code: "bad-option" }));
    expect(() => analysis.report({ language: "fr" as never })).toThrow(expect.objectContaining({ code: "bad-option" }));
  });
});

describe("SHA-256", () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])("of %i bytes is that of Node", (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => 7 * i);
    expect(new Sha256().add(bytes).hex()).toBe(createHash("sha256").update(bytes).digest("hex"));
  });
});
