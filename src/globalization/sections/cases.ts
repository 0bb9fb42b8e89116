import { caseDocument } from "../cases/case-document.ts";
import { caseWords } from "../cases/case-words.ts";
import { firmCase } from "../firm-case.ts";
import { attempt, found, isSkipped } from "../parts/part.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";

/** The firms that the report was asked to show. */
export function casesSection(context: ReportContext): ReportSection | undefined {
  const { analysis, options, language } = context;
  const { cases = [] } = options;
  if (cases.length === 0 || found(analysis.participation) === undefined) return undefined;
  return {
    id: "cases",
    title: language === "ko" ? "기업 사례" : "Cases",
    blocks: cases.flatMap((firm) => caseBlocks(firm, context)),
  };
}

/** A firm; the reason in its place where it cannot be predicted, as where values of it are missing. */
function caseBlocks(firm: string, { analysis, language }: ReportContext): ReportBlock[] {
  const shown = attempt(() => firmCase(analysis, firm));
  if (!isSkipped(shown)) return [...caseDocument(shown, language, analysis.source.currency)];
  return [
    { kind: "title", text: caseWords[language].title(firm) },
    { kind: "notes", notes: [shown.skipped[language]] },
  ];
}
