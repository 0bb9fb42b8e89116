import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { EstimandError } from "../errors.ts";
import { determinantAnalysis, type DeterminantAnalysis } from "../globalization/analysis.ts";
import { type FirmMapping, mapFirms } from "../globalization/firm-mapping.ts";
import { simulateFirms } from "../globalization/simulate-firms.ts";
import type { DeterminantSpecification } from "../globalization/specification.ts";
import { readCsv } from "../node/read-csv.ts";
import { readArguments } from "./arguments.ts";

/** A mapping file: from columns to the firm record, and the equations when they are not the default ones. */
interface StudyMapping extends FirmMapping {
  readonly specification?: DeterminantSpecification;
}

/**
 * `estimand study`: writes the determinant analysis as report.html, report.md and its figures. Without `--data` of the
 * simulated survey; with it of the user's file, read through `--map`.
 *
 * @returns the lines to print at the end
 */
export async function study(words: readonly string[], progress: (line: string) => void): Promise<string[]> {
  const { data, map, out = "study", seed } = readArguments(words, ["data", "map", "out", "seed"]);
  const analysis = data === undefined ? simulatedStudy(seed, progress) : await ownStudy(data, map, progress);
  progress("writing the report");
  const written = await writeReport(analysis, out);
  return [...findings(analysis), "", `Written: ${written.join(", ")}`];
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

async function ownStudy(
  data: string,
  map: string | undefined,
  onProgress: (line: string) => void,
): Promise<DeterminantAnalysis> {
  if (map === undefined) {
    throw new EstimandError(
      "bad-option",
      "--data needs --map MAP.json, which says which column is which field of the firm record (see docs/globalization.md).",
      { option: "map" },
    );
  }
  const mapping = await readMapping(map);
  onProgress(`reading ${data}`);
  const firms = mapFirms(await readCsv(data), mapping);
  const { specification } = mapping;
  return determinantAnalysis(firms, {
    source: { ...mapping, name: mapping.name ?? data },
    onProgress,
    ...(specification === undefined ? {} : { specification }),
  });
}

async function readMapping(file: string): Promise<StudyMapping> {
  const text = await readFile(file, "utf8");
  try {
    return JSON.parse(text) as StudyMapping;
  } catch (error) {
    throw new EstimandError("bad-mapping", `${file} is no JSON: ${(error as Error).message}.`, { file });
  }
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
