import type { Fit } from "../../fit/fit.ts";
import type { TableBlock } from "../../report/document.ts";
import { formatCount } from "../../report/format.ts";
import { svgBars } from "../../report/svg-bars.ts";
import type { GroupCharacteristics } from "../characteristics.ts";
import { found, isSkipped } from "../parts/part.ts";
import { groupLabel } from "../policy/policy-document.ts";
import { profileDocument } from "../survey/profile-document.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";
import { partTitle } from "./part-titles.ts";
import { percent } from "./sentences.ts";
import { skippedText } from "./skip-words.ts";

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
    weighted: (column: string): string =>
      `Firms count by their sampling weight (${column}) in the description and, as probability weights with robust standard errors, in the equations.`,
    unweighted: (models: string): string => ` Estimated without weights, which these cannot take: ${models}.`,
    unusable: (why: string): string => `The sampling weights were not used, and every firm counts as one: ${why}`,
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
    weighted: (column: string): string =>
      `기술통계와 모든 방정식에 표본가중치(${column})를 적용하였습니다. 방정식에서는 확률가중치로 적용하고 강건 표준오차를 사용하였습니다.`,
    unweighted: (models: string): string =>
      ` 다음 모형은 가중치를 적용할 수 없어 가중치 없이 추정하였습니다: ${models}.`,
    unusable: (why: string): string => `표본가중치를 사용하지 못하여 모든 기업을 동일하게 반영하였습니다. ${why}`,
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
      ...weightsBlock(context),
      ...groupBlocks(characteristics, profile === undefined, context),
      ...(profile === undefined ? [] : profileDocument(profile, language)),
      ...sampleTable(context),
    ],
  };
}

/** What the sampling weights were used for. */
function weightsBlock({ analysis: { weights, specification }, language }: ReportContext): ReportBlock[] {
  const say = words[language];
  if (specification.weights === undefined) return [];
  if (isSkipped(weights)) return [{ kind: "warnings", warnings: [say.unusable(skippedText(weights, language))] }];
  const { column, unweighted } = weights;
  const text = say.weighted(column) + (unweighted.length === 0 ? "" : say.unweighted(unweighted.join(", ")));
  return [{ kind: "paragraph", text }];
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
