import { found } from "../parts/part.ts";
import type { ReportContext } from "./context.ts";
import { inPoints } from "./sentences.ts";

/** Whether globalizing makes globalizing likelier, beside what it would be taken for if firms were alike. */
export function persistenceFindings({ analysis, language }: ReportContext): string[] {
  const result = found(analysis.persistence);
  if (result === undefined) return [];
  const effect = inPoints(result.stateDependence, language);
  const naive = found(result.naive);
  const [row] = (naive && found(naive.effects))?.rows ?? [];
  const beside = row === undefined ? undefined : inPoints(row, language);
  if (result.fit.warnings.some(({ code, parameter }) => code === "boundary" && parameter === "lnSigmaU"))
    return [unseparated(effect, beside, language)];
  return language === "ko"
    ? [
        `전년도의 글로벌화는 기업 고유의 특성을 통제한 뒤에도 글로벌화 확률을 ${effect} 변화시킵니다.${beside === undefined ? "" : ` 고유 특성을 무시한 프로빗에서는 ${beside}입니다.`}`,
      ]
    : [
        `Having globalized the year before changes the probability by ${effect}, apart from what firms are.${beside === undefined ? "" : ` By a probit that takes firms for alike: ${beside}.`}`,
      ];
}

/** Where no effect of the firms themselves was found, so that nothing was told apart from it. */
function unseparated(effect: string, beside: string | undefined, language: "en" | "ko"): string {
  if (language === "ko")
    return `전년도의 글로벌화는 글로벌화 확률을 ${effect} 변화시킵니다. 기업 고유효과의 분산이 0으로 추정되어, 최초 연도와 기업별 평균 외에 기업 고유의 특성과 구분한 것은 아닙니다.${beside === undefined ? "" : ` 이를 고려하지 않은 프로빗에서는 ${beside}입니다.`}`;
  return `Having globalized the year before changes the probability by ${effect}. The variance of the firms' own effects is estimated as 0: beyond the first year and the firms' means, nothing was told apart from what firms are.${beside === undefined ? "" : ` By a probit without these: ${beside}.`}`;
}
