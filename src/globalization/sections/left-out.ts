import type { LeftOut } from "../analysis-result.ts";
import { groupLabel } from "../policy/policy-document.ts";
import type { ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";
import { partTitle } from "./part-titles.ts";
import { skippedText } from "./skip-words.ts";

/** Parts that were left out, and why. */
export function leftOutSection({ analysis, language }: ReportContext): ReportSection | undefined {
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
        body: left.map((entry) => [nameOf(entry, language), skippedText(entry, language)]),
      },
    ],
  };
}

const within: Readonly<Record<string, { readonly en: string; readonly ko: string }>> = {
  byGroup: { en: "by group", ko: "집단별" },
  bySize: { en: "by size", ko: "규모별" },
  share: { en: "as a share", ko: "수출 비중" },
  validity: { en: "exclusion", ko: "배제제약" },
  exclusion: { en: "test", ko: "검정" },
  ivProbit: { en: "IV probit", ko: "IV 프로빗" },
  controlFunction: { en: "control function", ko: "통제함수" },
  performance: { en: "performance", ko: "성과" },
  twoPart: { en: "two-part model", ko: "투파트 모형" },
  tests: { en: "test", ko: "검정" },
  diagnostics: { en: "instruments", ko: "도구변수 진단" },
  weakInstruments: { en: "weak instruments", ko: "약한 도구변수 추론" },
  sales: { en: "sales", ko: "매출" },
  naive: { en: "as if exogenous", ko: "외생 가정" },
  effects: { en: "effects", ko: "평균 효과" },
};

/** "Who globalizes: by size, 300+". */
function nameOf({ part, within: path }: LeftOut, language: ReportContext["language"]): string {
  const title = partTitle(part, language);
  if (path === undefined) return title;
  const words = path
    .split(".")
    .filter((word) => !["groups", "result", "fit"].includes(word))
    .map((word) => within[word]?.[language] ?? groupLabel(word, language));
  return `${title}: ${words.join(", ")}`;
}
