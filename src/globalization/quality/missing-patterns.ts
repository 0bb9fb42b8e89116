import type { Table } from "../../data/table.ts";
import { knownIn } from "./identity-checks.ts";
import { columnLabel, type QualityFinding } from "./quality-finding.ts";

/** Rows in which the same columns are missing together. */
export interface MissingPattern {
  readonly missing: readonly string[];
  readonly count: number;
}

export interface MissingValues {
  readonly byColumn: readonly { readonly column: string; readonly missing: number }[];
  /** The most frequent first, of equal ones the one that misses less; complete rows are the pattern without missing columns. */
  readonly patterns: readonly MissingPattern[];
  readonly findings: readonly QualityFinding[];
}

const often = 0.3;

/** What is missing, by column and together. */
export function missingValues(firms: Table): MissingValues {
  const known = firms.names.map((name) => knownIn(firms, name));
  const counts = firms.names.map(() => 0);
  const patterns = new Map<string, number>();
  const key: string[] = firms.names.map(() => "0");
  for (let i = 0; i < firms.rows; i++) {
    for (let j = 0; j < known.length; j++) {
      const missing = !known[j]!(i);
      key[j] = missing ? "1" : "0";
      if (missing) counts[j]!++;
    }
    const pattern = key.join("");
    patterns.set(pattern, (patterns.get(pattern) ?? 0) + 1);
  }
  const byColumn = firms.names.map((column, j) => ({ column, missing: counts[j]! }));
  return {
    byColumn,
    patterns: [...patterns]
      .map(([pattern, count]) => ({ missing: firms.names.filter((_, j) => pattern[j] === "1"), count }))
      .sort((a, b) => b.count - a.count || a.missing.length - b.missing.length),
    findings: byColumn
      .filter(({ missing }) => missing > often * firms.rows)
      .map((entry) => findingOfColumn(entry, firms.rows)),
  };
}

function findingOfColumn(
  { column, missing }: { readonly column: string; readonly missing: number },
  rows: number,
): QualityFinding {
  const percent = ((100 * missing) / rows).toFixed(0);
  const all = missing === rows;
  const label = columnLabel(column);
  const message = all
    ? { en: `${label.en} is missing in every row.`, ko: `${label.ko}: 모든 행에서 값이 없습니다.` }
    : {
        en: `${label.en} is missing in ${missing} row(s), ${percent}%: equations with it lose them.`,
        ko: `${label.ko}: ${missing}건(${percent}%)의 값이 없습니다. 이 변수를 쓰는 방정식에서 해당 행이 빠집니다.`,
      };
  return {
    severity: all ? "error" : "warning",
    code: all ? "all-missing" : "often-missing",
    fields: [column],
    count: missing,
    rows: [],
    message,
  };
}
