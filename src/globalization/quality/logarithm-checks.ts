import type { Table } from "../../data/table.ts";
import { columnLabel, findingOf, type QualityFinding } from "./quality-finding.ts";

/** Fields whose logarithm is derived, and what their zero leaves undefined. */
const logarithms = [
  { of: "employees", derived: "lnEmployees" },
  { of: "sales", derived: "lnProductivity" },
  { of: "productivity", derived: "lnProductivity" },
] as const;

/** Zeros of which a logarithm is derived: it is missing there, and the rows leave every equation with it. */
export function logarithmChecks(firms: Table): readonly QualityFinding[] {
  return logarithms.flatMap(({ of, derived }): QualityFinding[] => {
    const numeric = firms.has(of) && firms.column(of).kind !== "category";
    const made = of !== "sales" || (firms.has("employees") && !firms.has("productivity"));
    if (!numeric || !made || firms.has(derived)) return [];
    const values = firms.numbers(of);
    const [from, to] = [columnLabel(of), columnLabel(derived)];
    const about = { severity: "warning", code: "log-of-zero", fields: [of, derived], rows: firms.rows } as const;
    return findingOf(
      about,
      (i) => values[i] === 0,
      (count) => ({
        en: `${from.en} is 0 in ${count} row(s): ${to.en} is missing there (log of 0), and the row(s) leave every equation that has it.`,
        ko: `${from.ko}: 값이 0인 행이 ${count}건 있습니다. ${to.ko}이(가) 정의되지 않으므로(0의 로그) 이를 쓰는 방정식에서 제외됩니다.`,
      }),
    );
  });
}
