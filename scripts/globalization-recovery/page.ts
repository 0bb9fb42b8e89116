import type { Recovered } from "../recovery-cases/recovery.ts";

/** What became of a part: its model's parameters, the first of which has a naive counterpart. */
export interface PartRecovery {
  readonly part: string;
  readonly question: string;
  readonly model: readonly Recovered[];
  readonly naive: readonly Recovered[];
}

export function recoveryPage(rows: readonly PartRecovery[], replications: number): string {
  const error = (100 * Math.sqrt((0.95 * 0.05) / replications)).toFixed(1);
  return `---
title: Why the methods are needed
---

# Why the methods are needed

Firms simulated with known truth (\`simulateFirms\`; they describe no real firm), ${replications} samples for each part of the
determinant analysis: the estimate that the truth calls for, and below it what one would do without it, on the same samples.
Made by \`npx tsx scripts/globalization-recovery.ts --replications ${replications}\`.

![Mean estimates less the truth with 1.96 standard deviations of the estimates, model against naive, in standard deviations of the model's estimates](gallery/globalization-recovery.svg)

- **bias**: mean estimate less the truth; in brackets the Monte Carlo standard error of the mean.
- **coverage**: of 95% intervals, in percent. With ${replications} samples its Monte Carlo error is ${error} points: this page tells a
  bias from none; the [recovery page](recovery.md) has the precision for coverage.
- **samples**: with an estimate; in brackets those refused or not converged.

| part | parameter of | estimate | truth | samples | bias | sd | mean se | coverage, % |
|---|---|---|---|---|---|---|---|---|
${rows.flatMap(({ part, question, model, naive }) => [...model, ...naive].map((row) => line(part, question, row))).join("\n")}
`;
}

function line(part: string, question: string, row: Recovered): string {
  const { title, parameter, truth, samples, without, mean, deviation, meanError, coverage } = row;
  const decimal = (x: number): string => x.toFixed(4).replace("-", "−");
  const cells = [
    `\`${part}\``,
    parameter === "rho" ? "ρ" : question,
    title,
    String(truth),
    `${samples}${without === 0 ? "" : ` (${without})`}`,
    `${decimal(mean - truth)} (${decimal(deviation / Math.sqrt(samples))})`,
    decimal(deviation),
    decimal(meanError),
    (100 * coverage).toFixed(0),
  ];
  return `| ${cells.join(" | ")} |`;
}
