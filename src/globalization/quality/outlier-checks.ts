import type { Table } from "../../data/table.ts";
import { findingOf, type QualityFinding, shortNumber } from "./quality-finding.ts";
import { numberFields } from "./value-checks.ts";

const fences = 3; // Tukey's "far out": beyond the quartiles by three times what lies between them
const fewest = 20;

/** Amounts and counts far from the others, on a logarithmic scale: a slipped unit (won for million won) is seen here. */
export function outlierChecks(firms: Table): readonly QualityFinding[] {
  return numberFields(firms)
    .filter(([, { unit }]) => unit === "money" || unit === "persons")
    .flatMap(([name, { label }, values]) => {
      const logs = values.map((x) => (x > 0 && x < Infinity ? Math.log(x) : Number.NaN));
      const sorted = logs.filter((x) => !Number.isNaN(x)).sort();
      if (sorted.length < fewest) return [];
      const [q1, q3] = [0.25, 0.75].map((p) => sorted[Math.floor(p * (sorted.length - 1))]!) as [number, number];
      const reach = fences * (q3 - q1);
      if (reach === 0) return [];
      const far = (x: number): boolean => x < q1 - reach || x > q3 + reach;
      const about = { severity: "note", code: "outlier", fields: [name], rows: firms.rows } as const;
      return findingOf(
        about,
        (i) => far(logs[i]!),
        (count, first) => ({
          en: `${label.en}: ${count} value(s) far from the others even on a logarithmic scale, such as ${shortNumber(values[first]!)}. Check the unit.`,
          ko: `${label.ko}: 로그 척도에서도 다른 기업과 크게 동떨어진 값이 ${count}건 있습니다(예: ${shortNumber(values[first]!)}). 단위를 확인하십시오.`,
        }),
      );
    });
}
