import { compare } from "../../report/compare.ts";
import { formatNumber } from "../../report/format.ts";
import { fitWarnings } from "../../report/fit-notes.ts";
import { summaryDocument } from "../../report/summary.ts";
import { svgCurve } from "../../report/svg-curve.ts";
import { writeText } from "../../report/write-text.ts";
import { effectsDocument } from "../../inference/effects-document.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import { isSkipped } from "../parts/part.ts";
import type { PerformanceResult } from "../parts/performance.ts";
import type { Figure, ReportBlock, ReportSection } from "../report-content.ts";
import type { Labels } from "./sentences.ts";

/** How well those who globalize do. */
export function performanceSection({
  performance,
  specification,
  labels,
}: DeterminantAnalysis): ReportSection | undefined {
  if (isSkipped(performance) || specification.performance === undefined) return undefined;
  const { fit, twoStep, effects } = performance;
  return {
    title: "How well they do abroad",
    blocks: [
      { kind: "paragraph", text: `Selection: ${specification.performance.selection}` },
      { kind: "paragraph", text: `Outcome: ${specification.performance.outcome}` },
      { kind: "paragraph", text: exclusionText(performance, labels) },
      { kind: "warnings", warnings: fitWarnings(fit) },
      ...profileFigure(fit),
      ...comparisonBlocks(performance, labels),
      ...(effects === undefined ? [] : effectsDocument(effects, labels)),
      {
        kind: "paragraph",
        text: "Read as: differences in performance between globalized firms, corrected for what made them globalize, as far as the exclusion restrictions hold. Not as: what a firm that does not globalize would gain.",
      },
      { kind: "appendix", title: "Maximum likelihood in full", text: writeText(summaryDocument(fit, { labels })) },
      { kind: "appendix", title: "Two-step in full", text: writeText(summaryDocument(twoStep, { labels })) },
    ],
  };
}

/** Columns of the selection that the outcome lacks: assumptions, said as such. */
function exclusions({ fit }: PerformanceResult): readonly string[] {
  const names: readonly string[] = fit.vcov.names;
  const terms = (role: string): string[] =>
    names.filter((name) => name.startsWith(`${role}:`)).map((name) => name.slice(role.length + 1));
  const outcome = new Set(terms("outcome"));
  return terms("selection").filter((term) => !outcome.has(term));
}

function exclusionText(performance: PerformanceResult, labels: Labels): string {
  const excluded = exclusions(performance).map((term) => labels[term] ?? term);
  if (excluded.length === 0)
    return "No exclusion restriction: every column of the selection is in the outcome too. Only the assumed normal distribution tells selection from performance.";
  return `Assumed exclusion: ${excluded.join(", ")} ${excluded.length === 1 ? "moves" : "move"} the decision to globalize and not performance once globalized. The data cannot test this.`;
}

function comparisonBlocks({ fit, twoStep }: PerformanceResult, labels: Labels): readonly ReportBlock[] {
  const shown = fit.converged ? [fit, twoStep] : [twoStep];
  const names = fit.converged ? ["Maximum likelihood", "Two-step"] : ["Two-step"];
  const table = compare(shown, { names, labels, title: "Selection model" });
  return table.document().filter(({ kind }) => kind === "title" || kind === "table" || kind === "notes");
}

function profileFigure(fit: PerformanceResult["fit"]): Figure[] {
  if (fit.profile === undefined) return [];
  const caption =
    "Profile likelihood over the correlation ρ of what is unobserved in both equations: a peak inside says that the data tell ρ, a rise to an end that they do not.";
  const mark = fit.converged
    ? { mark: { x: fit.rho, y: fit.logLik ?? Number.NaN, label: `ρ = ${formatNumber(fit.rho, 3)}` } }
    : {};
  const points = fit.profile.map(({ rho, logLik }) => ({ x: rho, y: logLik }));
  return [
    {
      kind: "figure",
      svg: svgCurve(points, { xTitle: "ρ", yTitle: "Log-likelihood", description: caption, ...mark }),
      caption,
    },
  ];
}
