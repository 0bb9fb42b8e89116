import type { Recovered } from "../recovery-cases/recovery.ts";
import type { PartRecovery } from "./part-recovery.ts";

/** The page: a table for each part, its models above the naive estimate. */
export function recoveryPage(parts: readonly PartRecovery[]): string {
  const replications = Math.max(...parts.map((part) => part.replications));
  return `---
title: Why the methods are needed
---

# Why the methods are needed

Firms simulated with known truth (\`simulateFirms\`; they describe no real firm), ${replications} samples for each part of the
determinant analysis, fewer where a sample is dear: the estimates that the truth calls for, and below them what one would do
without them, on the same samples. Made by \`npx tsx scripts/globalization-recovery.ts --replications ${replications}\`.

![Mean estimates less the truth with 1.96 standard deviations of the estimates, model against naive, in standard deviations of the model's estimates](gallery/globalization-recovery.svg)

- **samples**: with an estimate; in brackets those refused or not converged.
- **bias**: mean estimate less the truth; in brackets the Monte Carlo standard error of the mean.
- **sd**, **mean se**: standard deviation of the estimates, and the mean of their standard errors.
- **coverage**: of 95% intervals, in percent; in brackets its Monte Carlo error, √(0.95 · 0.05/samples).
- **\\***: of a model, further from 0, or from 95%, than three Monte Carlo errors; the reason stands below the table.
- **less the sample's**: average effects are compared with those of the firms drawn, so that their truth is 0.

${parts.map(section).join("\n\n")}
`;
}

const head = [
  "| estimate | parameter | truth | samples | bias | sd | mean se | coverage, % |",
  "|---|---|---|---|---|---|---|---|",
];

function section({ part, question, design, models, naive }: PartRecovery): string {
  const rows = models.flat();
  const reasons = rows
    .filter((row) => biased(row) || misses(row))
    .map(
      ({ title, parameter, why }) =>
        `- **${parameter}**, ${title}: ${why ?? "no cause is known; chance alone brings an entry this far once in 370."}`,
    );
  return [
    `## ${part[0]!.toUpperCase()}${part.slice(1)}: ${question}`,
    "",
    `${design}.`,
    "",
    ...head,
    ...rows.map((row) => line(row, row.title, true)),
    ...naive.map((row) => line(row, `*naive:* ${row.title}`, false)),
    ...(reasons.length === 0 ? [] : ["", ...reasons]),
  ].join("\n");
}

/** Further from the truth than three Monte Carlo standard errors of the mean. */
const biased = ({ biasRatio }: Recovered): boolean => Math.abs(biasRatio) > 3;

/** Further from 95% than three Monte Carlo errors of an interval that has 95%; without intervals nothing is missed. */
const misses = ({ coverage, samples, meanError }: Recovered): boolean =>
  Number.isFinite(meanError) && Math.abs(coverage - 0.95) > 3 * coverageError(samples);

const coverageError = (samples: number): number => Math.sqrt((0.95 * 0.05) / samples);

function line(row: Recovered, title: string, marked: boolean): string {
  const { parameter, truth, samples, without, mean, deviation, meanError, coverage } = row;
  const decimal = (x: number): string => x.toFixed(4).replace("-", "−");
  const star = (far: boolean): string => (marked && far ? " *" : "");
  const cells = [
    title,
    `\`${parameter}\``,
    String(Number(truth.toPrecision(4))),
    `${samples}${without === 0 ? "" : ` (${without})`}`,
    `${decimal(mean - truth)} (${decimal(deviation / Math.sqrt(samples))})${star(biased(row))}`,
    decimal(deviation),
    decimal(meanError),
    `${(100 * coverage).toFixed(1)} (${(100 * coverageError(samples)).toFixed(1)})${star(misses(row))}`,
  ];
  return `| ${cells.join(" | ")} |`;
}
