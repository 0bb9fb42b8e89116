import type { Facts } from "../../errors.ts";
import { interiorLimit } from "../../diagnostics/rho-maxima.ts";
import { type Place, place } from "./rho-place.ts";
import { varianceBoundary } from "./separation-warnings.ts";
import { digits, has, type KoreanSentence, listed } from "./warning-facts.ts";

/** Warnings of models with correlated equations: what the data tell of the correlation. */
export const selectionWarnings: Readonly<Record<string, KoreanSentence>> = {
  boundary: (facts) => boundary(facts),
  "flat-profile": (facts) => (facts.sampled === true ? sampledFlat : flat(facts)),
  "several-maxima": ({ returned, others }) => {
    const rest = others as readonly Place[];
    return (
      `로그우도의 극대점이 ${rest.length + 1}개입니다. 제시한 추정치는 그중 가장 높은 내부 극대점 ${place(returned as Place)}이며, ` +
      `나머지는 ${rest.map(place).join(", ")}입니다.`
    );
  },
  "no-exclusion-restriction": (facts) => noExclusion(facts),
  "collinear-mills": ({ r2, condition, conditionWithout }) =>
    `역밀스비가 성과식 설명변수의 선형결합에 가깝습니다(R² ${digits(r2, 3)}, 척도화 조건수 ${digits(condition, 3)}, ` +
    `역밀스비를 빼면 ${digits(conditionWithout, 3)}). ρ와 성과식 계수를 거의 구분할 수 없어, 표본이 조금만 바뀌어도 추정치가 크게 달라질 수 있습니다.`,
  "rho-out-of-bounds": ({ rho, rhoRule }) =>
    `2단계 추정의 ρ가 ${digits(rho, 4)}로, 상관계수가 가질 수 없는 값입니다. ${taken(String(rhoRule), Number(rho))} ` +
    "역밀스비가 거의 선형종속이거나 정규성 가정이 맞지 않는다는 신호이며, 표준오차는 대체한 값에 따른 것입니다.",
  "instrument-not-in-selection": ({ missing }) =>
    `도구변수 ${listed(missing)}이(가) 선택식에 없습니다. 이 변수가 선택에 영향을 주지 않을 때에만 역밀스비가 옳습니다. ` +
    "선택식은 축약형이므로 도구변수를 선택식에 넣어야 합니다.",
  "empty-cell": ({ cells, outcomes }) => {
    const [cell = "n00"] = Object.entries(cells as Facts).find(([, count]) => count === 0) ?? [];
    const [first, second] = outcomes as readonly string[];
    const end = cell[1] === cell[2] ? "-1" : "1";
    return (
      `'${first}' = ${cell[1]}이면서 '${second}' = ${cell[2]}인 기업이 없습니다. ρ가 ${end}이 되지 않게 하는 것은 정규분포 가정뿐입니다. ` +
      "ρ는 표준오차가 아니라 우도비 검정과 신뢰집합으로 판단해야 합니다."
    );
  },
};

const sampledFlat =
  "가중 로그우도가 ρ에 대해 평평하거나 비대칭이어서 ρ의 표준오차가 알려 주는 것이 적습니다. 확률가중치를 쓰면 우도가 아니므로 우도비 신뢰집합도 없습니다. 가중치 없는 추정치와 비교해야 합니다.";

function flat({ lr, wald, rhoSet }: Facts): string {
  const set = rhoSet === undefined ? "" : ` ρ의 95% 우도비 신뢰집합은 ${sets(rhoSet)}입니다.`;
  return (
    `우도가 ρ에 대해 평평하거나 비대칭입니다.${set} ρ = 0에 대한 검정통계량이 우도비로는 χ² = ${digits(lr, 3)}, Wald로는 ${digits(wald, 3)}입니다. ` +
    `ρ의 표준오차가 아니라 우도비 ${rhoSet === undefined ? "검정" : "신뢰집합과 검정"}을 보아야 합니다.`
  );
}

function boundary(facts: Facts): string {
  if (facts.variance === true) return varianceBoundary(facts);
  if (facts.parameter === "lnAlpha")
    return (
      "과대산포 모수(alpha)가 범위의 하한인 0으로 추정되었습니다. 설명변수가 주어졌을 때 결과의 변동이 포아송 분포보다 크지 않으므로 " +
      "계수는 포아송 회귀의 계수와 같습니다. lnAlpha는 추정치와 표준오차가 없습니다."
    );
  if (has(facts, "parameter"))
    return (
      `기업 고유효과의 표준편차(sigmaU)가 범위의 하한인 0으로 추정되었습니다. '${String(facts.panel)}' 안의 관측치가 다른 기업의 관측치보다 더 비슷하지 않으므로, ` +
      "계수는 고유효과가 없는 모형의 계수와 같습니다. lnSigmaU는 추정치와 표준오차가 없습니다."
    );
  if (has(facts, "column"))
    return (
      `'${String(facts.column)}'의 평균이 한계 밖으로 멀어지고 분산이 커질수록 우도가 계속 커집니다. 분포의 꼬리가 지수분포보다 두꺼워 ` +
      "이 자료에 가장 잘 맞는 절단정규분포가 없습니다."
    );
  if (!has(facts, "boundary")) {
    const rhos = (Array.isArray(facts.rho) ? facts.rho : [facts.rho]).map((rho) => digits(rho, 4)).join(", ");
    return (
      `오차 상관계수의 추정치가 ${rhos}로 경계에 있습니다. 우도가 |ρ| = 1 방향으로 커지며, 그곳에서는 한 방정식의 오차가 다른 방정식 오차의 함수가 됩니다. ` +
      "표준오차와 Wald 검정은 의미가 없습니다."
    );
  }
  return atTheBound(facts);
}

