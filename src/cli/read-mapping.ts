import { readFile } from "node:fs/promises";
import { EstimandError } from "../errors.ts";
import type { FirmMapping } from "../globalization/firm-mapping.ts";
import { checkMapping } from "../globalization/shapes/check-mapping.ts";
import type { SimulationOptions } from "../globalization/simulate-firms.ts";
import type { ReportOptions } from "../globalization/report.ts";
import type { DeterminantSpecification } from "../globalization/specification.ts";
import type { ReadCsvOptions } from "../node/read-csv.ts";
import { checkFile } from "./check-file.ts";

/**
 * A mapping file: from columns to the firm record; the equations when they are not the default ones; and the scenarios and
 * cases that the report is to show.
 */
export interface StudyMapping extends FirmMapping, Pick<ReportOptions, "scenarios" | "policy" | "cases"> {
  readonly specification?: DeterminantSpecification;
  /** How a CSV file is written: `{ "missing": ["", "n/a", "미상"], "decimal": ",", "encoding": "euc-kr" }`. */
  readonly csv?: Omit<ReadCsvOptions, "onNotice">;
  /** Instead of fields: firms that are simulated. */
  readonly simulate?: SimulationOptions;
}

const isRecord = (value: unknown): boolean => typeof value === "object" && value !== null;

/** Reads a mapping file, which is JSON with at least "fields", or "simulate". */
export async function readMapping(file: string): Promise<StudyMapping> {
  await checkFile(file);
  const text = await readFile(file, "utf8");
  let mapping: StudyMapping;
  try {
    mapping = JSON.parse(text) as StudyMapping;
  } catch (error) {
    throw new EstimandError("bad-mapping", `${file} is no JSON: ${(error as Error).message}.`, { file });
  }
  if (isRecord(mapping?.fields) || isRecord(mapping?.simulate)) {
    checkMapping(mapping);
    return mapping;
  }
  throw new EstimandError(
    "bad-mapping",
    `${file} has no "fields": a record from fields of the firm record to columns.`,
    {
      file,
    },
  );
}

/** How a CSV file is written: as the mapping says it, and the encoding given in the command. */
export function csvOptions(
  mapping: Pick<StudyMapping, "csv"> | undefined,
  encoding: string | undefined,
): NonNullable<StudyMapping["csv"]> {
  return { ...mapping?.csv, ...(encoding === undefined ? {} : { encoding }) };
}
