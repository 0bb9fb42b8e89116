import { type CaseRecovery, reasonOf } from "./second-look.ts";
import { legend, recoveryTable } from "./table.ts";

/** What stands above the tables. */
export const introduction = (replications: number): string => `---
title: Recovery
---

# Recovery

Whether estimators find the parameters that the data were made with: over samples drawn from each model, the mean of the
estimates against the truth, and how often 95% intervals hold it. Every case has a seed: a run can be repeated to the
last digit. Covariances of least squares are on [a page of their own](coverage.md). Made by
\`npx tsx scripts/recovery.ts --replications ${replications}\` (fewer where a sample is dear).

${legend}
- **mean se, robust** and the like: the same under another covariance of the same estimates.
- *naive*: what one would do without the model, on the same samples; it need not find the truth.
- **\\***: further from 0, or from 95%, than three Monte Carlo errors. The reason stands below the table, with a second look
  from another seed: at four times as many rows where small samples are the cause, at twice as many samples where none is known.
`;

/** A table for each case. */
export function section(title: string, cases: readonly CaseRecovery[]): string {
  return [
    `## ${title}`,
    ...cases.flatMap((one) => ["", `### ${one.title}`, "", ...recoveryTable(one.rows, (row) => reasonOf(row, one))]),
  ].join("\n");
}
