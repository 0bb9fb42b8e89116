import type { Facts } from "../../errors.ts";
import { has, type KoreanSentence, listed } from "./warning-facts.ts";

/** Warnings of columns that predict the outcome perfectly, or nearly. */
export const separationWarnings: Readonly<Record<string, KoreanSentence>> = {
  "quasi-separation": (facts) =>
    facts.variance === true
      ? `${runsOff(facts)} '${String(facts.dropped)}'과(와) 이 관측치 ${String(facts.rows)}개를 추정에서 제외하였습니다.`
      : `${predicted(facts)} 유한한 계수 가운데 가장 좋은 값이 없으므로, ${left(facts)}를 추정에서 제외하였습니다.`,
  "separation-kept": (facts) =>
    facts.variance === true
      ? `${runsOff(facts)} 탐색이 끝날 때까지 추정치가 계속 커졌으므로 이 계수와 표준오차를 읽어서는 안 됩니다.`
      : `${predicted(facts)} 유한한 계수 가운데 가장 좋은 값이 없어 탐색이 끝날 때까지 추정치가 계속 커졌습니다. ` +
        `${has(facts, "effects") ? "0에서 먼 계수와 그 표준오차" : "이 변수들의 계수와 표준오차"}를 읽어서는 안 됩니다.`,
  "separation-undecided": () =>
    "탐색이 무한대의 계수로 향하였으나, 설명변수와 고정효과가 일부 관측치의 결과를 완전히 예측하는지는 반올림 오차 때문에 판정할 수 없습니다. 0에서 먼 계수와 그 표준오차를 읽어서는 안 됩니다.",
  "separation-firth": (facts) =>
    `${predicted(facts)} 최우추정치가 존재하지 않아 벌점화(Firth) 추정치를 제시합니다. 해당 변수의 Wald 신뢰구간은 먼 쪽이 실제보다 짧습니다.`,
  "near-separation": ({ columns, decrement, certainShare, likelihoodRatioOverWald }) => {
    if (columns !== undefined)
      return (
        `${listed(columns)}의 계수가 무한대로 갈수록 로그우도가 아직도 조금씩(${Number(decrement).toExponential(0)} 미만) 커집니다. 일부 기업의 결과가 거의 완전히 예측되기 때문입니다. ` +
        "이 계수는 무한대로 보아야 하며, 계수와 표준오차는 의미가 없습니다."
      );
    const ratio = Number(likelihoodRatioOverWald);
    const reason =
      ratio > 4
        ? `모든 기울기에 대한 우도비 통계량이 Wald 통계량의 ${ratio.toPrecision(2)}배입니다`
        : `예측 확률의 ${Math.round(100 * Number(certainShare))}%가 0 또는 1과 0.000001 이내입니다`;
    return `설명변수가 결과를 거의 완전히 예측합니다. ${reason}. 이런 경우 효과가 클수록 z 값이 오히려 작아지므로, 우도비 검정으로 판단해야 합니다.`;
  },
};

/** Of the variance equation of a heteroskedastic probit. */
function runsOff({ column, columns, sure, open, below, above }: Facts): string {
  const parts = [
    ...(Number(sure) > 0
      ? [
          `${String(below)}인 ${String(sure)}개 관측치에서는 지수의 부호가 '${String(column)}'을(를) 모두 맞혀 σ가 0으로 줄어들고`,
        ]
      : []),
    ...(Number(open) > 0
      ? [
          `${String(above)}인 ${String(open)}개 관측치에서는 지수가 '${String(column)}'을(를) 알려 주지 못해 σ가 무한히 커지고`,
        ]
      : []),
  ];
  return `${parts.join(", ")} 있어 분산식 ${listed(columns)}의 유한한 계수 가운데 가장 좋은 값이 없습니다.`;
}

/** The fit is where σ is infinite in some rows, or the likelihood is higher at infinity than at its maximum. */
export function varianceBoundary(facts: Facts): string {
  const columns = listed(facts.columns);
  if (facts.held === true)
    return (
      `${runsOff(facts)} 그곳에서는 σ의 유한한 추정치가 없고 Pr(${String(facts.column)} = 1) = 1/2입니다. ` +
      `${columns}의 계수는 로그우도가 더 변하지 않는 곳에 고정하였으므로 표준오차가 없고, 다른 계수의 표준오차는 이를 전제로 합니다. ` +
      `${facts.ratios === true ? "결과식의 계수는 이 변수들이 0일 때의 σ를 단위로 하므로 계수 사이의 비율만 의미가 있습니다. " : ""}로그우도와 검정은 모든 관측치에 대한 것입니다.`
    );
  return (
    `분산식 ${columns}의 계수가 무한대로 갈 때의 로그우도(${Number(facts.logLik).toFixed(2)})가 제시한 극대점(${Number(facts.returned).toFixed(2)})보다 더 높습니다. ` +
    `${runsOff(facts)} 프로빗이나 변수가 더 적은 분산식과 비교해야 합니다.`
  );
}

/** "'exporter'이(가) region[north] = 1인 12개 관측치에서 모두 0입니다." */
function predicted({ column, outcome, above, below, columns, effects, rows, ones, zeros, complete }: Facts): string {
  if (effects !== undefined) {
    const by = [...(columns as readonly string[]), ...(effects as readonly string[]).map((name) => `고정효과 ${name}`)];
    return `${listed(by)}이(가) 함께 ${String(rows)}개 관측치의 결과를 완전히 예측합니다.`;
  }
  if (ones !== undefined) {
    const parts = [
      ...(Number(ones) > 0 ? [`${String(above)}인 ${String(ones)}개 관측치에서 모두 1`] : []),
      ...(Number(zeros) > 0 ? [`${String(below)}인 ${String(zeros)}개 관측치에서 모두 0`] : []),
    ];
    return `'${String(column)}'의 값이 ${parts.join("이고, ")}입니다.`;
  }
  if (outcome === undefined)
    return `${complete === true ? "모든" : "일부"} 관측치에서 ${listed(columns)}이(가) '${String(column)}'의 값을 완전히 예측합니다.`;
  const value = outcome === "censored" ? "중도절단" : String(outcome);
  return `변수 ${listed(columns)}(으)로 구분되는 ${String(rows)}개 관측치에서 '${String(column)}'이(가) 모두 ${value}입니다.`;
}

function left({ columns, rows, alike }: Facts): string {
  const others = alike === undefined ? "" : `(및 결과가 관측되지 않지만 같은 특성을 가진 ${String(alike)}개)`;
  return `변수(${listed(columns)})와 이 관측치 ${String(rows)}개${others}`;
}
