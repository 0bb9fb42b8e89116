import { isZeroOne } from "../data/is-zero-one.ts";
import type { Column, Table } from "../data/table.ts";
import { EstimandError } from "../errors.ts";
import { dataQuality } from "../globalization/data-quality.ts";
import { suggestMapping } from "../globalization/suggest-mapping.ts";
import { type Language, shortNumber } from "../globalization/quality/quality-finding.ts";
import type { TableBlock } from "../report/document.ts";
import { writeText } from "../report/write-text.ts";
import { readArguments } from "./arguments.ts";
import { readData } from "./read-data.ts";
import { readLanguage } from "./read-language.ts";
import { csvOptions, readMapping } from "./read-mapping.ts";

const words = {
  en: {
    column: "Column",
    label: "Label",
    kind: "Kind",
    missing: "Missing",
    values: "Values",
    draft: "A draft of the mapping, to be read and corrected (--map):",
    kinds: { text: "text", boolean: "yes/no", binary: "0/1", number: "number" },
    range: (low: string, high: string) => `${low} to ${high}`,
  },
  ko: {
    column: "열",
    label: "라벨",
    kind: "종류",
    missing: "결측",
    values: "값",
    draft: "매핑 초안(읽고 고쳐서 --map으로 쓰십시오):",
    kinds: { text: "문자", boolean: "예/아니오", binary: "0/1", number: "수" },
    range: (low: string, high: string) => `${low} ~ ${high}`,
  },
} as const;

/**
 * `estimand describe DATA`: the columns of a file (kind, missing, range), what is wrong with them as firm records, and a
 * draft of the mapping that `estimand study` needs. With `--map` the mapping given is checked instead.
 *
 * @returns the lines to print at the end
 */
export async function describe(arguments_: readonly string[], progress: (line: string) => void): Promise<string[]> {
  const given = readArguments(arguments_, ["data", "map", "language", "encoding"], "data");
  const { data, map } = given;
  if (data === undefined)
    throw new EstimandError("bad-option", "describe needs a file: estimand describe firms.csv.", {});
  const language = readLanguage(given.language);
  progress(`reading ${data}`);
  const known = map === undefined ? undefined : await readMapping(map);
  const { table, labels } = await readData(data, progress, csvOptions(known, given.encoding));
  const mapping = known ?? { fields: suggestMapping(table, labels) };
  const quality = dataQuality(table, { mapping, language, onProgress: progress });
  const draft = map === undefined ? ["", words[language].draft, JSON.stringify(mapping, null, 2)] : [];
  return [writeText([columnTable(table, labels, language)]), "", String(quality), ...draft];
}

function columnTable(table: Table, labels: Readonly<Record<string, string>>, language: Language): TableBlock {
  const say = words[language];
  const labelled = Object.values(labels).some((label) => label !== "");
  return {
    kind: "table",
    head: [say.column, ...(labelled ? [say.label] : []), say.kind, say.missing, say.values],
    align: ["left", ...(labelled ? ["left" as const] : []), "left", "right", "left"],
    body: table.names.map((name) => {
      const column = table.column(name);
      return [
        name,
        ...(labelled ? [labels[name] ?? ""] : []),
        say.kinds[kindOf(column)],
        String(missingOf(column)),
        valuesOf(column, say.range),
      ];
    }),
  };
}

function kindOf(column: Column): "text" | "boolean" | "binary" | "number" {
  if (column.kind !== "number") return column.kind === "category" ? "text" : "boolean";
  return isZeroOne(column.values) ? "binary" : "number";
}

function missingOf(column: Column): number {
  if (column.kind === "category") return column.codes.reduce((sum, code) => sum + Number(code < 0), 0);
  return column.values.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
}

/** The range of numbers; the first few texts and how many there are. */
function valuesOf(column: Column, range: (low: string, high: string) => string): string {
  if (column.kind === "category") {
    const shown = column.levels.slice(0, 4).map((level) => (level.length > 16 ? `${level.slice(0, 15)}…` : level));
    const more = column.levels.length > shown.length ? `, … (${column.levels.length})` : "";
    return shown.join(", ") + more;
  }
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of column.values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low > high ? "" : range(shortNumber(low), shortNumber(high));
}
