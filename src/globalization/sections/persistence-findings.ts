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
  return language === "ko"
    ? [
        `전년도의 글로벌화는 기업 고유의 특성을 통제한 뒤에도 글로벌화 확률을 ${effect} 변화시킵니다.${beside === undefined ? "" : ` 고유 특성을 무시한 프로빗에서는 ${beside}입니다.`}`,
      ]
    : [
        `Having globalized the year before changes the probability by ${effect}, apart from what firms are.${beside === undefined ? "" : ` By a probit that takes firms for alike: ${beside}.`}`,
      ];
}
