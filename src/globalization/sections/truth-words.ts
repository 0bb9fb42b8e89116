interface TruthWords {
  readonly title: string;
  readonly head: readonly string[];
  readonly participation: string;
  readonly performance: string;
  readonly effect: string;
  readonly inPerformance: string;
  readonly support: string;
  readonly ate: string;
  readonly att: string;
  mark(holds: boolean): string;
  count(hits: number, all: number): string;
  endogenous(correlation: number): string;
}

/** What the section on the truth of simulated firms says. */
export const truthWords: Readonly<Record<"en" | "ko", TruthWords>> = {
  en: {
    title: "What is true of the simulated firms",
    head: ["", "True", "Estimate", "95% low", "95% high", "Interval"],
    participation: "Participation (probit index)",
    performance: "Performance (ln exports)",
    effect: "Average effect on the probability (2SLS)",
    inPerformance: "R&D in performance, chosen by firms (ln exports)",
    support: "Effect of the programme on the probability (bivariate probit)",
    ate: "All firms (ATE)",
    att: "Firms that used it (ATT)",
    mark: (holds) => (holds ? "holds it" : "misses it"),
    count: (hits, all) =>
      `${hits} of ${all} intervals hold the truth. That is no test of the method: the analysis is of one sample, and equations that take as exogenous what is endogenous in these firms are not expected to hit.`,
    endogenous: (correlation) =>
      `R&D intensity is endogenous here: what is unobserved in it correlates ${correlation} with what is unobserved in globalizing. Equations that take it as exogenous (the probit, the selection model) are therefore off in R&D and in what goes with it, and the instruments are what brings the estimate back.`,
  },
  ko: {
    title: "가상 기업의 참값",
    head: ["", "참값", "추정치", "95% 하한", "95% 상한", "신뢰구간"],
    participation: "글로벌화 여부(프로빗 지수)",
    performance: "글로벌화 성과(ln 수출액)",
    effect: "글로벌화 확률에 대한 평균 효과(2단계 최소제곱)",
    inPerformance: "성과에 대한 연구개발의 효과(내생, ln 수출액)",
    support: "지원사업이 글로벌화 확률에 미치는 효과(이변량 프로빗)",
    ate: "전체 기업(ATE)",
    att: "참여 기업(ATT)",
    mark: (holds) => (holds ? "참값 포함" : "참값 제외"),
    count: (hits, all) =>
      `신뢰구간 ${all}개 중 ${hits}개가 참값을 포함합니다. 이는 방법에 대한 검정이 아닙니다. 한 표본의 결과이며, 이 기업들에서 내생적인 변수를 외생으로 보는 방정식은 참값을 맞출 것으로 기대되지 않습니다.`,
    endogenous: (correlation) =>
      `이 자료에서 연구개발 집약도는 내생적입니다. 연구개발의 관측되지 않는 요인은 글로벌화의 관측되지 않는 요인과 ${correlation}의 상관을 갖습니다. 따라서 이를 외생으로 보는 방정식(프로빗, 표본선택모형)에서는 연구개발과 그에 따라 움직이는 변수의 계수가 참값에서 벗어나며, 도구변수가 이를 바로잡습니다.`,
  },
};
