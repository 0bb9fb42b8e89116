import type { CoverageRow } from "./study.ts";

const unexplained = "no cause is known; chance alone brings a method this far once in eighty.";

const head = [
  "| design | method | samples | coverage, % | Monte Carlo error | mean width | remarks |",
  "|---|---|---|---|---|---|---|",
];

/** What stands above the sections. */
export const introduction = `---
title: Coverage
---

# Coverage

How often 95% intervals hold the true value, over samples drawn from designs in which it is known: of each kind of
covariance on the design that it is for, and of some on designs that they are not for. Regressors are drawn anew in
every sample; the value covered is a slope, except where an average effect is named. Every design has a seed: a run can
be repeated to the last digit. Made by \`npx tsx scripts/coverage.ts\`.

- **samples**: drawn samples with an interval; fewer where a replication is itself a bootstrap or a search.
- **Monte Carlo error**: of the coverage, √(p(1-p)/samples), in percentage points.
- **mean width**: of the bounded intervals.
- **\\***: further from 95% than two and a half Monte Carlo errors; the reason stands below the table.
`;

/** A section of the page: a table, then a sentence for every method that misses 95%. */
export function section(title: string, rows: readonly CoverageRow[]): string {
  const missed = rows.filter(misses);
  const reasons = missed.map(({ design, method, why }) => `- **${method}**, ${design}: ${why ?? unexplained}`);
  return [`## ${title}`, "", ...head, ...rows.map(tableRow), ...(reasons.length === 0 ? [] : ["", ...reasons])].join(
    "\n",
  );
}

/** Further from 95% than two and a half Monte Carlo errors of an interval that has 95%. */
export function misses({ coverage, samples }: CoverageRow): boolean {
  return Math.abs(coverage - 0.95) > 2.5 * Math.sqrt((0.95 * 0.05) / samples);
}

function tableRow(row: CoverageRow): string {
  const remarks = [
    row.unbounded === 0 ? "" : `${percent(row.unbounded)}% unbounded`,
    row.without === 0 ? "" : `${row.without} samples without`,
  ];
  const cells = [
    row.design,
    row.method,
    String(row.samples),
    `${percent(row.coverage)}${misses(row) ? " *" : ""}`,
    percent(row.monteCarloError, 2),
    row.width.toPrecision(3),
    remarks.filter((remark) => remark !== "").join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
}

const percent = (share: number, decimals = 1): string => (100 * share).toFixed(decimals);
