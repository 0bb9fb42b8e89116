import type { Fit } from "../../fit/fit.ts";
import type { Document, DocumentBlock } from "../../report/document.ts";
import { summaryDocument } from "../../report/summary.ts";
import { termGroups } from "../../report/term-groups.ts";
import { koreanFitNotes, koreanStrengthNotes, koreanTestNotes } from "../korean/fit-notes.ts";
import { koreanFitTitle } from "../korean/fit-title.ts";
import { factWords, headWords, roleWords } from "../korean/fit-words.ts";
import { koreanWarning } from "../korean/warning.ts";
import type { Appendix } from "../written/content.ts";
import { type ReportContext, termLabel } from "./context.ts";

/** A fit in full, to fold away: every coefficient, the tests, the conventions, the warnings. */
export function fitAppendix(fit: Fit, context: ReportContext): Appendix {
  const terms = termGroups(fit).flatMap((group) => group.terms.map(({ term }) => term));
  const labels = Object.fromEntries(terms.map((term) => [term, termLabel(term, context)]));
  const [, ...document] = summaryDocument(fit, { labels });
  return context.language === "ko"
    ? {
        kind: "appendix",
        title: `추정 결과 전체: ${koreanFitTitle(fit.title)}`,
        document: inKorean(document, fit, context),
      }
    : { kind: "appendix", title: `In full: ${fit.title}`, document };
}

const said = (words: Readonly<Record<string, string>>, text: string): string => words[text] ?? text;

function inKorean(document: Document, fit: Fit, context: ReportContext): Document {
  const label = (column: string): string => termLabel(column, context);
  const blocks = document
    .filter(({ kind }) => kind !== "notes" && kind !== "warnings")
    .map((block) => translated(block, context));
  return [
    ...blocks,
    {
      kind: "notes",
      notes: [...koreanTestNotes(fit.tests), ...koreanStrengthNotes(fit, label), ...koreanFitNotes(fit, label)],
    },
    { kind: "warnings", warnings: fit.warnings.map(koreanWarning) },
  ];
}

/** A block of a summary with its fixed words in Korean; labels of terms are so already. */
function translated(block: DocumentBlock, context: ReportContext): DocumentBlock {
  if (block.kind === "paragraph") {
    const [, role = "", formula] = /^([^:~]+): (.*)$/s.exec(block.text) ?? [];
    return formula === undefined ? block : { ...block, text: `${roleLabel(role, context)}: ${formula}` };
  }
  if (block.kind === "facts")
    return { ...block, facts: block.facts.map(([name, value]) => [said(factWords, name), said(factWords, value)]) };
  if (block.kind !== "table") return block;
  const body = block.body.map((row) => ("group" in row ? { group: roleLabel(row.group, context) } : row));
  return { ...block, head: block.head.map((text) => said(headWords, text)), body };
}

/** An equation's role in Korean; one named by its outcome has the outcome's label. */
const roleLabel = (role: string, context: ReportContext): string => roleWords[role] ?? termLabel(role, context);
