import type { PartName } from "../analysis-result.ts";
import type { Bilingual, Language } from "../quality/quality-finding.ts";

const titles: Readonly<Record<PartName | "weights", Bilingual>> = {
  profile: { en: "Who globalizes, described", ko: "글로벌화 현황" },
  participation: { en: "Who globalizes", ko: "글로벌화 여부의 결정요인" },
  performance: { en: "How well they do abroad", ko: "글로벌화 성과" },
  capability: { en: "What the capability causes", ko: "글로벌 역량의 효과" },
  stages: { en: "Stages of globalization", ko: "글로벌화 단계" },
  markets: { en: "Markets served", ko: "진출 국가 수" },
  support: { en: "What support does", ko: "지원사업의 효과" },
  persistence: { en: "Persistence", ko: "글로벌화의 지속성" },
  weights: { en: "Sampling weights", ko: "표본가중치" },
  robustness: { en: "Robustness", ko: "강건성" },
};

/** The name of a part of the analysis. */
export function partTitle(part: PartName | "weights", language: Language): string {
  return titles[part][language];
}
