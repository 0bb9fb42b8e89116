import type { Fit } from "../../fit/fit.ts";
import { summaryDocument } from "../../report/summary.ts";
import { writeText } from "../../report/write-text.ts";
import type { Appendix } from "../written/content.ts";
import { fieldLabels } from "../firm-fields.ts";
import type { ReportContext } from "./context.ts";

/** A fit in full, as it prints itself (in English), to fold away. */
export function fitAppendix(fit: Fit, { language, analysis }: ReportContext): Appendix {
  const labels = fieldLabels("en", analysis.source.labels);
  return {
    kind: "appendix",
    title: language === "ko" ? `추정 결과 원문(영문): ${fit.title}` : `In full: ${fit.title}`,
    text: writeText(summaryDocument(fit, { labels })),
  };
}
