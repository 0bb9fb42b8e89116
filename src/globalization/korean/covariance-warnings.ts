import { listed, type KoreanSentence } from "./warning-facts.ts";

/** Warnings of standard errors: clusters, resampling. */
export const covarianceWarnings: Readonly<Record<string, KoreanSentence>> = {
  "few-clusters": ({ column, clusters, smallest, largest, effective }) => {
    const unequal = Number(effective) < 0.8 * Number(clusters);
    const worth = unequal ? `, 크기가 달라 같은 크기의 군집 약 ${Number(effective).toFixed(1)}개에 해당` : "";
    return (
      `'${String(column)}'의 군집이 ${String(clusters)}개뿐입니다(최소 ${String(smallest)}개, 최대 ${String(largest)}개 관측치${worth}). ` +
      "군집 표준오차가 실제보다 작고 검정이 지나치게 자주 기각합니다."
    );
  },
  "clusters-are-rows": ({ column, clusters, rows }) =>
    `관측치 ${String(rows)}개에 '${String(column)}'의 군집이 ${String(clusters)}개여서 거의 모든 관측치가 각각 하나의 군집입니다. ` +
    "이 공분산은 관측치 간 상관을 반영하지 못합니다.",
  "few-treated-clusters": ({ name, value, column, treated, clusters, instrument }) =>
    `${instrument === true ? "도구변수 " : ""}'${String(name)}'의 값이 ${String(value)}인 군집이 '${String(column)}'의 ${String(clusters)}개 군집 중 ${String(treated)}개뿐입니다. ` +
    "군집 표준오차가 실제보다 훨씬 작을 수 있으므로 와일드 군집 붓스트랩이나 CR2 등 군집 수가 적을 때의 방법과 비교해야 합니다.",
  "levels-are-clusters": ({ names, column }) =>
    `${listed(names)}: 각 범주가 '${String(column)}'의 한 군집에만 있어 해당 계수의 군집 표준오차는 의미가 없습니다. 다른 계수에는 영향이 없습니다.`,
  "covariance-repaired": ({ columns }) =>
    `${listed(columns)}(으)로 군집한 공분산이 양의 준정부호가 아니어서 음의 고윳값을 0으로 바꾸었습니다. 여러 방향의 군집 수가 적을 때 생기는 일이므로, 한 변수로 군집한 결과와 비교해야 합니다.`,
  "bootstrap-failures": ({ replications, failed, failures }) => {
    const reasons = Object.entries(failures as Readonly<Record<string, number>>);
    return (
      `붓스트랩 표본 ${String(replications)}개 중 ${String(failed)}개에서 추정치를 얻지 못하였습니다` +
      `(${reasons.map(([code, count]) => `${code}: ${count}`).join(", ")}). 나머지 표본으로 계산하였으므로 불확실성이 과소평가되었을 수 있습니다.`
    );
  },
};
