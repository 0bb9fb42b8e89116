import type { Column, Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import { readField } from "../field-column.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";
import type { FirmMapping } from "../firm-mapping.ts";
import { deriveFields } from "../derive-fields.ts";
import type { QualityFinding } from "./quality-finding.ts";

/** Derived fields that are checked; faults of the others are faults of what they derive from. */
const checkedToo = ["exporter", "age"];

/**
 * The firm records of a mapping as they are, impossible values and all: what cannot be read at all is a finding. A column
 * of text where numbers should be stays text.
 */
export function mappedForChecks(
  source: Table,
  { fields, keep = [] }: FirmMapping,
): { readonly firms: Table; readonly findings: readonly QualityFinding[] } {
  const findings: QualityFinding[] = [];
  const columns: Record<string, Column> = {};
  for (const [field, from] of Object.entries(fields)) {
    try {
      if (!Object.hasOwn(firmFields, field)) throw unknownField(field);
      columns[field] = readField(source, field as FirmFieldName, from);
    } catch (error) {
      if (!(error instanceof EstimandError)) throw error;
      const text = error.code === "wrong-column-kind" ? source.column(String(error.facts.column)) : undefined;
      if (text === undefined) findings.push(unreadable(field, error));
      else columns[field] = text;
    }
  }
  const kept = keep.filter((name) => source.has(name));
  const firms = source.select(kept).with(columns);
  const numeric = firms.names.filter((name) => !(columns[name]?.kind === "category" && isNumber(name)));
  const derived = deriveFields(firms.select(numeric));
  const added = checkedToo.filter((name) => !firms.has(name) && derived.has(name));
  return { firms: firms.with(Object.fromEntries(added.map((name) => [name, derived.column(name)]))), findings };
}

function isNumber(name: string): boolean {
  return Object.hasOwn(firmFields, name) && firmFields[name as FirmFieldName].kind !== "category";
}

function unknownField(field: string): EstimandError {
  return new EstimandError("bad-mapping", `The firm record has no field '${field}'.`, { field });
}

function unreadable(field: string, error: EstimandError): QualityFinding {
  const code = error.code === "unknown-column" ? "missing-column" : "bad-mapping";
  const message = { en: error.message, ko: `'${field}' 항목을 읽을 수 없습니다: ${error.message}` };
  return { severity: "error", code, fields: [field], count: 0, rows: [], message };
}
