/** What was measured, as a Markdown table. */
import type { BenchCase } from "./bench-case.ts";
import type { EstimandTimes } from "./time-estimand.ts";
import type { PeerTimes } from "./time-peer.ts";

export interface BenchRow {
  readonly benchCase: BenchCase;
  readonly size: number;
  readonly estimand: EstimandTimes;
  /** The peers' times, or why there are none. */
  readonly peers: readonly { readonly title: string; readonly times: PeerTimes | string }[];
}

const heads = [
  "",
  "rows",
  "Estimand, s",
  "ns per row and parameter",
  "data, MB",
  "process at peak, MB",
  "the call's share, designs",
  "peer",
  "peer, s",
  "peer / Estimand",
];

export function benchTable(rows: readonly BenchRow[]): string {
  const lines = rows.flatMap(cells).map((row) => `| ${row.join(" | ")} |`);
  return [`| ${heads.join(" | ")} |`, `|---|${"---:|".repeat(6)}---|${"---:|".repeat(2)}`, ...lines].join("\n");
}

/** A line for the first peer, and one for each other with nothing of ours repeated. */
function cells({ benchCase, size, estimand, peers }: BenchRow): string[][] {
  const time = median(estimand.cpuSeconds);
  const designBytes = 8 * size * benchCase.designColumns;
  const dataBytes = 8 * size * benchCase.columns.length;
  const own = [
    benchCase.title,
    size.toLocaleString("en").replaceAll(",", " "),
    shown(time),
    ((1e9 * time) / size / benchCase.parameters).toFixed(1),
    (dataBytes / 1e6).toFixed(0),
    (estimand.peak / 1e6).toFixed(0),
    ((estimand.peak - estimand.peakBefore) / designBytes).toFixed(2),
  ];
  const lines = peers.map(({ title, times }) => {
    if (typeof times === "string") return [title, times, ""];
    const theirs = median(times.cpuSeconds);
    return [title, shown(theirs), (theirs / time).toFixed(1)];
  });
  if (benchCase.without !== undefined || lines.length === 0) lines.push([benchCase.without ?? "not asked for", "", ""]);
  return lines.map((line, at) => [...(at === 0 ? own : own.map(() => "")), ...line]);
}

function shown(seconds: number): string {
  return seconds.toFixed(seconds < 1 ? 3 : 2);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
