import { testSentence } from "../../fit/make-test-result.ts";
import { fitWarnings } from "../../report/fit-notes.ts";
import { compare } from "../../report/compare.ts";
import { summaryDocument } from "../../report/summary.ts";
import { writeText } from "../../report/write-text.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import type { CapabilityResult } from "../parts/capability.ts";
import { isSkipped } from "../parts/part.ts";
import type { ReportBlock, ReportSection } from "../report-content.ts";
import { capabilityEquations } from "../specification.ts";
import type { Labels } from "./sentences.ts";

/** What an endogenous capability causes. */
export function capabilitySection({
  capability,
  specification,
  labels,
}: DeterminantAnalysis): ReportSection | undefined {
  if (isSkipped(capability)) return undefined;
  const { fit } = capability;
  return {
    title: "What the capability causes",
    blocks: [
      { kind: "paragraph", text: `Two-stage least squares: ${capabilityEquations(specification)?.participation}` },
      {
        kind: "paragraph",
        text: "Assumed: the instruments move the capability, and touch the outcome through it alone. With a 0/1 outcome this is a linear probability model: the effect is an average over firms whose capability the instruments move.",
      },
      { kind: "warnings", warnings: fitWarnings(fit) },
      ...comparisonBlocks(capability, labels),
      { kind: "bullets", items: Object.values(fit.tests).map(testSentence) },
      {
        kind: "paragraph",
        text: "Read as: the effect of changing the capability, if the instruments are valid. Least squares beside it mixes that effect with what else goes together with the capability.",
      },
      { kind: "appendix", title: "Two-stage least squares in full", text: writeText(summaryDocument(fit, { labels })) },
    ],
  };
}

function comparisonBlocks({ fit, naive }: CapabilityResult, labels: Labels): readonly ReportBlock[] {
  const table = compare([fit, naive], {
    names: ["2SLS", "Least squares"],
    labels,
    title: "The capability as endogenous and as if exogenous",
  });
  return table.document().filter(({ kind }) => kind === "title" || kind === "table" || kind === "notes");
}
