import type { Fit } from "../../fit/fit.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import { svgBars } from "../../report/svg-bars.ts";
import type { GroupCharacteristics } from "../characteristics.ts";
import { found } from "../parts/part.ts";
import { groupLabel } from "../policy/policy-document.ts";
import { profileDocument } from "../survey/profile-document.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";
import { partTitle } from "./part-titles.ts";
import { percent } from "./sentences.ts";

const words = {
  en: {
    title: "Data and sample",
    given: "the data given",
    of: (firms: string, name: string): string => `${firms} rows of ${name}.`,
    money: (currency: string): string => ` Money in ${currency}.`,
    all: "All firms",
    head: ["Group", "Firms", "Globalized", "Share", "Exports / sales of exporters"],
    ofFirms: (share: string, firms: string): string => `${share} of ${firms}`,
    axis: "Percent of firms",
    caption: "Share of firms that globalize, by group.",
    sample: ["Equation", "Firms used", "Left out"],
    none: "none",
  },
  ko: {
    title: "자료와 표본",
    given: "주어진 자료",
    of: (firms: string, name: string): string => `${name}의 관측치 ${firms}개를 분석하였습니다.`,
    money: (currency: string): string => ` 금액 단위: ${currency}.`,
    all: "전체",
    head: ["구분", "기업 수", "글로벌화 기업", "비중", "수출 비중(글로벌화 기업)"],
    ofFirms: (share: string, firms: string): string => `${share} (${firms}개)`,
    axis: "글로벌화 기업 비중(%)",
    caption: "집단별 글로벌화 기업의 비중.",
    sample: ["방정식", "사용 기업 수", "제외"],
    none: "없음",
  },
} as const;

/** The firms, how many of them globalize by group, and which of them each equation uses. */
export function dataSection(context: ReportContext): ReportSection {
  const { language, analysis } = context;
  const { firms, source, characteristics } = analysis;
  const say = words[language];
  const currency = source.currency === undefined ? "" : say.money(source.currency);
  const profile = found(analysis.profile);
  return {
    id: "data",
    title: say.title,
    blocks: [
      { kind: "paragraph", text: say.of(formatCount(firms), source.name ?? say.given) + currency },
      ...groupBlocks(characteristics, profile === undefined, context),
      ...(profile === undefined ? [] : profileDocument(profile, language)),
      ...sampleTable(context),
    ],
  };
}

/** The groups as a table, where the profile does not tabulate them, and as a picture. */
function groupBlocks(
  rows: readonly GroupCharacteristics[],
  tabulated: boolean,
  { language }: ReportContext,
): ReportBlock[] {
  if (rows.length === 0) return [];
  const say = words[language];
  const label = (i: number): string => (i === 0 ? say.all : groupLabel(rows[i]!.group, language));
  const table: TableBlock = {
    kind: "table",
    head: say.head,
    align: ["left", "right", "right", "right", "right"],
    body: rows.map((row, i) => [
      label(i),
      formatCount(row.firms),
      formatCount(row.exporters),
      percent(row.share),
      percent(row.intensity),
    ]),
  };
  const tables = tabulated ? [table] : [];
  if (rows.length < 3) return tables;
  const bars = rows.map((row, i) => ({
    label: label(i),
    value: Number.isFinite(row.share) ? 100 * row.share : 0,
    text: say.ofFirms(percent(row.share), formatCount(row.firms)),
  }));
  return [...tables, { kind: "figure", svg: svgBars(bars, say.axis, say.caption), caption: say.caption }];
}

function sampleTable({ analysis, language }: ReportContext): TableBlock[] {
  const say = words[language];
  const parts = ["participation", "performance", "capability", "stages", "markets", "support", "persistence"] as const;
  const fits = parts.flatMap((part): [string, Fit][] => {
    const result = found<{ readonly fit: Fit }>(analysis[part]);
    return result === undefined ? [] : [[partTitle(part, language), result.fit]];
  });
  if (fits.length === 0) return [];
  const dropped = (fit: Fit): string =>
    fit.rows.dropped.map(({ reason, count }) => `${reason} (${formatCount(count)})`).join(", ") || say.none;
  return [
    {
      kind: "table",
      head: say.sample,
      align: ["left", "right", "left"],
      body: fits.map(([name, fit]) => [name, formatCount(fit.rows.used), dropped(fit)]),
    },
  ];
}
