interface PerformanceWords {
  readonly selection: string;
  readonly outcome: string;
  exclusion(names: string, count: number): string;
  readonly noExclusion: string;
  readonly profile: string;
  readonly logLik: string;
  readonly effects: string;
  readonly coefficients: string;
  readonly models: Readonly<Record<string, string>>;
  readonly note: string;
  readonly effectsNote: string;
  relevance(names: string): { readonly name: string; readonly null: string };
  readonly share: string;
  readonly tests: string;
  validity(label: string): string;
  readonly valid: string;
  readonly reading: string;
}

/** What the section on performance says. */
export const performanceWords: Readonly<Record<"en" | "ko", PerformanceWords>> = {
  en: {
    selection: "Selection",
    outcome: "Outcome",
    exclusion: (names, count) =>
      `Assumed exclusion: ${names} ${count === 1 ? "moves" : "move"} the decision to globalize and not performance once globalized. ${count === 1 ? "The data cannot test this." : "Each can be tested only if the others hold."}`,
    noExclusion:
      "No exclusion restriction: every column of the selection is in the outcome too. Only the assumed normal distribution tells selection from performance.",
    profile:
      "Profile likelihood over the correlation ρ of what is unobserved in both equations: a peak inside says that the data tell ρ, a rise to an end that they do not.",
    logLik: "Log-likelihood",
    effects: "Average effects on the outcome of exporters, by model (standard errors)",
    coefficients: "Coefficients of the outcome equation (standard errors)",
    models: { "Maximum likelihood": "Maximum likelihood", "Two-step": "Two-step", "Two-part": "Two-part" },
    effectsNote:
      "Effects on the mean of the outcome among exporters. In the selection models a column acts on it also by changing who exports: hence the effect of an excluded column, and the difference from the coefficients below.",
    relevance: (names) => ({
      name: "Relevance of the exclusion restrictions (Wald)",
      null: `In the selection ${names} has coefficients of zero.`,
    }),
    share:
      "As a share of sales: average effects of a fractional probit over all firms, percentage points (standard errors)",
    note: "The coefficient of the inverse Mills ratio is ρσ. A two-part model claims nothing about firms that do not globalize.",
    tests: "Tests",
    validity: (label) => `Exclusion of ${label}`,
    valid: "It does not belong in the outcome, if the other exclusions hold.",
    reading:
      "Read as: differences in performance between globalized firms, corrected for what made them globalize, as far as the exclusion restrictions hold. Not as: what a firm that does not globalize would gain.",
  },
  ko: {
    selection: "선택식",
    outcome: "성과식",
    exclusion: (names, count) =>
      `배제제약(가정): ${names} — 글로벌화 여부에는 영향을 주지만, 글로벌화한 뒤의 성과에는 직접 영향을 주지 않는다고 가정합니다. ${count === 1 ? "이 가정은 자료로 검정할 수 없습니다." : "각 제약은 나머지 제약이 성립할 때에만 검정할 수 있습니다."}`,
    noExclusion:
      "배제제약이 없습니다. 선택식의 모든 변수가 성과식에도 있어 정규분포 가정만으로 선택과 성과를 구분합니다.",
    profile:
      "두 방정식의 관측되지 않는 요인 간 상관계수 ρ에 대한 프로파일 우도. 내부에 봉우리가 있으면 자료가 ρ를 알려 주는 것이고, 끝으로 갈수록 커지면 그렇지 않습니다.",
    logLik: "로그우도",
    effects: "글로벌화 기업의 성과에 대한 모형별 평균한계효과(괄호 안은 표준오차)",
    coefficients: "성과식의 계수(괄호 안은 표준오차)",
    models: { "Maximum likelihood": "최우추정", "Two-step": "헤크먼 2단계", "Two-part": "투파트 모형" },
    effectsNote:
      "글로벌화 기업의 평균 성과에 대한 효과입니다. 표본선택모형에서는 변수가 누가 글로벌화하는지를 바꾸어 평균에도 영향을 주므로, 배제된 변수에도 효과가 나타나고 아래의 계수와 차이가 납니다.",
    relevance: (names) => ({
      name: "배제제약 변수의 관련성 검정(Wald)",
      null: `선택식에서 ${names}의 계수가 0이다.`,
    }),
    share: "매출 대비 비중: 전체 기업에 대한 분수 프로빗의 평균한계효과(%p, 괄호 안은 표준오차)",
    note: "역밀스비(λ)의 계수는 ρσ입니다. 투파트 모형은 글로벌화하지 않은 기업에 대해서는 아무것도 말하지 않습니다.",
    tests: "검정",
    validity: (label) => `배제제약 검정: ${label}`,
    valid: "나머지 배제제약이 성립할 때, 이 변수는 성과식에 속하지 않는다.",
    reading:
      "해석: 배제제약이 성립하는 범위에서, 글로벌화하게 된 요인을 보정한 글로벌화 기업 간 성과 차이입니다. 글로벌화하지 않은 기업이 얻게 될 이득으로 해석해서는 안 됩니다.",
  },
};
