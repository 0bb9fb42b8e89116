import type { ChoiceKind } from "../parts/curve-picture.ts";
import type { Language } from "../quality/quality-finding.ts";

interface RobustnessWords {
  caption(label: string): string;
  axis(label: string): string;
  described(label: string, count: number): string;
  readonly kinds: Readonly<Record<ChoiceKind, string>>;
  readonly facts: readonly string[];
  readonly head: readonly string[];
  readonly all: string;
  readonly gaps: string;
  readonly reading: string;
}

/** What the section on robustness says. */
export const robustnessWords: Readonly<Record<Language, RobustnessWords>> = {
  en: {
    caption: (label) =>
      `Specification curve: the average effect of ${label} in every combination of controls, firms, estimator and covariance, in order of size, with 95% intervals; the dots below say which choices made each.`,
    axis: (label) => `Average effect of ${label} on the probability to globalize`,
    described: (label, count) =>
      `Average effect of ${label} on the probability to globalize, over ${count} specifications.`,
    kinds: { controls: "Controls", sample: "Firms", estimator: "Estimator", vcov: "Covariance" },
    facts: [
      "Specifications",
      "Median (%p)",
      "Smallest (%p)",
      "Largest (%p)",
      "Positive",
      "Significant at 5 percent",
      "Not estimable",
    ],
    head: ["Controls", "Firms", "Estimator", "Covariance", "Effect (%p)", "Std. error", "p", "N"],
    all: "All specifications",
    gaps: "Not estimable",
    reading:
      "Read as: how far the conclusion hangs on choices of the analyst. Not as: a test, since the specifications share their data; nor as evidence of an effect, since what all of them assume they cannot show.",
  },
  ko: {
    caption: (label) =>
      `설정 곡선: 통제변수·표본·추정방법·공분산의 모든 조합에서 ${label}의 평균한계효과(크기순)와 95% 신뢰구간. 아래의 점은 각 추정치에 쓰인 설정을 나타냅니다.`,
    axis: (label) => `글로벌화 확률에 대한 ${label}의 평균한계효과`,
    described: (label, count) => `글로벌화 확률에 대한 ${label}의 평균한계효과, ${count}개 설정.`,
    kinds: { controls: "통제변수", sample: "표본", estimator: "추정방법", vcov: "공분산" },
    facts: ["설정 수", "중앙값 (%p)", "최솟값 (%p)", "최댓값 (%p)", "양(+)의 비중", "5% 유의 비중", "추정 불가"],
    head: ["통제변수", "표본", "추정방법", "공분산", "효과 (%p)", "표준오차", "p", "N"],
    all: "모든 설정의 추정치",
    gaps: "추정할 수 없는 설정",
    reading:
      "해석: 결론이 분석자의 선택에 얼마나 좌우되는지를 보여 줍니다. 모든 설정이 같은 자료를 쓰므로 검정은 아니며, 모든 설정이 공통으로 가정하는 것은 이 곡선으로 확인할 수 없으므로 효과의 증거도 아닙니다.",
  },
};

/** Names of choices that the default specification makes, in Korean; the user's own stay as they are. */
const korean: Readonly<Record<string, string>> = {
  none: "없음",
  all: "전체",
  "size, productivity, age, ownership": "규모·생산성·업력·소유구조",
  "fewer than 50 employees": "종업원 50명 미만",
  probit: "프로빗",
  logit: "로짓",
  cloglog: "보로그로그",
  ols: "선형확률모형(OLS)",
};

const english: Readonly<Record<string, string>> = { ols: "OLS (linear)" };

export function choiceName(name: string, language: Language): string {
  return (language === "ko" ? korean[name] : english[name]) ?? name;
}
