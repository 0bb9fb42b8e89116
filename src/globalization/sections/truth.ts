import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { TableRow } from "../../report/document.ts";
import { formatFixed } from "../../report/format.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { ReportSection } from "../report-content.ts";
import { isSkipped } from "../parts/part.ts";
import type { SimulatedFirms } from "../simulate-firms.ts";
import type { Labels } from "./sentences.ts";

/** For simulated firms: what is true beside what was estimated. */
export function truthSection(analysis: DeterminantAnalysis): ReportSection | undefined {
  const { simulated, participation, performance, capability, labels } = analysis;
  if (simulated === undefined) return undefined;
  const { truth } = simulated;
  return {
    title: "What is true of the simulated firms",
    blocks: [
      {
        kind: "table",
        head: ["", "True", "Estimate", "95% interval", ""],
        align: ["left", "decimal", "decimal", "decimal", "decimal"],
        body: [
          ...(isSkipped(participation)
            ? []
            : truthRows("Participation (probit index)", truth.participation, participation.fit, "", labels)),
          ...(isSkipped(performance)
            ? []
            : truthRows("Performance (ln exports)", truth.performance, performance.fit, "outcome:", labels)),
          ...(isSkipped(capability) ? [] : effectRows(simulated, capability.fit, labels)),
        ],
      },
      {
        kind: "paragraph",
        text: `R&D intensity is endogenous here: what is unobserved in it correlates ${truth.endogeneity} with what is unobserved in globalizing. The probit, which takes it as exogenous, is therefore off in R&D, and the instruments are what brings the estimate back.`,
      },
    ],
  };
}

function truthRows(
  title: string,
  truth: Readonly<Record<string, number>>,
  fit: Fit,
  prefix: string,
  labels: Labels,
): TableRow[] {
  const estimates = new Map(coefficientTable(fit).map((row) => [row.name as string, row]));
  const rows = Object.entries(truth).flatMap(([term, value]) => {
    const row = estimates.get(prefix + term);
    return row === undefined || term === "(Intercept)" ? [] : [truthCells(labels[term] ?? term, value, row)];
  });
  return [{ group: title }, ...rows];
}

function effectRows({ averageEffectOfRd }: SimulatedFirms, fit: Fit, labels: Labels): TableRow[] {
  const row = coefficientTable(fit).find(({ name }) => name === "rdIntensity");
  if (row === undefined) return [];
  return [
    { group: "Average effect on the probability (2SLS)" },
    truthCells(labels.rdIntensity ?? "rdIntensity", averageEffectOfRd, row),
  ];
}

function truthCells(
  label: string,
  value: number,
  { estimate, low, high }: { estimate: number; low: number; high: number },
): string[] {
  return [label, ...[value, estimate, low, high].map((x) => formatFixed(x, 4))];
}
