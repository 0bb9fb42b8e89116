import { coefficientTable } from "../../fit/coefficient-table.ts";
import { found } from "../parts/part.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { firstKnown, inPoints, pText } from "./sentences.ts";

/** What support does with use chosen by the firm, beside what it would be taken for, and whether the two differ. */
export function supportFindings(context: ReportContext): string[] {
  const { language } = context;
  const ko = language === "ko";
  const result = found(context.analysis.support);
  const effects = result === undefined ? undefined : found(result.effects);
  if (result === undefined || effects === undefined) return [];
  const label = termLabel(result.treatment, context);
  const [ate, att] = [inPoints(effects.ate, language), inPoints(effects.att, language)];
  const main = ko
    ? `${label}: 기업이 참여를 스스로 선택한다는 점을 반영하면, 글로벌화 확률을 전체 기업 평균 ${ate}, 참여 기업 평균 ${att} 변화시킵니다.`
    : `${label}: changes the probability to globalize by ${ate} on average over all firms, and by ${att} over those that used it, with use chosen by the firm.`;
  const naive = found(result.naive);
  const row = (naive && found(naive.effects))?.rows.find(({ term }) => term === result.treatment);
  const beside =
    row === undefined
      ? ""
      : ko
        ? ` 참여를 외생으로 보면 ${inPoints(row, language)}입니다.`
        : ` As if use were exogenous: ${inPoints(row, language)}.`;
  const ratio = coefficientTable(result.fit).find(({ name }) => name === "atanhRho");
  return [main + beside, ...exogeneity(firstKnown(result.fit.tests.lrRho, result.fit.tests.waldRho, ratio), ko)];
}

function exogeneity(test: { readonly p: number } | undefined, ko: boolean): string[] {
  if (test === undefined || !Number.isFinite(test.p)) return [];
  if (test.p < 0.05)
    return ko
      ? [
          `참여가 외생이라는 가설은 기각됩니다(${pText(test.p)}). 외생으로 보는 추정치는 참여 기업의 관측되지 않는 특성까지 효과로 계산합니다.`,
        ]
      : [
          `Exogeneity of use is rejected (${pText(test.p)}): the estimate as if it were exogenous counts what is unobserved in users as an effect.`,
        ];
  return ko
    ? [`참여가 외생이라는 가설은 기각되지 않습니다(${pText(test.p)}). 자료로는 두 추정치를 구별할 수 없습니다.`]
    : [`Exogeneity of use is not rejected (${pText(test.p)}): the data do not tell the two estimates apart.`];
}
