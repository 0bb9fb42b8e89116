import type { Table } from "../../data/table.ts";
import type { QualityFinding } from "./quality-finding.ts";

/** Of firms over several years: how many are not there in every year, and whose founding year changes. */
export function panelChecks(firms: Table): readonly QualityFinding[] {
  const identity = firms.has("firmId") ? firms.column("firmId") : undefined;
  if (identity?.kind !== "category" || !firms.has("year") || firms.column("year").kind === "category") return [];
  const years = new Set(firms.numbers("year").filter((year) => !Number.isNaN(year)));
  if (years.size < 2) return [];
  return [...unbalanced(identity.codes, identity.levels.length, years.size), ...refounded(firms, identity.codes)];
}

function unbalanced(codes: Int32Array, firms: number, years: number): QualityFinding[] {
  const rows = new Int32Array(firms);
  for (const code of codes) if (code >= 0) rows[code]!++;
  const partial = rows.filter((count) => count > 0 && count < years).length;
  if (partial === 0) return [];
  const message = {
    en: `A panel of ${years} years: ${partial} firm(s) are not in every year.`,
    ko: `${years}개년 패널: 일부 연도에만 있는 기업이 ${partial}개입니다.`,
  };
  return [
    { severity: "note", code: "unbalanced-panel", fields: ["firmId", "year"], count: partial, rows: [], message },
  ];
}

function refounded(firms: Table, codes: Int32Array): QualityFinding[] {
  if (!firms.has("foundingYear") || firms.column("foundingYear").kind === "category") return [];
  const founded = firms.numbers("foundingYear");
  const first = new Map<number, number>();
  const changed = new Set<number>();
  codes.forEach((code, i) => {
    if (code < 0 || Number.isNaN(founded[i]!)) return;
    const before = first.get(code);
    if (before === undefined) first.set(code, founded[i]!);
    else if (before !== founded[i]) changed.add(code);
  });
  if (changed.size === 0) return [];
  const message = {
    en: `The founding year of ${changed.size} firm(s) differs between years.`,
    ko: `연도에 따라 설립연도가 달라지는 기업이 ${changed.size}개 있습니다.`,
  };
  return [
    {
      severity: "warning",
      code: "changing-founding-year",
      fields: ["firmId", "foundingYear"],
      count: changed.size,
      rows: [],
      message,
    },
  ];
}
