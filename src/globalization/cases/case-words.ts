const money = (currency: string | undefined): string => (currency === undefined ? "" : ` (${currency})`);

/** Headings of a firm's profile. */
export const caseWords = {
  en: {
    title: (firm: string): string => `Firm ${firm}`,
    group: "Set against",
    all: "All firms",
    does: "Globalizes",
    yes: "yes",
    no: "no",
    unknown: "not known",
    probability: "Predicted probability",
    groupShare: (weights: string | undefined): string =>
      `Share of its group that globalizes${weights === undefined ? "" : `, by the weights '${weights}'`}`,
    sales: (currency: string | undefined): string => `Expected sales abroad${money(currency)}`,
    salesIfGlobal: (currency: string | undefined): string => `Expected sales abroad if it globalizes${money(currency)}`,
    against: "Against its group",
    moves: "What would change the probability",
    column: "Characteristic",
    own: "Firm",
    typical: "Group",
    to: "To",
    points: "Percentage points",
    interval: "95% interval",
    peer: "Nearest firm",
    distance: "Distance",
    reading:
      "One characteristic at a time, the others as the firm has them; intervals by the delta method, of the prediction and not of the firm's own luck. Changes are effects only as far as the coefficients are.",
  },
  ko: {
    title: (firm: string): string => (firm.startsWith("기업") ? firm : `기업 ${firm}`),
    group: "비교 집단",
    all: "전체 기업",
    does: "글로벌화 여부",
    yes: "예",
    no: "아니오",
    unknown: "미상",
    probability: "예측 확률",
    groupShare: (weights: string | undefined): string =>
      `비교 집단의 글로벌화 비중${weights === undefined ? "" : `(가중치 '${weights}' 적용)`}`,
    sales: (currency: string | undefined): string => `해외매출 기댓값${money(currency)}`,
    salesIfGlobal: (currency: string | undefined): string => `글로벌화할 경우 해외매출 기댓값${money(currency)}`,
    against: "비교 집단 대비",
    moves: "확률을 바꾸는 변화",
    column: "특성",
    own: "해당 기업",
    typical: "집단 평균",
    to: "변화 후",
    points: "확률 차이(%p)",
    interval: "95% 신뢰구간",
    peer: "유사 기업",
    distance: "거리",
    reading:
      "나머지 특성은 그대로 두고 한 특성씩 바꾸어 계산하였습니다. 신뢰구간은 델타 방법에 따른 예측의 불확실성이며, 개별 기업의 우연은 포함하지 않습니다. 추정계수가 인과효과일 때에만 효과로 해석할 수 있습니다.",
  },
} as const;
