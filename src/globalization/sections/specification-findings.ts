import type { TestResult } from "../../fit/test-result.ts";
import { found, isSkipped } from "../parts/part.ts";
import type { EffectsByGroup } from "../parts/effects-by-group.ts";
import type { ParticipationResult } from "../parts/participation.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { dataWordsOf } from "./data-words.ts";
import { partTitle } from "./part-titles.ts";
import { pText } from "./sentences.ts";

const rejected = {
  en: {
    normality: "the errors of the probit are normal",
    heteroskedasticity: "the variance of the probit's errors is the same in all firms",
    link: "the probit's form is right",
    calibration: "predicted probabilities agree with the shares observed",
  },
  ko: {
    normality: "프로빗의 오차항이 정규분포를 따른다",
    heteroskedasticity: "프로빗 오차항의 분산이 모든 기업에서 같다",
    link: "프로빗의 함수형태가 옳다",
    calibration: "예측 확률과 실제 비율이 일치한다",
  },
} as const;

/** What was assumed of the participation equation and the data reject at 5 percent; and weights that could not be used. */
export function specificationFindings(context: ReportContext): string[] {
  const result = found(context.analysis.participation);
  const tests = result === undefined ? [] : [...ofTheProbit(result, context), ...ofTheGroups(result, context)];
  const title = partTitle("participation", context.language);
  return [...unusedWeights(context), ...tests.map((sentence) => `${title}: ${sentence}`)];
}

function unusedWeights(context: ReportContext): string[] {
  const { weights, specification } = context.analysis;
  if (specification.weights === undefined || !isSkipped(weights)) return [];
  return [dataWordsOf(context).unusable(weights.skipped[context.language])];
}

const isRejected = (test: TestResult | undefined): test is TestResult => test !== undefined && test.p < 0.05;

function ofTheProbit({ tests }: ParticipationResult, { language }: ReportContext): string[] {
  const say = rejected[language];
  return (Object.keys(say) as (keyof typeof say)[]).flatMap((name) => {
    const part = tests[name];
    const test = part && found(part);
    if (!isRejected(test)) return [];
    return language === "ko"
      ? `${say[name]}는 가설은 5% 수준에서 기각됩니다(${pText(test.p)}). 프로빗의 계수와 효과는 근사로만 읽어야 합니다.`
      : `That ${say[name]} is rejected at the 5 percent level (${pText(test.p)}): read the probit's coefficients and effects as an approximation.`;
  });
}

function ofTheGroups({ byGroup, bySize }: ParticipationResult, context: ReportContext): string[] {
  return [byGroup, bySize].flatMap((part) => {
    const groups = found<EffectsByGroup>(part);
    const test = groups && found(groups.equalSlopes);
    if (groups === undefined || !isRejected(test)) return [];
    const by =
      groups.by === "sizeClass" ? { en: "size", ko: "종업원 규모" }[context.language] : termLabel(groups.by, context);
    return context.language === "ko"
      ? `계수가 ${by} 집단 간에 같다는 가설은 5% 수준에서 기각됩니다(${pText(test.p)}). 전체 기업의 효과는 서로 다른 집단의 평균이므로 집단별 효과를 보아야 합니다.`
      : `That coefficients are the same in all groups by ${by.toLowerCase()} is rejected at the 5 percent level (${pText(test.p)}): effects on all firms average over groups that differ; read those by group.`;
  });
}
