import { formatFixed } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { DerivedParameter } from "../../fit/fit.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { intervalText, percent, pText } from "./sentences.ts";

/** What support does, whether globalizing persists, and how far the conclusion hangs on choices. */
export function laterFindings(context: ReportContext): string[] {
  return [...supportFindings(context), ...persistenceFindings(context), ...robustnessFindings(context)];
}

function inPoints(
  { estimate, low, high, p }: Omit<DerivedParameter, "scale"> & { readonly p?: number },
  { language }: ReportContext,
): string {
  const interval = intervalText(100 * low, 100 * high, 1, language);
  const points = formatFixed(100 * estimate, 1);
  const tested = p === undefined ? "" : `, ${pText(p)}`;
  return language === "ko" ? `${points}%p(${interval}${tested})` : `${points} percentage points (${interval}${tested})`;
}

function supportFindings(context: ReportContext): string[] {
  const result = found(context.analysis.support);
  const effects = result === undefined ? undefined : found(result.effects);
  if (result === undefined || effects === undefined) return [];
  const label = termLabel(result.treatment, context);
  return context.language === "ko"
    ? [
        `${label}: 글로벌화 확률의 평균 변화는 전체 기업에서 ${inPoints(effects.ate, context)}, 참여 기업에서 ${inPoints(effects.att, context)}입니다. 참여를 기업이 스스로 선택한다는 점을 반영한 추정치입니다.`,
      ]
    : [
        `${label}: changes the probability to globalize by ${inPoints(effects.ate, context)} on average over all firms, and by ${inPoints(effects.att, context)} over those that used it, with use chosen by the firm.`,
      ];
}

function persistenceFindings(context: ReportContext): string[] {
  const result = found(context.analysis.persistence);
  if (result === undefined) return [];
  const effect = inPoints(result.stateDependence, context);
  return context.language === "ko"
    ? [`전년도에 글로벌화한 기업은 기업 고유의 특성을 통제한 뒤에도 글로벌화 확률이 ${effect} 높습니다.`]
    : [`Having globalized the year before changes the probability by ${effect}, apart from what firms are.`];
}

function robustnessFindings(context: ReportContext): string[] {
  const result = found(context.analysis.robustness);
  if (result === undefined || result.points.length === 0) return [];
  const { smallest, largest, median, significant } = result.summary;
  const [low, high, middle] = [smallest, largest, median].map((x) => formatFixed(100 * x, 2));
  const label = termLabel(result.of, context);
  return context.language === "ko"
    ? [
        `${label}: 분석 방법을 달리한 ${result.points.length}개 설정에서 평균 효과는 ${low} ~ ${high}%p(중앙값 ${middle}%p)이며, ${percent(significant)}에서 5% 수준으로 유의합니다.`,
      ]
    : [
        `${label}: over ${result.points.length} ways to specify the analysis its average effect runs from ${low} to ${high} percentage points (median ${middle}); in ${percent(significant)} of them it is significant at 5 percent.`,
      ];
}
