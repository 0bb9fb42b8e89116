import { isSkipped } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import { isWeighted, type ReportContext } from "./context.ts";

const words = {
  en: {
    title: "Assumptions and method",
    items: {
      participation:
        "Participation: probit by maximum likelihood, observed information; average effects by the delta method. Groups are compared by probits of their own.",
      performance:
        "Performance: Heckman's selection model by maximum likelihood in ln σ and atanh ρ, accepted only after a profile over ρ; Heckman's two-step estimate and a two-part model beside it.",
      capability:
        "Capability: two-stage least squares with heteroskedasticity-robust standard errors; effective F (Montiel Olea and Pflueger) and Anderson-Rubin sets where instruments are weak.",
      stages: "Stages: ordered probit.",
      markets: "Markets: Poisson, standard errors robust to overdispersion where asked.",
      support: "Support: recursive bivariate probit of use and globalizing.",
      persistence: "Persistence: dynamic random-effects probit given the first year.",
      robustness: "Robustness: every combination of the choices named in the specification.",
    },
    policy:
      "Policy: each firm's prediction with and without the change, summed; standard errors from the covariance of the estimates by the delta method. The firms and what they do not change are taken as given.",
    weights: "Scenarios count each firm of the sample as one, unless weights are named for them.",
    missing:
      "Firms with a missing value in a column in use leave the equation, counted above; the outcome of performance counts for globalized firms only.",
    exogenous: "Assumed throughout: columns that are not named as endogenous are unrelated to what is unobserved.",
  },
  ko: {
    title: "가정과 방법",
    items: {
      participation:
        "글로벌화 여부: 프로빗(최우추정, 관측 정보행렬), 평균한계효과의 표준오차는 델타 방법. 집단별 비교는 집단마다 따로 추정한 프로빗으로 합니다.",
      performance:
        "글로벌화 성과: 헤크먼 표본선택모형(ln σ와 atanh ρ에 대한 최우추정). ρ에 대한 프로파일을 확인한 뒤에만 채택하며, 2단계 추정치와 투파트 모형을 함께 제시합니다.",
      capability:
        "글로벌 역량: 2단계 최소제곱(이분산 강건 표준오차). 도구변수의 강도는 유효 F(Montiel Olea-Pflueger), 약한 도구변수에는 Anderson-Rubin 집합을 사용합니다.",
      stages: "글로벌화 단계: 순서형 프로빗.",
      markets: "진출 국가 수: 포아송 회귀.",
      support: "지원사업: 참여와 글로벌화의 축차적 이변량 프로빗.",
      persistence: "지속성: 최초 연도를 조건으로 하는 동태적 임의효과 프로빗.",
      robustness: "강건성: 분석 설정에 명시한 선택의 모든 조합.",
    },
    policy:
      "정책: 변화 전후의 기업별 예측치를 합산하며, 표준오차는 추정치의 공분산에서 델타 방법으로 계산합니다. 기업과 바뀌지 않는 특성은 주어진 것으로 봅니다.",
    weights: "정책 시나리오는 가중치를 따로 지정하지 않으면 표본 기업의 수로 계산합니다.",
    missing:
      "사용 변수에 결측이 있는 기업은 해당 방정식에서 제외하고 그 수를 밝혔습니다. 성과식의 결측은 글로벌화 기업에서만 따집니다.",
    exogenous: "공통 가정: 내생변수로 명시하지 않은 변수는 관측되지 않는 요인과 무관하다고 봅니다.",
  },
} as const;

/** What was assumed. */
export function methodSection({ analysis, language }: ReportContext): ReportSection {
  const say = words[language];
  const made = (Object.keys(say.items) as (keyof typeof say.items)[]).filter((part) => !isSkipped(analysis[part]));
  const policy = isSkipped(analysis.participation) ? [] : [say.policy];
  const weights = isWeighted(analysis) ? [say.weights] : [];
  return {
    id: "method",
    title: say.title,
    blocks: [
      {
        kind: "bullets",
        items: [say.exogenous, ...made.map((part) => say.items[part]), ...policy, ...weights, say.missing],
      },
    ],
  };
}
