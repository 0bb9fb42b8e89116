import { isZeroOne } from "../data/is-zero-one.ts";
import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import type { FieldSource } from "./field-column.ts";
import { firmFields, type FirmFieldName } from "./firm-fields.ts";
import type { FirmField } from "./firm-record.ts";

/** A column that may be a field, and how sure its name makes us: 1 where it is the field's very name. */
interface Candidate {
  readonly field: FirmFieldName;
  readonly column: string;
  readonly likeness: number;
}

const yesWords = ["예", "네", "있음", "유", "o", "y", "yes", "해당"];

/**
 * Which column is probably which field, by names, labels and kinds: a draft to be read and corrected, not an answer. Each
 * column and each field is used once.
 *
 * @param labels of columns, as a Stata file has them: `(await readStataLabels("firms.dta")).variables`
 * @example
 * suggestMapping({ 업종: ["J62", "M71"], 매출액: [1200, 640] }); // { industry: "업종", sales: "매출액" }
 */
export function suggestMapping(
  data: TableInput,
  labels: Readonly<Record<string, string>> = {},
): Readonly<Partial<Record<FirmFieldName, FieldSource>>> {
  const source = table(data);
  const candidates = source.names.flatMap((column) =>
    (Object.keys(firmFields) as FirmFieldName[]).map((field): Candidate => {
      const names = [column, labels[column] ?? ""];
      return { field, column, likeness: Math.max(...names.map((name) => likenessOf(name, field, firmFields[field]))) };
    }),
  );
  const fields: Partial<Record<FirmFieldName, FieldSource>> = {};
  const used = new Set<string>();
  for (const { field, column, likeness } of candidates.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness === 0) break;
    if (used.has(column) || fields[field] !== undefined) continue;
    const from = sourceOf(source, column, firmFields[field]);
    if (from === undefined) continue;
    fields[field] = from;
    used.add(column);
  }
  return inOrder(fields);
}

/** 1 for the same name; less for a name that contains one of the field's, the more of it the better; 0 otherwise. */
function likenessOf(name: string, field: FirmFieldName, { label, also = [] }: FirmField): number {
  const plain = plainOf(name);
  if (plain === "") return 0;
  const words = [field, label.en, label.ko, ...also].map(plainOf);
  if (words.includes(plain)) return 1;
  const within = words.filter((word) => word.length >= (/[가-힣]/.test(word) ? 2 : 4) && plain.includes(word));
  return Math.max(0, ...within.map((word) => (0.9 * word.length) / plain.length));
}

/** Without what stands in brackets (units), spaces and signs. */
function plainOf(name: string): string {
  return name
    .normalize("NFC")
    .replace(/\([^)]*\)|\[[^\]]*\]/g, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
}

/** How the column gives the field; undefined where its kind cannot. */
function sourceOf(source: Table, name: string, { kind }: FirmField): FieldSource | undefined {
  const column = source.column(name);
  if (kind === "category") return name;
  if (column.kind !== "category") return kind === "number" || isZeroOne(column.values) ? name : undefined;
  if (kind === "number") return holdsNumbers(column.levels) ? name : undefined;
  if (kind !== "binary" || column.levels.length > 2) return undefined;
  const yes = column.levels.find((level) => yesWords.includes(level.trim().toLowerCase()));
  return yes === undefined ? undefined : { column: name, equals: yes };
}

/** Whether most of these texts are numbers, if written as no program reads them: "1,234", "５", among "n/a". */
function holdsNumbers(levels: readonly string[]): boolean {
  const numbers = levels.filter((level) => /^[+-]?[\d.,\s]*\d$/.test(level.normalize("NFKC").trim()));
  return 2 * numbers.length > levels.length;
}

function inOrder(fields: Partial<Record<FirmFieldName, FieldSource>>): Partial<Record<FirmFieldName, FieldSource>> {
  const names = (Object.keys(firmFields) as FirmFieldName[]).filter((name) => fields[name] !== undefined);
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
