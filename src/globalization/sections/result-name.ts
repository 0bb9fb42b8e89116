import type { LeftOut } from "../analysis-result.ts";
import { groupLabel } from "../group-label.ts";
import type { Bilingual } from "../quality/quality-finding.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { partTitle } from "./part-titles.ts";

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
  twoStep: { en: "two steps", ko: "2단계 추정" },
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

/** A part, or what is within it, in words: "Who globalizes: by size, 300+". */
export function resultName({ part, within: path }: Pick<LeftOut, "part" | "within">, context: ReportContext): string {
  const { language } = context;
  const title = partTitle(part, language);
  if (path === undefined) return title;
  const words = path
    .split(".")
    .filter((word) => !unnamed.includes(word))
    .map((word) => within[word]?.[language] ?? groupLabel(termLabel(word, context), language));
  return words.length === 0 ? title : `${title}: ${words.join(", ")}`;
}
