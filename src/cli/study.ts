import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EstimandError } from "../errors.ts";
import type { Table } from "../data/table.ts";
import { determinantAnalysis } from "../globalization/analysis.ts";
import type { DeterminantAnalysis } from "../globalization/analysis-result.ts";
import { dataQuality } from "../globalization/data-quality.ts";
import { mapFirms } from "../globalization/firm-mapping.ts";
import { simulateFirms } from "../globalization/simulate-firms.ts";
import { readArguments } from "./arguments.ts";
import { readData } from "./read-data.ts";
import { readMapping, type StudyMapping } from "./read-mapping.ts";

/**
 * `estimand study`: writes the determinant analysis as report.html, report.md and its figures. Without data of the
 * simulated survey; else of the user's file (CSV or Stata), read through `--map`, and checked before: the data-quality
 * report is written beside, and faults are told at once.
 *
 * @returns the lines to print at the end
 */
export async function study(words: readonly string[], progress: (line: string) => void): Promise<string[]> {
  const { data, map, out = "study", seed } = readArguments(words, ["data", "map", "out", "seed"], "data");
  if (data === undefined) {
    const analysis = simulatedStudy(seed, progress);
    progress("writing the report");
    const written = await writeReport(analysis, out);
    return [...findings(analysis), "", `Written: ${written.join(", ")}`];
  }
  const { mapping, table } = await ownData(data, map, progress);
  progress("checking the data");
  const quality = dataQuality(table, { mapping });
  await mkdir(out, { recursive: true });
  await writeFile(join(out, "data-quality.md"), `${quality.toMarkdown()}\n`);
  const analysis = ownStudy(mapFirms(table, mapping), mapping, data, progress);
  progress("writing the report");
  const written = await writeReport(analysis, out);
  const faults = quality.findings
    .filter(({ severity }) => severity === "error")
    .map(({ message }) => `! ${message.en}`);
  return [...findings(analysis), "", ...faults, `Written: ${[...written, join(out, "data-quality.md")].join(", ")}`];
}

function simulatedStudy(seed: string | undefined, onProgress: (line: string) => void): DeterminantAnalysis {
  const number = Number(seed ?? 2019);
  if (!Number.isSafeInteger(number))
    throw new EstimandError("bad-option", `--seed is a whole number, not '${seed}'.`, { seed });
  onProgress("simulating firms");
  const simulated = simulateFirms({ seed: number });
  return determinantAnalysis(simulated.table, {
    simulated,
    source: { name: "the simulated survey", currency: "million KRW" },
    onProgress,
  });
}

async function ownData(
  data: string,
  map: string | undefined,
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
  return { mapping, table: (await readData(data, onProgress)).table };
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

async function writeReport(analysis: DeterminantAnalysis, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const markdown = analysis.report({ format: "markdown" });
  const files = {
    "report.html": analysis.report({ format: "html" }).text,
    "report.md": markdown.text,
    ...markdown.figures,
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  return ["report.html", "report.md"].map((name) => join(folder, name));
}

/** The findings section of the report, for the terminal. */
function findings(analysis: DeterminantAnalysis): string[] {
  const lines = analysis.report({ format: "markdown" }).text.split("\n");
  const start = lines.indexOf("## Findings");
  const end = lines.findIndex((line, i) => i > start && line.startsWith("## "));
  return lines.slice(start + 1, end).filter((line) => line !== "");
}
