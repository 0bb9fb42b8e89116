import type { Skipped } from "../parts/part.ts";
import type { Language } from "../quality/quality-finding.ts";

/** Why the data do not allow an estimate, in Korean, by the error's code. */
const korean: Readonly<Record<string, string>> = {
  "constant-outcome": "종속변수가 모든 기업에서 같은 값이어서 추정할 수 없습니다.",
  "too-few-rows": "계수 수에 비해 기업 수가 너무 적습니다.",
  "no-selection": "글로벌화 기업이 없거나 모든 기업이 글로벌화하여 선택을 추정할 수 없습니다.",
  "complete-separation": "설명변수가 결과를 완전히 예측하여 최우추정치가 존재하지 않습니다.",
  "quasi-separation": "설명변수가 일부 기업의 결과를 완전히 예측하여 추정치가 존재하지 않습니다.",
  "no-complete-rows": "필요한 변수가 모두 있는 기업이 없습니다.",
  "under-identified": "도구변수가 내생변수보다 적거나 식별되지 않습니다.",
  "outcome-not-binary": "종속변수가 0과 1이 아닙니다.",
  "collinear-columns": "설명변수가 선형종속입니다.",
  "constant-column": "변수가 모든 기업에서 같은 값입니다.",
  "unbounded-likelihood": "우도함수가 유계가 아닙니다.",
  "empty-table": "해당하는 기업이 없습니다.",
  "bad-weights": "표본가중치에 음수나 무한대가 있거나 양수인 값이 없습니다.",
  "all-missing": "변수 값이 모두 결측입니다.",
};

/** The reason as a sentence in the language of the report. */
export function skippedText({ code, skipped }: Skipped, language: Language): string {
  if (language === "en") return skipped.en;
  if (code === "undefined-test") return "이 표본에서는 검정통계량을 계산할 수 없습니다.";
  return skipped.ko.includes(skipped.en) ? (korean[code] ?? skipped.ko) : skipped.ko;
}