/** Of one ρ, or of the two of a switching regression. */
function atTheBound({
  boundary: end,
  independent,
  returned,
  interior,
  higher,
  held,
  limits,
  names,
  open,
  rhoSet,
}: Facts): string {
  const at = (limits as readonly string[]).join(", ");
  const [beyond, all] = [names, open].map((each) => (each as readonly string[]).join(", "));
  const meaning = `${at}에서는 한 방정식의 오차가 다른 방정식 오차의 함수가 되며, ${held === true ? atTheLimit : degenerate}`;
  if (interior !== true)
    return (
      `로그우도에 |ρ| <= ${interiorLimit}인 극대점이 없습니다. ${place(independent as Place)}에서 ${place(end as Place)}까지 계속 커집니다. ${meaning} ` +
      (held === true
        ? `제시한 로그우도와 계수는 ${beyond}를 그 끝에 고정한 것이고 표준오차는 그 값이 주어졌을 때의 것이며, ${beyond} 자체의 표준오차는 없습니다.`
        : "표준오차와 로그우도는 제시하지 않습니다. 제시한 계수는 2단계 추정치이므로 그 표준오차는 2단계 추정 결과에서, 우도의 형태는 프로파일에서 보아야 합니다.")
    );
  const compared =
    higher === true
      ? `${at} 쪽(${place(end as Place)})의 로그우도가 제시한 내부 극대점(로그우도 ${(returned as Place).logLik.toFixed(2)})보다 더 높습니다.`
      : `${at} 쪽(${place(end as Place)})의 로그우도가 추정치에서와 거의 같아 자료가 이를 배제하지 못합니다.`;
  const beside = held === true ? "" : ", 2단계 추정 결과와 비교해";
  const read = rhoSet === undefined ? "우도비 신뢰집합과 프로파일을" : `우도비 신뢰집합 ${sets(rhoSet)}을`;
  return `${compared} ${meaning} ${all}는 표준오차가 아니라 ${read} 보고${beside} 판단해야 합니다.`;
}

const atTheLimit = "이는 모형의 한계로 ρ의 추정치에 표준오차가 없습니다.";
const degenerate = "이는 추정치가 아니라 표본의 형태를 따르는 퇴화한 우도입니다.";

function noExclusion({ treatment, outcome, needed, excluded, equation }: Facts): string {
  if (treatment !== undefined)
    return (
      `배제제약이 없습니다. '${String(treatment)}'을(를) 설명하는 모든 변수가 '${String(outcome)}'의 방정식에도 있습니다. '${String(treatment)}'의 효과와 ρ를 ` +
      "구분하는 것은 정규분포 가정뿐이므로, 효과를 자료에서 얻은 결과로 해석하기 어렵습니다."
    );
  const variables = excluded as readonly string[] | undefined;
  if (variables !== undefined)
    return (
      `선택에 대한 배제제약이 없습니다. 내생변수와 역밀스비를 식별하려면 성과식에서 제외된 외생변수가 ${String(needed)}개 필요한데, ` +
      `${variables.length === 0 ? "하나도 없습니다" : `${variables.length}개(${listed(variables)})뿐입니다`}. 역밀스비의 곡률만으로 선택을 구분합니다.`
    );
  const [choice, and] = equation === "treatment" ? ["처치", "와"] : ["선택", "과"];
  return (
    `배제제약이 없습니다. ${choice}식의 모든 변수가 성과식에도 있어 역밀스비의 곡률, 즉 정규분포 가정만으로 ${choice}${and} 성과를 구분합니다. ` +
    `${choice}에는 영향을 주고 성과에는 주지 않는 변수를 ${choice}식에 넣어야 합니다.`
  );
}

function taken(rule: string, rho: number): string {
  const sign = Math.sign(rho);
  if (rule === "rhotrunc") return `ρ를 ${sign}로 두었습니다(rhotrunc 규칙).`;
  if (rule === "rholimited") return `공분산 계산에서 ρ를 ${sign}로 두었습니다(rholimited 규칙).`;
  if (rule === "rhoforce") return "그대로 두었으며, 공분산이 양의 정부호가 아닐 수 있습니다(rhoforce 규칙).";
  return `ρ를 ${sign}로, σ를 |λ|로 두었습니다(rhosigma 규칙).`;
}

function sets(intervals: unknown): string {
  if (!Array.isArray(intervals) || intervals.length === 0) return "(구할 수 없음)";
  return (intervals as (readonly [number, number])[])
    .map(([low, high]) => `[${digits(low, 3)}, ${digits(high, 3)}]`)
    .join(" 및 ");
}
