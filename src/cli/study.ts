import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EstimandError } from "../errors.ts";
import type { Table } from "../data/table.ts";
import { determinantAnalysis } from "../globalization/analysis.ts";
import type { DeterminantAnalysis } from "../globalization/analysis-result.ts";
import { dataQuality } from "../globalization/data-quality.ts";
import { mapFirms } from "../globalization/firm-mapping.ts";
import type { Language } from "../globalization/quality/quality-finding.ts";
import type { ReportOptions } from "../globalization/report.ts";
import { checkReportData } from "../globalization/shapes/check-report-options.ts";
import { readArguments } from "./arguments.ts";
import { readData } from "./read-data.ts";
import { readLanguage } from "./read-language.ts";
import { csvOptions, readMapping, type StudyMapping } from "./read-mapping.ts";
import { readSimulation, simulatedStudy } from "./simulated-study.ts";

/**
 * `estimand study`: writes the determinant analysis as report.html, report.md and its figures. Without data of the
 * simulated survey, or of the one that `--map` simulates (a report's own specification); else of the user's file (CSV or
 * Stata), read through `--map`, and checked before: the data-quality report is written beside, and faults are told at once.
 *
 * @returns the lines to print at the end
 */
export async function study(words: readonly string[], progress: (line: string) => void): Promise<string[]> {
  const given = readArguments(words, ["data", "map", "out", "seed", "language", "encoding"], "data");
  const { data, map, out = "study", seed } = given;
  const language = readLanguage(given.language);
  if (data === undefined) {
    const mapping = map === undefined ? undefined : await readSimulation(map);
    const analysis = simulatedStudy(seed, mapping, language, progress);
    const options = {
      ...(mapping === undefined ? { language } : reportOptions(mapping, language)),
      onProgress: progress,
    };
    const { written, markdown } = await writeReport(analysis, out, options);
    return [...findings(markdown), "", `Written: ${written.join(", ")}`];
  }
  if (seed !== undefined)
    throw new EstimandError("bad-option", `--seed is of simulated firms, and these are of ${data}: leave it out.`, {
      option: "seed",
    });
  const { mapping, table } = await ownData(data, map, given.encoding, progress);
  const quality = dataQuality(table, { mapping, language, onProgress: progress });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "data-quality.md"), `${quality.toMarkdown()}\n`);
  progress("firms by the mapping");
  const firms = mapFirms(table, mapping);
  const options = { ...reportOptions(mapping, language), onProgress: progress };
  checkReportData(firms, options);
  const analysis = ownStudy(firms, mapping, data, progress);
  const { written, markdown } = await writeReport(analysis, out, options);
  const faults = quality.findings
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => `! ${message[language]}`);
  return [...findings(markdown), "", ...faults, `Written: ${[...written, join(out, "data-quality.md")].join(", ")}`];
}

async function ownData(
  data: string,
  map: string | undefined,
  encoding: string | undefined,
  onProgress: (line: string) => void,
): Promise<{ readonly mapping: StudyMapping; readonly table: Table }> {
  if (map === undefined) {
    throw new EstimandError(
      "bad-option",
      `--data needs --map MAP.json, which says which column is which field of the firm record; \`estimand describe ${data}\` drafts it.`,
      { option: "map" },
    );
  }
  const mapping = await readMapping(map);
  onProgress(`reading ${data}`);
  return { mapping, table: (await readData(data, onProgress, csvOptions(mapping, encoding))).table };
}

function ownStudy(
  firms: Table,
  mapping: StudyMapping,
  data: string,
  onProgress: (line: string) => void,
): DeterminantAnalysis {
  const { specification } = mapping;
  return determinantAnalysis(firms, {
    source: { ...mapping, name: mapping.name ?? data },
    onProgress,
    ...(specification === undefined ? {} : { specification }),
  });
}

/** What the mapping asks the report for beside the equations. */
function reportOptions({ scenarios, policy, cases }: StudyMapping, language: Language): ReportOptions {
  return {
    language,
    ...(scenarios === undefined ? {} : { scenarios }),
    ...(policy === undefined ? {} : { policy }),
    ...(cases === undefined ? {} : { cases }),
  };
}

async function writeReport(
  analysis: DeterminantAnalysis,
  folder: string,
  options: ReportOptions,
): Promise<{ readonly written: readonly string[]; readonly markdown: string }> {
  await mkdir(folder, { recursive: true });
  const markdown = analysis.report({ ...options, format: "markdown" });
  const files = {
    "report.html": analysis.report({ ...options, format: "html" }).text,
    "report.md": markdown.text,
    "tables.tex": analysis.report({ ...options, format: "latex" }).text,
    ...markdown.figures,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  const written = ["report.html", "report.md", "tables.tex"].map((name) => join(folder, name));
  return { written, markdown: markdown.text };
}

/** The first section of the report, the findings, for the terminal. */
function findings(markdown: string): string[] {
  const lines = markdown.split("\n");
  const start = lines.findIndex((line) => line.startsWith("## "));
  const end = lines.findIndex((line, i) => i > start && line.startsWith("## "));
  return lines.slice(start + 1, end).filter((line) => line !== "");
}
