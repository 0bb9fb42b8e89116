import type { Recovered } from "./recovery.ts";

/** What stands above the tables. */
export const introduction = (replications: number): string => `---
title: Recovery
---

# Recovery

Whether estimators find the parameters that the data were made with: over samples drawn from each model, the mean of the
estimates against the truth, and how often 95% intervals hold it. Every case has a seed: a run can be repeated to the
last digit. Made by
\`npx tsx scripts/recovery.ts --replications ${replications}\` (half as many where a sample is dear).

- **samples**: drawn samples with an estimate; in brackets those refused or not converged.
- **bias**: mean estimate less the truth; in brackets the Monte Carlo standard error of the mean.
- **sd**, **mean se**: standard deviation of the estimates, and the mean of their standard errors.
- **coverage**: of the 95% interval, in percent; in brackets its Monte Carlo error, √(0.95 · 0.05/samples).
- **\\***: further from 0, or from 95%, than three Monte Carlo errors; the reason stands below the table.
`;

const head = ["| parameter | truth | samples | bias | sd | mean se | coverage, % |", "|---|---|---|---|---|---|---|"];

const unexplained = "no cause is known; chance alone brings an entry this far once in 370.";

/** A table for each case. */
export function section(title: string, rows: readonly Recovered[]): string {
  const cases = [...new Set(rows.map((row) => row.title))];
  return [
    `## ${title}`,
    ...cases.flatMap((one) => [
      "",
      ...table(
        one,
        rows.filter((row) => row.title === one),
      ),
    ]),
  ].join("\n");
}

function table(title: string, rows: readonly Recovered[]): string[] {
  const reasons = rows
    .filter((row) => biased(row) || misses(row))
    .map(({ parameter, why }) => `- **${parameter}**: ${why ?? unexplained}`);
  return [`### ${title}`, "", ...head, ...rows.map(tableRow), ...(reasons.length === 0 ? [] : ["", ...reasons])];
}

/** Further from the truth than three Monte Carlo standard errors of the mean. */
function biased({ biasRatio }: Recovered): boolean {
  return Math.abs(biasRatio) > 3;
}

/** Further from 95% than three Monte Carlo errors of an interval that has 95%. */
function misses({ coverage, samples }: Recovered): boolean {
  return Math.abs(coverage - 0.95) > 3 * coverageError(samples);
}

const coverageError = (samples: number): number => Math.sqrt((0.95 * 0.05) / samples);

function tableRow(row: Recovered): string {
  const { parameter, truth, samples, without, mean, deviation, meanError, coverage } = row;
  const cells = [
    `\`${parameter}\``,
    Number(truth.toPrecision(6)),
    `${samples}${without === 0 ? "" : ` (${without})`}`,
    `${decimal(mean - truth)} (${decimal(deviation / Math.sqrt(samples))})${biased(row) ? " *" : ""}`,
    decimal(deviation),
    decimal(meanError),
    `${(100 * coverage).toFixed(1)} (${(100 * coverageError(samples)).toFixed(1)})${misses(row) ? " *" : ""}`,
  ];
  return `| ${cells.join(" | ")} |`;
}

const decimal = (value: number): string => value.toFixed(4).replace("-", "−");
