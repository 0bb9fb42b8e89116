/** What was measured, as a Markdown table. */
import type { BenchCase } from "./bench-cases.ts";
import type { EstimandTimes } from "./time-estimand.ts";
import type { RTimes } from "./time-r.ts";

export interface BenchRow {
  readonly benchCase: BenchCase;
  readonly size: number;
  readonly estimand: EstimandTimes;
  /** R's times, or why there are none. */
  readonly r: RTimes | string;
}

const heads = [
  "",
  "rows",
  "Estimand, s",
  "ns per row and parameter",
  "data, MB",
  "process at peak, MB",
  "beyond the data, designs",
  "R",
  "R, s",
  "R / Estimand",
];

export function benchTable(rows: readonly BenchRow[]): string {
  const lines = rows.map(cells).map((row) => `| ${row.join(" | ")} |`);
  return [`| ${heads.join(" | ")} |`, `|---|${"---:|".repeat(6)}---|${"---:|".repeat(2)}`, ...lines].join("\n");
}

function cells({ benchCase, size, estimand, r }: BenchRow): string[] {
  const time = median(estimand.cpuSeconds);
  const designBytes = 8 * size * benchCase.designColumns;
  const dataBytes = 8 * size * benchCase.columns.length;
  const common = [
    benchCase.title,
    size.toLocaleString("en").replaceAll(",", " "),
    time.toFixed(time < 1 ? 3 : 2),
    ((1e9 * time) / size / benchCase.parameters).toFixed(1),
    (dataBytes / 1e6).toFixed(0),
    (estimand.peak / 1e6).toFixed(0),
    ((estimand.peak - dataBytes) / designBytes).toFixed(2),
    benchCase.r?.title ?? "",
  ];
  if (typeof r === "string") return [...common, r, ""];
  const theirs = median(r.cpuSeconds);
  return [...common, theirs.toFixed(theirs < 1 ? 3 : 2), (theirs / time).toFixed(1)];
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
