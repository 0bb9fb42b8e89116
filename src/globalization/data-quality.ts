import type { TableInput } from "../data/input.ts";
import { table } from "../data/to-table.ts";
import { displayed, type Displayed } from "../report/displayed.ts";
import type { FirmMapping } from "./firm-mapping.ts";
import { combinationChecks } from "./quality/combination-checks.ts";
import { identityChecks } from "./quality/identity-checks.ts";
import { logarithmChecks } from "./quality/logarithm-checks.ts";
import { mappedForChecks } from "./quality/mapped-for-checks.ts";
import { type MissingPattern, missingValues } from "./quality/missing-patterns.ts";
import { outlierChecks } from "./quality/outlier-checks.ts";
import { panelChecks } from "./quality/panel-checks.ts";
import { qualityDocument } from "./quality/quality-document.ts";
import type { Language, QualityCheck, QualityFinding, Severity } from "./quality/quality-finding.ts";
import { sampleChecks } from "./quality/sample-checks.ts";
import { textChecks } from "./quality/text-checks.ts";
import { valueChecks } from "./quality/value-checks.ts";
import { checkMapping } from "./shapes/check-mapping.ts";

export interface DataQualityOptions {
  /** From the columns of the data to the firm record; the columns are fields already where it is not given. */
  readonly mapping?: FirmMapping;
  /** Of the printed forms; "en". */
  readonly language?: Language;
  /** Called before each check: for a progress line. */
  readonly onProgress?: (step: string) => void;
}

/** What the data are like, before any estimate. */
export interface DataQuality extends Displayed {
  readonly rows: number;
  readonly columns: number;
  /** Errors first, then warnings, then notes. */
  readonly findings: readonly QualityFinding[];
  readonly missing: readonly { readonly column: string; readonly missing: number }[];
  /** Columns that are missing together, the most frequent pattern first. */
  readonly patterns: readonly MissingPattern[];
}

const checks: readonly (readonly [what: string, check: QualityCheck])[] = [
  ["texts", textChecks],
  ["values", valueChecks],
  ["firms that are there twice", identityChecks],
  ["combinations", combinationChecks],
  ["logarithms", logarithmChecks],
  ["groups and weights", sampleChecks],
  ["years of a firm", panelChecks],
  ["outliers", outlierChecks],
];
const order: readonly Severity[] = ["error", "warning", "note"];

/**
 * The data-quality report: impossible and unusual values, text in numbers, encoding faults, firms that are there twice,
 * contradictions (exports above sales, founded after the survey), groups in which nobody exports, weights, outliers, and
 * what is missing together. It counts and names rows; it changes nothing.
 *
 * @param data a table, with `mapping` where its columns are not yet fields of the firm record
 * @throws EstimandError those of the data: an empty array, columns of different lengths; "bad-mapping" (entries that there are not)
 * @example
 * const quality = dataQuality(await readCsv("firms.csv"), { mapping, language: "ko" });
 * console.log(String(quality));
 * quality.findings.filter(({ severity }) => severity === "error");
 */
export function dataQuality(
  data: TableInput,
  { mapping, language = "en", onProgress = (): void => {} }: DataQualityOptions = {},
): DataQuality {
  const source = table(data);
  onProgress("checking: the mapping");
  if (mapping !== undefined) checkMapping(mapping, ["fields"]);
  const mapped = mapping === undefined ? { firms: source, findings: [] } : mappedForChecks(source, mapping);
  const { firms } = mapped;
  onProgress("checking: missing values");
  const { byColumn, patterns, findings } = missingValues(firms);
  const found = checks.flatMap(([what, check]) => {
    onProgress(`checking: ${what}`);
    return check(firms);
  });
  const all = [...mapped.findings, ...found, ...findings];
  const record = {
    rows: firms.rows,
    columns: firms.names.length,
    findings: all.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity)),
    missing: byColumn,
    patterns,
  };
  return displayed(record, (shown) => qualityDocument(shown, language), rowsForPrograms);
}

function rowsForPrograms({ findings }: Pick<DataQuality, "findings">): Record<string, string | number>[] {
  return findings.map(({ severity, code, fields, count, rows, message }) => {
    return { severity, code, fields: fields.join(" "), count, rows: rows.join(" "), message: message.en };
  });
}
