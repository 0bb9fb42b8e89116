import type { Warning } from "../../fit/fit.ts";
import type { Language } from "../quality/quality-finding.ts";

/** Identification warnings in Korean, by code: what they mean for the reader. */
const korean: Readonly<Record<string, string>> = {
  "beyond-limits": "종속변수가 설정한 한계를 벗어난 관측치가 있습니다.",
  boundary:
    "우도함수가 ρ = ±1 방향으로 계속 커져 내부 최댓값이 없습니다. 이는 추정치가 아니라 표본의 형태에서 비롯된 퇴화한 우도이므로 표준오차와 로그우도를 제시하지 않습니다. 2단계 추정 결과와 프로파일 우도를 함께 보아야 합니다.",
  "clusters-are-rows": "군집 수가 관측치 수와 같아 군집 표준오차의 의미가 없습니다.",
  "collinear-mills":
    "역밀스비가 성과식 설명변수의 선형결합에 가깝습니다. ρ와 성과식 계수를 거의 구분할 수 없어, 표본이 조금만 바뀌어도 추정치가 크게 달라질 수 있습니다.",
  "covariance-repaired": "공분산 행렬이 양의 준정부호가 아니어서 음의 고윳값을 0으로 바꾸었습니다.",
  "few-clusters": "군집 수가 적어 군집 표준오차와 검정이 실제보다 정밀해 보일 수 있습니다.",
  "few-treated-clusters": "처치된 군집 수가 적어 군집 표준오차를 신뢰하기 어렵습니다.",
  "flat-profile": "ρ에 대한 프로파일 우도가 평평합니다. 자료가 ρ를 거의 알려 주지 못합니다.",
  "instrument-not-in-selection":
    "선택식에 없는 도구변수가 있습니다. 그 도구변수가 글로벌화 여부에 영향을 준다면 역밀스비가 옳지 않으므로 선택식에 추가해야 합니다.",
  "levels-are-clusters": "범주와 군집이 겹쳐 해당 범주 계수의 군집 표준오차를 해석할 수 없습니다.",
  "many-instruments": "도구변수가 표본에 비해 많아 2단계 최소제곱이 최소제곱 쪽으로 치우칠 수 있습니다.",
  "near-collinear": "설명변수들이 거의 선형종속이어서 개별 계수가 불안정합니다.",
  "near-separation": "일부 설명변수가 결과를 거의 완전히 예측하여 계수와 표준오차가 매우 큽니다.",
  "no-exclusion-restriction":
    "배제제약이 없습니다. 선택식의 모든 변수가 성과식에도 있어, 정규분포 가정만으로 선택과 성과를 구분합니다.",
  "no-random-effects": "기업 고유효과의 분산이 0으로 추정되었습니다.",
  "not-converged": "추정이 수렴하지 않았습니다. 이 수치를 추정치로 읽어서는 안 됩니다.",
  "nothing-censored": "절단된 관측치가 없어 토빗이 최소제곱과 같습니다.",
  "overidentification-rejected": "과대식별 검정이 기각되었습니다. 적어도 하나의 도구변수가 타당하지 않을 수 있습니다.",
  "perfect-fit": "모형이 결과를 완전히 맞추어 추론이 불가능합니다.",
  "quadrature-not-converged": "구적점을 늘리면 추정치가 달라집니다. 적분이 충분히 정확하지 않습니다.",
  "quasi-separation":
    "일부 변수가 특정 기업의 결과를 완전히 예측합니다(예: 글로벌화 기업이 없는 집단). 해당 변수와 기업을 추정에서 제외하였습니다.",
  "rho-out-of-bounds":
    "2단계 추정의 ρ가 −1과 1 사이를 벗어났습니다. 표본선택모형의 가정이 자료와 맞지 않는다는 신호입니다.",
  "separation-firth": "결과를 완전히 예측하는 변수가 있어 벌점화(Firth) 추정치를 사용하였습니다.",
  "separation-kept": "결과를 완전히 예측하는 변수를 남겨 두었습니다. 해당 계수는 유한한 추정치가 아닙니다.",
  "separation-undecided":
    "일부 변수가 결과를 완전히 예측하는지 판정할 수 없습니다. 0에서 먼 계수는 해석하지 말아야 합니다.",
  "several-maxima":
    "우도함수의 극대점이 여러 개이거나 경계(ρ = ±1)로 갈수록 더 높아집니다. ρ의 표준오차보다 우도비 신뢰집합과 2단계 추정 결과를 보아야 합니다.",
  "undefined-term": "일부 행에서 항이 정의되지 않습니다(예: 음수의 로그).",
  "weak-instruments":
    "도구변수가 약합니다. 2단계 최소제곱과 그 신뢰구간을 신뢰하기 어려우므로, 약한 도구변수에 강건한 Anderson-Rubin 집합을 보아야 합니다.",
  "incidental-parameters": "고정효과가 많아 계수에 부수적 모수 편의가 있을 수 있습니다.",
  "empty-cell": "두 결과의 조합 중 관측되지 않은 것이 있어 상관계수를 식별하기 어렵습니다.",
};

/** A warning as a sentence; in Korean with the original beside it where it states numbers or names. */
export function warningText({ code, message }: Warning, language: Language): string {
  if (language === "en") return message;
  const known = korean[code];
  return known === undefined ? `${code}: ${message}` : known;
}
