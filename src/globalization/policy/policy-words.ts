import { formatPercent } from "../../report/format.ts";

const money = (currency: string | undefined): string => (currency === undefined ? "" : ` (${currency})`);

/** Headings of the tables of scenarios. */
export const policyWords = {
  en: {
    title: "Policy scenarios",
    scenario: "Scenario",
    all: "All firms",
    reached: "Firms reached",
    exporters: "Additional exporters",
    interval: (level: number): string => `${formatPercent(level)} interval`,
    sales: (currency: string | undefined): string => `Additional sales abroad${money(currency)}`,
    cost: (currency: string | undefined): string => `Cost${money(currency)}`,
    costPer: "Per additional exporter",
    noGain: "no gain",
    atLeast: (low: string): string => `${low} or more`,
    difference: "Difference of",
    lever: "Lever",
    move: "Moved",
    chosen:
      "†: chosen by firms, and taken as exogenous here; what moves both it and globalizing is counted as its effect.",
    bounded:
      "Intervals of numbers of firms: delta method on the logit of the mean probability after the change, with that before the change held; they cannot leave the number of firms that the scenario moves.",
    salesBefore: (currency: string | undefined): string => `Sales abroad before any change${money(currency)}`,
    predicted: "Predicted",
    observed: "Observed",
    perHundred: "Additional exporters for 100 firms reached",
    scale:
      "Levers: a yes or no is moved from no to yes, a number by a tenth of its standard deviation; the ranking hangs on this scale and says nothing of costs.",
  },
  ko: {
    title: "정책 시나리오",
    scenario: "시나리오",
    all: "전체",
    reached: "대상 기업 수",
    exporters: "추가 글로벌화 기업 수",
    interval: (level: number): string => `${formatPercent(level)} 신뢰구간`,
    sales: (currency: string | undefined): string => `해외매출 증가액${money(currency)}`,
    cost: (currency: string | undefined): string => `비용${money(currency)}`,
    costPer: "추가 글로벌화 기업 1개당 비용",
    noGain: "증가 없음",
    atLeast: (low: string): string => `${low} 이상`,
    difference: "시나리오 간 차이",
    lever: "정책 수단",
    move: "변화",
    chosen:
      "†: 기업이 스스로 선택하는 변수를 외생으로 본 수치이므로, 글로벌화에 함께 작용하는 요인까지 효과로 계산됩니다.",
    bounded:
      "기업 수의 신뢰구간은 변화 후 평균 확률의 로짓에 델타 방법을 적용한 것으로(변화 전 확률은 고정), 시나리오로 변하는 기업 수를 벗어나지 않습니다.",
    salesBefore: (currency: string | undefined): string => `변화 전 해외매출${money(currency)}`,
    predicted: "모형 예측",
    observed: "실제 관측",
    perHundred: "대상 기업 100개당 추가 글로벌화 기업 수",
    scale:
      "정책 수단의 변화 폭은 예/아니오 변수는 '없음 → 있음', 연속 변수는 표준편차의 10분의 1입니다. 순위는 이 척도에 따라 달라지며 비용을 반영하지 않습니다.",
  },
} as const;
