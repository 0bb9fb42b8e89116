import type { Table } from "../../data/table.ts";
import { findingOf, type QualityFinding } from "./quality-finding.ts";
import { repeatedRows } from "./repeated-rows.ts";

/** Firms that are twice in the data: under one identity (in one year), or in rows that are the same throughout. */
export function identityChecks(firms: Table): readonly QualityFinding[] {
  const key = ["firmId", "year"].filter((name) => firms.has(name));
  if (firms.has("firmId")) return [...repeatedFirms(firms, key), ...missingIdentity(firms)];
  const repeats = repeatedRows(firms, firms.names);
  const about = { severity: "warning", code: "duplicate-row", fields: [], rows: firms.rows } as const;
  return findingOf(
    about,
    (i) => repeats[i]! >= 0,
    (count, first) => ({
      en: `${count} row(s) repeat an earlier row in every column (row ${first + 1} is row ${repeats[first]! + 1}).`,
      ko: `모든 항목이 앞선 행과 같은 행이 ${count}건 있습니다(${first + 1}행은 ${repeats[first]! + 1}행과 같음).`,
    }),
  );
}

function repeatedFirms(firms: Table, key: readonly string[]): QualityFinding[] {
  const repeats = repeatedRows(firms, key);
  const known = knownIn(firms, "firmId");
  const per = key.includes("year");
  const about = { severity: "error", code: "duplicate-firm", fields: key, rows: firms.rows } as const;
  return findingOf(
    about,
    (i) => known(i) && repeats[i]! >= 0,
    (count, first) => ({
      en: `${count} row(s) hold a firm that an earlier row holds${per ? " for the same year" : ""} (row ${first + 1}: as row ${repeats[first]! + 1}).`,
      ko: `${per ? "같은 연도에 " : ""}같은 기업이 중복된 행이 ${count}건 있습니다(${first + 1}행: ${repeats[first]! + 1}행과 중복).`,
    }),
  );
}

function missingIdentity(firms: Table): QualityFinding[] {
  const known = knownIn(firms, "firmId");
  const about = { severity: "warning", code: "no-identity", fields: ["firmId"], rows: firms.rows } as const;
  return findingOf(
    about,
    (i) => !known(i),
    (count) => ({
      en: `${count} row(s) have no firm identity.`,
      ko: `기업 식별번호가 없는 행이 ${count}건 있습니다.`,
    }),
  );
}

export function knownIn(firms: Table, name: string): (row: number) => boolean {
  const column = firms.column(name);
  return column.kind === "category" ? (i) => column.codes[i]! >= 0 : (i) => !Number.isNaN(column.values[i]!);
}
