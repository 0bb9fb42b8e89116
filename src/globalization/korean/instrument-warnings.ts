import type { RealSet } from "../../diagnostics/real-set.ts";
import type { Facts } from "../../errors.ts";
import { digits, type KoreanSentence, listed } from "./warning-facts.ts";

/** Warnings of instruments: weak, many, in conflict. */
export const instrumentWarnings: Readonly<Record<string, KoreanSentence>> = {
  "weak-instruments": (facts) => (facts.columns === undefined ? weak(facts) : jointlyWeak(facts)),
  "many-instruments": ({ instruments, nobs }) =>
    `관측치 ${String(nobs)}개에 배제된 도구변수가 ${String(instruments)}개로 많습니다. 2단계 최소제곱 추정치가 최소제곱 쪽으로 치우치고 표준오차가 실제보다 작습니다. ` +
    "도구변수를 줄이거나, 도구변수가 많을 때 쓰는 추정량(LIML과 Bekker 표준오차)을 써야 합니다.",
  "endogenous-determined": ({ columns, leastSquares }) =>
    `도구변수가 ${listed(columns)}을(를) 완전히 결정합니다. ` +
    `${leastSquares === true ? "최소제곱과 같은 추정치이며" : "이 변수를 외생변수로 보는 것과 같으며"}, 그것이 옳은지는 자료로 알 수 없습니다. 도구변수가 이 변수로 만든 것인지 확인해야 합니다.`,
  "overidentification-rejected": ({ test, df, statistic, p, column, estimates, emptySet }) => {
    const each = Object.entries((estimates ?? {}) as Readonly<Record<string, number>>);
    const alone = each.map(([name, value]) => `${name} ${digits(value, 4)}`).join(", ");
    return (
      `도구변수들이 서로 모순됩니다(${overidentification(String(test))}: χ²(${String(df)}) = ${digits(statistic, 4)}, p ${smallP(Number(p))}). ` +
      "적어도 하나의 도구변수가 타당하지 않거나, 도구변수마다 움직이는 기업이 달라 효과가 다릅니다." +
      `${each.length === 0 ? "" : ` 도구변수를 하나씩 쓸 때 ${listed(column)}의 계수: ${alone}.`}` +
      `${emptySet === undefined ? "" : ` 모든 도구변수와 양립하는 값이 없습니다(${100 * Number(emptySet)}% Anderson-Rubin 집합이 공집합).`}`
    );
  },
};

/** Below it a first stage is weak by the rule of thumb. */
const ruleOfThumb = 10;

function weak({ instruments, column, effectiveF, criticalValue, tau, andersonRubin, method }: Facts): string {
  const bound =
    Number(criticalValue) > ruleOfThumb
      ? `최악의 경우의 ${100 * Number(tau)}%를 넘는 편의에 대한 임계값 ${digits(criticalValue, 4)}(Montiel Olea-Pflueger)`
      : `경험칙 ${ruleOfThumb}`;
  const set = andersonRubin as (RealSet & { readonly level: number }) | undefined;
  return (
    `도구변수(${listed(instruments)})가 약합니다. ${listed(column)}의 1단계 유효 F 통계량이 ${digits(effectiveF, 4)}로 ${bound}보다 작습니다. ` +
    `${consequence(method)}, 표준오차, t 값, 신뢰구간을 믿기 어렵습니다.` +
    `${set === undefined ? "" : ` 도구변수가 약해도 타당한 ${100 * set.level}% Anderson-Rubin 신뢰집합: ${koreanSet(set)}.`}`
  );
}

function jointlyWeak({ columns, instruments, craggDonald, criticalValue, partialF, guards, method }: Facts): string {
  const own = Object.entries((partialF ?? {}) as Readonly<Record<string, number>>).filter(([, f]) => f < ruleOfThumb);
  const evidence =
    Number(craggDonald) < Number(criticalValue)
      ? `Cragg-Donald F 통계량이 ${digits(craggDonald, 4)}로, ${guarded(String(guards))} 임계값 ${digits(criticalValue, 4)}(Stock-Yogo, 등분산 가정)보다 작습니다`
      : `${listed(own.map(([name]) => name))}의 1단계 F 통계량이 ${ruleOfThumb}보다 작습니다`;
  return (
    `${listed(columns)}에 대한 도구변수(${listed(instruments)})가 약합니다. ${evidence}. ` +
    `${consequence(method)}, 이 변수들의 표준오차, t 값, 신뢰구간을 믿기 어렵습니다.`
  );
}

/** What weakness does to an estimate, by its method. */
function consequence(method: unknown): string {
  if (method === "liml" || method === "gmm-cue") return "추정치가 중앙값 편의는 거의 없으나 참값에서 멀 수 있고";
  if (method === "fuller") return "추정치가 2단계 최소제곱보다는 덜하지만 최소제곱 쪽으로 치우칠 수 있고";
  return "추정치가 최소제곱 쪽으로 치우칠 수 있고";
}

/** What a critical value of Stock and Yogo guards against. */
function guarded(guards: string): string {
  const [, percent] = /(\d+)%[^%]*$/.exec(guards) ?? [];
  if (percent === undefined) return "경험칙에 따른";
  return guards.startsWith("5%")
    ? `5% 검정이 ${percent}%보다 자주 기각하는 데 대한`
    : `${guards.endsWith("least squares") ? "최소제곱 편의의 " : ""}${percent}%를 넘는 편의에 대한`;
}

/** A set of values in words. */
export function koreanSet({ shape, stretches }: RealSet): string {
  if (shape === "empty") return "공집합";
  if (shape === "line") return "실수 전체(유계가 아님)";
  const words = stretches.map(({ low, high }) => {
    if (low === null) return `${digits(high, 4)} 이하`;
    return high === null ? `${digits(low, 4)} 이상` : `${digits(low, 4)} ~ ${digits(high, 4)}`;
  });
  const open = stretches.some(({ low, high }) => low === null || high === null);
  return `${words.join(" 또는 ")}${open ? "(유계가 아님)" : ""}`;
}

const overidentification = (test: string): string =>
  test.startsWith("Hansen")
    ? "Hansen J 과대식별 검정"
    : test.startsWith("Sargan")
      ? "Sargan 과대식별 검정"
      : "과대식별 검정";

const smallP = (p: number): string => (p < 0.0001 ? "< 0.0001" : `= ${p.toFixed(4)}`);
