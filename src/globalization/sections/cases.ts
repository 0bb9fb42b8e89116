import { caseDocument } from "../cases/case-document.ts";
import { firmCase } from "../firm-case.ts";
import { found } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";

/** The firms that the report was asked to show. */
export function casesSection({ analysis, options, language }: ReportContext): ReportSection | undefined {
  const { cases = [] } = options;
  if (cases.length === 0 || found(analysis.participation) === undefined) return undefined;
  return {
    id: "cases",
    title: language === "ko" ? "기업 사례" : "Cases",
    blocks: cases.flatMap((firm) => caseDocument(firmCase(analysis, firm), language, analysis.source.currency)),
  };
}
