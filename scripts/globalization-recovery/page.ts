import { legend, recoveryTable } from "../recovery-cases/table.ts";
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

${legend}
- **\\***: of a model, further from 0, or from 95%, than three Monte Carlo errors; the reason stands below the table.
- **less the sample's**: average effects are compared with those of the firms drawn, so that their truth is 0.

${parts.map(section).join("\n\n")}
`;
}

function section({ part, question, design, models, naive }: PartRecovery): string {
  const rows = [...models.flat(), ...naive.map((row) => ({ ...row, naive: true as const }))];
  const heading = `## ${part[0]!.toUpperCase()}${part.slice(1)}: ${question}`;
  return [heading, "", `${design}.`, "", ...recoveryTable(rows)].join("\n");
}
