import type { LeftOut } from "../analysis-result.ts";
import { groupLabel } from "../group-label.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import type { ReportSection } from "../written/content.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { partTitle } from "./part-titles.ts";

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
        body: left.map((entry) => [nameOf(entry, context), reasonOf(entry)[language]]),
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

const within: Readonly<Record<string, Bilingual>> = {
  byGroup: { en: "by group", ko: "집단별" },
  bySize: { en: "by size", ko: "규모별" },
  share: { en: "as a share", ko: "수출 비중" },
  exclusion: { en: "tests of the exclusion restrictions", ko: "배제제약 검정" },
  relevance: { en: "relevance", ko: "관련성 검정" },
  equalSlopes: { en: "test of equal coefficients", ko: "계수 동일성 검정" },
  probit: { en: "probit", ko: "프로빗" },
  ivProbit: { en: "probit with instruments", ko: "도구변수 프로빗" },
  controlFunction: { en: "control function", ko: "통제함수" },
  twoPart: { en: "two-part model", ko: "투파트 모형" },
  tests: { en: "test", ko: "검정" },
  normality: { en: "normality", ko: "정규성" },
  heteroskedasticity: { en: "heteroskedasticity", ko: "이분산" },
  link: { en: "link", ko: "연결함수" },
  calibration: { en: "calibration", ko: "적합도" },
  diagnostics: { en: "instruments", ko: "도구변수 진단" },
  weakInstruments: { en: "weak instruments", ko: "약한 도구변수 추론" },
  equation: { en: "how it is secured", ko: "역량 확보 방정식" },
  performance: { en: "in performance", ko: "성과에 대한 효과" },
  sales: { en: "sales", ko: "매출" },
  naive: { en: "as if exogenous", ko: "외생 가정" },
  effects: { en: "effects", ko: "평균한계효과" },
};

/** Steps of the way to a result that name nothing to a reader. */
const unnamed = ["groups", "result", "validity", "fit"];

/** "Who globalizes: by size, 300+". */
function nameOf({ part, within: path }: LeftOut, context: ReportContext): string {
  const { language } = context;
  const title = partTitle(part, language);
  if (path === undefined) return title;
  const words = path
    .split(".")
    .filter((word) => !unnamed.includes(word))
    .map((word) => within[word]?.[language] ?? groupLabel(termLabel(word, context), language));
  return `${title}: ${words.join(", ")}`;
}
