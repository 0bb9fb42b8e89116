import type { Document, TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import type { MissingPattern } from "./missing-patterns.ts";
import { type Bilingual, columnLabel, type Language, type QualityFinding, type Severity } from "./quality-finding.ts";

interface Quality {
  readonly rows: number;
  readonly columns: number;
  readonly findings: readonly QualityFinding[];
  readonly patterns: readonly MissingPattern[];
}

const severities: Readonly<Record<Severity, Bilingual>> = {
  error: { en: "Error", ko: "오류" },
  warning: { en: "Warning", ko: "경고" },
  note: { en: "Note", ko: "참고" },
};

const words = {
  title: { en: "Data quality", ko: "자료 품질 점검" },
  nothing: { en: "Nothing was found.", ko: "발견된 문제가 없습니다." },
  kind: { en: "Kind", ko: "구분" },
  finding: { en: "Finding", ko: "내용" },
  where: { en: "First rows", ko: "해당 행(앞부분)" },
  missing: { en: "Missing together", ko: "함께 결측인 항목" },
  rows: { en: "Rows", ko: "행 수" },
  complete: { en: "(nothing: complete rows)", ko: "(없음: 결측이 없는 행)" },
  unchanged: { en: "Nothing in the data was changed.", ko: "자료는 어떤 값도 수정하지 않았습니다." },
} as const;

const shownPatterns = 8;

/** The report as a document, in a language. */
export function qualityDocument({ rows, columns, findings, patterns }: Quality, language: Language): Document {
  const say = (word: keyof typeof words): string => words[word][language];
  const size =
    language === "en"
      ? `${formatCount(rows)} rows, ${columns} columns.`
      : `행 ${formatCount(rows)}개, 열 ${columns}개입니다.`;
  const table: TableBlock = {
    kind: "table",
    head: [say("kind"), say("finding"), say("where")],
    align: ["left", "left", "left"],
    body: findings.map(({ severity, message, rows: where, count }) => [
      severities[severity][language],
      message[language],
      where.join(", ") + (where.length > 0 && count > where.length ? ", …" : ""),
    ]),
  };
  return [
    { kind: "title", text: say("title") },
    { kind: "paragraph", text: size },
    findings.length === 0 ? { kind: "paragraph", text: say("nothing") } : table,
    patternTable(patterns, language, say("missing"), say("rows"), say("complete")),
    { kind: "notes", notes: [say("unchanged")] },
  ];
}

function patternTable(
  patterns: readonly MissingPattern[],
  language: Language,
  missing: string,
  rows: string,
  complete: string,
): TableBlock {
  return {
    kind: "table",
    head: [missing, rows],
    align: ["left", "right"],
    body: patterns.slice(0, shownPatterns).map(({ missing: names, count }) => [
      names.length === 0
        ? complete
        : names
            .slice(0, 6)
            .map((name) => columnLabel(name)[language])
            .join(", ") + (names.length > 6 ? `, … (${names.length})` : ""),
      formatCount(count),
    ]),
  };
}
