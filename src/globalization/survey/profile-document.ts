import type { TestResult } from "../../fit/test-result.ts";
import type { Document, DocumentBlock, TableRow } from "../../report/document.ts";
import { formatCount, formatFixed, formatP } from "../../report/format.ts";
import type { ExportConcentration } from "../export-concentration.ts";
import { firmFields, type FirmFieldName } from "../firm-fields.ts";
import { groupLabel } from "../group-label.ts";
import type { GroupShare } from "./survey-shares.ts";

type Language = "en" | "ko";

interface Profile {
  readonly overall: GroupShare;
  readonly shares: readonly {
    readonly by: string;
    readonly rows: readonly GroupShare[];
    readonly test: TestResult | undefined;
  }[];
  readonly differences: object | undefined;
  readonly concentration: ExportConcentration | undefined;
}

const words = {
  title: { en: "Who globalizes", ko: "누가 글로벌화하는가" },
  group: { en: "Group", ko: "구분" },
  firms: { en: "Firms", ko: "기업 수" },
  observations: { en: "Observations", ko: "관측치 수" },
  exporters: { en: "Globalized", ko: "글로벌화 기업" },
  share: { en: "Share", ko: "비중" },
  se: { en: "Std. error", ko: "표준오차" },
  interval: { en: "95% interval", ko: "95% 신뢰구간" },
  all: { en: "All firms", ko: "전체" },
  allObservations: { en: "All observations", ko: "전체 관측치" },
  sizeClass: { en: "Employees", ko: "종업원 규모" },
  ageClass: { en: "Years since founding", ko: "업력" },
  equal: { en: "equal shares", ko: "집단 간 비중 동일성 검정" },
  note: {
    en: "Standard errors by linearization of the survey's design; intervals on the logistic scale. Differences describe; they are not effects.",
    ko: "표준오차는 표본설계를 반영한 선형화 방법, 신뢰구간은 로지스틱 척도로 계산하였습니다. 집단 간 차이는 인과효과가 아니라 현황입니다.",
  },
} as const;

/** Fewer exporters say nothing of concentration. */
const fewest = 10;

/** The profile as a document, of rows that are firms or observations of them. Differences print themselves: their table follows. */
export function profileDocument(
  { overall, shares, concentration }: Profile,
  language: Language,
  rows: "firms" | "observations" = "firms",
): Document {
  const say = (word: keyof typeof words): string => words[word][language];
  const body = shares.flatMap(({ by, rows: groups, test }): TableRow[] => [
    { group: heading(by, language) + testText(test, say("equal")) },
    ...groups.map((row) => cells(groupLabel(row.group, language), row)),
  ]);
  const blocks: DocumentBlock[] = [
    { kind: "title", text: say("title") },
    {
      kind: "table",
      head: [say("group"), say(rows), say("exporters"), say("share"), say("se"), say("interval")],
      align: ["left", "right", "right", "decimal", "decimal", "left"],
      body: [cells(say(rows === "firms" ? "all" : "allObservations"), overall), ...body],
    },
    { kind: "notes", notes: [say("note")] },
  ];
  const few = concentration === undefined || concentration.exporters < fewest;
  return few ? blocks : [...blocks, concentrationBlock(concentration, language)];
}

function cells(label: string, { firms, exporters, share, se, low, high }: GroupShare): string[] {
  const known = !Number.isNaN(se);
  const percent = (x: number): string => `${(100 * x).toFixed(1)}%`;
  return [
    label,
    formatCount(firms),
    formatCount(exporters),
    percent(share),
    known ? percent(se) : "",
    known ? `${percent(low)}–${percent(high)}` : "",
  ];
}

function testText(test: TestResult | undefined, name: string): string {
  if (test === undefined) return "";
  const [q, df] = test.df;
  const p = formatP(test.p);
  return ` (${name}: F(${q}, ${df}) = ${formatFixed(test.statistic, 2)}, p ${p.startsWith("<") ? p.replace("<", "< ") : `= ${p}`})`;
}

function heading(by: string, language: Language): string {
  if (by === "sizeClass" || by === "ageClass") return words[by][language];
  return Object.hasOwn(firmFields, by) ? firmFields[by as FirmFieldName].label[language] : by;
}

function concentrationBlock(
  { exporters, herfindahl, gini, top }: ExportConcentration,
  language: Language,
): DocumentBlock {
  const percent = (x: number): string => `${(100 * x).toFixed(1)}%`;
  const labels =
    language === "en"
      ? [
          "Exporters with known exports",
          "Herfindahl index of exports",
          "Gini coefficient of exports",
          "Exports of the largest 10 percent",
        ]
      : ["수출액이 있는 기업 수", "수출액 허핀달 지수", "수출액 지니계수", "상위 10% 기업의 수출 비중"];
  const values = [formatCount(exporters), formatFixed(herfindahl, 4), formatFixed(gini, 3), percent(top.tenPercent)];
  return { kind: "facts", facts: labels.map((label, i) => [label, values[i]!] as const) };
}
