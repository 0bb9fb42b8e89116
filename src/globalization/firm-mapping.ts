import type { Column, Table } from "../data/table.ts";
import type { TableInput } from "../data/input.ts";
import { table } from "../data/to-table.ts";
import { EstimandError } from "../errors.ts";
import { deriveFields } from "./derive-fields.ts";
import { equalsColumn, fieldColumn, type FieldSource } from "./field-column.ts";
import { type FirmFieldName, firmFields } from "./firm-fields.ts";
import type { Bilingual } from "./quality/quality-finding.ts";
import { checkMapping } from "./shapes/check-mapping.ts";

/** From the columns of a survey to the firm record. Plain JSON. */
export interface FirmMapping {
  /** Of the survey, as the report shows it. */
  readonly name?: string;
  /** The unit of money: "million KRW". */
  readonly currency?: string;
  readonly fields: Readonly<Partial<Record<FirmFieldName, FieldSource>>>;
  /** Other columns that formulas use, under their own names. */
  readonly keep?: readonly string[];
  /** Own yes-or-no columns that formulas use: 1 where a column has a value. */
  readonly indicators?: Readonly<Record<string, { readonly column: string; readonly equals: string | number }>>;
  /** Labels of own columns in tables and figures; a text, or one in each language. */
  readonly labels?: Readonly<Record<string, string | Bilingual>>;
  /** Only rows where this column has this value. */
  readonly where?: { readonly column: string; readonly equals: string | number };
  /** Only rows in which these columns are known, as when several models must share one sample. */
  readonly complete?: readonly string[];
}

/**
 * The user's table as firm records: the fields that the mapping names, checked against what is possible, and the columns
 * that it keeps. Nothing is changed in silence: an impossible value is an error that names field and row.
 *
 * @param data any table
 * @throws EstimandError "bad-mapping" (an entry or a field that does not exist, or its source), "unknown-column"
 * @example
 * const firms = mapFirms(await readCsv("기업.csv"), { fields: { exporter: { column: "수출여부", equals: "예" }, exports: "수출액 / 100" } });
 */
export function mapFirms(data: TableInput, mapping: FirmMapping): Table {
  checkMapping(mapping, ["fields"]);
  const source = table(data);
  const rows = chosenRows(source, mapping);
  const fields: Record<string, Column> = {};
  for (const [field, from] of Object.entries(mapping.fields)) {
    if (!(field in firmFields)) {
      throw new EstimandError(
        "bad-mapping",
        `The firm record has no field '${field}'. It has ${Object.keys(firmFields).join(", ")}. Columns of your own go under "keep".`,
        { field },
      );
    }
    fields[field] = fieldColumn(source, field as FirmFieldName, from, rows);
  }
  const indicators = Object.entries(mapping.indicators ?? {}).map(([name, { column, equals }]) => [
    name,
    equalsColumn(source, column, equals),
  ]);
  const mapped = source.select(mapping.keep ?? []).with({ ...Object.fromEntries(indicators), ...fields });
  return deriveFields(rows === undefined ? mapped : mapped.take(rows));
}

/** The rows that the mapping asks for; undefined: all. */
function chosenRows(source: Table, { where, complete = [] }: FirmMapping): Int32Array | undefined {
  if (where === undefined && complete.length === 0) return undefined;
  const matches = where === undefined ? undefined : equalsColumn(source, where.column, where.equals).values;
  const known = complete.map((name) => knownRows(source.column(name)));
  const all = Int32Array.from({ length: source.rows }, (_, i) => i);
  const rows = all.filter((i) => (matches === undefined || matches[i] === 1) && known.every((isKnown) => isKnown(i)));
  if (rows.length > 0) return rows;
  throw new EstimandError("bad-mapping", 'No row is left by "where" and "complete" of the mapping.', {
    where,
    complete,
  });
}

function knownRows(column: Column): (i: number) => boolean {
  return column.kind === "category" ? (i) => column.codes[i]! >= 0 : (i) => !Number.isNaN(column.values[i]!);
}
