import type { Table } from "../../data/table.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";

/** In which language a report is written. */
export type Language = "en" | "ko";

/** A sentence in each language. */
export type Bilingual = Readonly<Record<Language, string>>;

/** "error": estimates from these rows are wrong. "warning": likely wrong, look. "note": worth knowing. */
export type Severity = "error" | "warning" | "note";

/** What the report found in the data, and where. Nothing in the data is changed. */
export interface QualityFinding {
  readonly severity: Severity;
  /** One code, one kind of finding: "impossible-value", "duplicate-firm", ... */
  readonly code: string;
  readonly fields: readonly string[];
  /** Rows concerned. */
  readonly count: number;
  /** The first of them, from 1, as the user's file counts them without its line of names. */
  readonly rows: readonly number[];
  readonly message: Bilingual;
}

/** Looks at firm records and says what is wrong. */
export type QualityCheck = (firms: Table) => readonly QualityFinding[];

/** A value as a sentence has it: six digits at most. */
export const shortNumber = (x: number): string => String(Number(x.toPrecision(6)));

/** What a column is called in a report: the label of its field, or its own name. */
export function columnLabel(name: string): Bilingual {
  return Object.hasOwn(firmFields, name) ? firmFields[name as FirmFieldName].label : { en: name, ko: name };
}

const shownRows = 5;

/** A finding about the rows for which something holds; nothing where it holds for none. */
export function findingOf(
  about: Pick<QualityFinding, "severity" | "code" | "fields"> & { readonly rows: number },
  holds: (row: number) => boolean,
  message: (count: number, first: number) => Bilingual,
): QualityFinding[] {
  const rows: number[] = [];
  let count = 0;
  for (let i = 0; i < about.rows; i++) {
    if (!holds(i)) continue;
    if (rows.length < shownRows) rows.push(i + 1);
    count++;
  }
  if (count === 0) return [];
  const { severity, code, fields } = about;
  return [{ severity, code, fields, count, rows, message: message(count, rows[0]! - 1) }];
}
