import type { LeftOut } from "../analysis-result.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import type { ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";
import { resultName } from "./result-name.ts";

/** Parts that were left out, and why. */
export function leftOutSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const left = analysis.leftOut.filter(({ code, within }) => within === undefined || code !== "not-specified");
  if (left.length === 0) return undefined;
  const ko = language === "ko";
  return {
    id: "left-out",
    title: ko ? "수행하지 않은 분석과 이유" : "What was left out, and why",
    blocks: [
      {
        kind: "table",
        head: ko ? ["분석", "이유"] : ["Part", "Reason"],
        align: ["left", "left"],
        body: left.map((entry) => [resultName(entry, context), reasonOf(entry)[language]]),
      },
    ],
  };
}

/** What a part needs that neither the specification nor the data have. */
const needs: Readonly<Record<LeftOut["part"], Bilingual>> = {
  weights: { en: "It needs a column of weights.", ko: "가중치 변수가 필요합니다." },
  profile: { en: "It needs a yes-or-no outcome.", ko: "글로벌화 여부(0/1) 변수가 필요합니다." },
  participation: { en: "It needs a yes-or-no outcome.", ko: "글로벌화 여부(0/1) 변수가 필요합니다." },
  performance: {
    en: "It needs who globalizes and an amount such as exports.",
    ko: "글로벌화 여부와 수출액 같은 성과 변수가 필요합니다.",
  },
  capability: {
    en: "It needs a capability such as R&D intensity and an instrument that moves it.",
    ko: "연구개발 집약도 같은 역량 변수와 이를 움직이는 도구변수가 필요합니다.",
  },
  stages: { en: "It needs ordered stages of globalization.", ko: "글로벌화 단계(순서형) 변수가 필요합니다." },
  markets: { en: "It needs the number of markets.", ko: "진출 국가 수가 필요합니다." },
  support: {
    en: "It needs the use of a programme and a column that moves use alone.",
    ko: "지원사업 참여 여부와 참여에만 영향을 주는 변수가 필요합니다.",
  },
  persistence: {
    en: "It needs several years of the same firms.",
    ko: "같은 기업의 여러 해 자료(패널)가 필요합니다.",
  },
  robustness: {
    en: "It needs who globalizes and a column to follow.",
    ko: "글로벌화 여부와 관심 변수가 필요합니다.",
  },
};

function reasonOf({ code, part, skipped }: LeftOut): Bilingual {
  if (code !== "not-specified") return skipped;
  const { en, ko } = needs[part];
  return {
    en: `The specification has no equation for it, or the data lack its columns. ${en}`,
    ko: `분석 설정에 해당 방정식이 없거나 자료에 필요한 변수가 없습니다. ${ko}`,
  };
}
