import { summaryDocument } from "../../report/summary.ts";
import { svgForest } from "../../report/svg-forest.ts";
import { fitWarnings } from "../../report/fit-notes.ts";
import { writeText } from "../../report/write-text.ts";
import { effectsDocument } from "../../inference/effects-document.ts";
import type { DeterminantAnalysis } from "../analysis-result.ts";
import { isSkipped } from "../parts/part.ts";
import type { ReportSection } from "../report-content.ts";

/** Who globalizes. */
export function participationSection({ participation, labels }: DeterminantAnalysis): ReportSection | undefined {
  if (isSkipped(participation)) return undefined;
  const { fit, effects } = participation;
  const caption =
    "Average effects on the probability to globalize, with 95% intervals; filled where the interval excludes zero.";
  return {
    title: "Who globalizes",
    blocks: [
      { kind: "paragraph", text: `Probit: ${fit.formula}` },
      { kind: "warnings", warnings: fitWarnings(fit) },
      {
        kind: "figure",
        svg: svgForest(effects, { labels, axisTitle: "Change in the probability", description: caption }),
        caption,
      },
      ...effectsDocument(effects, labels),
      {
        kind: "paragraph",
        text: "Read as: how much likelier firms with the characteristic are to globalize than firms alike in the other columns. Not as: what would happen if the characteristic were changed; a capability that grows with globalization, or with something unobserved that also moves it, shows up here as well.",
      },
      { kind: "appendix", title: "The probit in full", text: writeText(summaryDocument(fit, { labels })) },
    ],
  };
}
