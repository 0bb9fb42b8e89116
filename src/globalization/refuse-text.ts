import type { CategoryColumn, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { type FirmFieldName, firmFields } from "./firm-fields.ts";

/**
 * Numbers and truth values do not come from columns of text: says which cells are none, and what to do.
 *
 * @throws EstimandError "bad-mapping"
 */
export function refuseText(source: Table, field: FirmFieldName, columns: readonly string[]): void {
  for (const name of columns) {
    const column = source.column(name);
    if (column.kind !== "category") continue;
    const { rows, examples } = notNumbers(column);
    const [kind, way] = firmFields[field].kind === "binary" ? yesOrNo(name, examples[0]) : ["a number", asNumbers];
    const shown = examples.map((text) => JSON.stringify(text)).join(", ");
    throw new EstimandError(
      "bad-mapping",
      `Field '${field}' is ${kind}, but column '${name}' holds text in ${rows.length} row(s), first in row ${(rows[0] ?? 0) + 1}: ${shown}. ${way}`,
      { field, column: name, rows: rows.length },
    );
  }
}

const asNumbers =
  "Correct these cells, or say how the file writes numbers and missing values: the options `missing` and `decimal` of readCsv, " +
  'in a mapping file "csv": { "missing": ["", "n/a"] }.';

const yesOrNo = (column: string, example = "yes"): readonly [string, string] => [
  "yes or no",
  `Map it as ${JSON.stringify({ column, equals: example })}, with the value that means yes.`,
];

function notNumbers({ codes, levels }: CategoryColumn): { readonly rows: number[]; readonly examples: string[] } {
  const bad = levels.map((level) => Number.isNaN(Number(level)));
  const rows = [...codes.keys()].filter((i) => codes[i]! >= 0 && bad[codes[i]!]!);
  const examples = [...new Set(rows.map((i) => levels[codes[i]!]!))].slice(0, 4);
  return { rows, examples };
}
