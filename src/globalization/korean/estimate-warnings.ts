import { digits, type KoreanSentence, listed } from "./warning-facts.ts";

const endings: Readonly<Record<string, string>> = {
  "too-many-iterations": "반복 횟수의 한도에 이르렀습니다",
  "no-ascent": "뉴턴 방향의 어느 걸음도 로그우도를 높이지 못하였습니다",
  "not-finite": "로그우도나 그 도함수가 유한한 수가 아닙니다",
};

function rowsNamed(rows: unknown): { readonly count: number; readonly named: string } {
  const where = rows as readonly number[];
  return { count: where.length, named: `${where.slice(0, 5).join(", ")}${where.length > 5 ? ", ..." : ""}` };
}

/** Warnings of an estimate as such: its search, its columns, its outcome. */
export const estimateWarnings: Readonly<Record<string, KoreanSentence>> = {
  "not-converged": ({ iterations, ending, ridge }) => {
    const within = iterations === undefined ? "" : ` ${String(iterations)}회 반복에서`;
    const why = ending === undefined ? "" : ` ${endings[String(ending)] ?? String(ending)}.`;
    const flat = Number(ridge) > 0 ? " 그곳에서 로그우도가 오목하지 않아 모수가 식별되지 않을 수 있습니다." : "";
    return `추정이${within} 수렴하지 않았습니다.${why} 이 수치를 추정치로 읽어서는 안 됩니다.${flat}`;
  },
  "near-collinear": ({ columns, condition }) =>
    `변수 ${listed(columns)}이(가) 거의 선형종속입니다(척도화 조건수 ${Number(condition).toExponential(1)}). 계수가 자료의 마지막 자릿수에 좌우되므로, 변수를 빼거나 척도를 바꾸어야 합니다.`,
  "perfect-fit": ({ column }) =>
    `설명변수가 '${String(column)}'을(를) 완전히 결정합니다. 잔차가 반올림 오차뿐이므로 표준오차, 검정, 신뢰구간은 의미가 없습니다.`,
  "nothing-censored": ({ column, instrumented }) =>
    `'${String(column)}'에 한계값에 있거나 그 밖에 있는 관측치가 없어, ${instrumented === true ? "모형이 도구변수 선형회귀와 같습니다. iv를 사용할 수 있습니다" : "토빗 추정치가 선형회귀 추정치와 같습니다"}.`,
  "beyond-limits": ({ column, belowLower, aboveUpper }) => {
    const sides = [
      ...(Number(belowLower) > 0 ? [`하한 아래 ${String(belowLower)}개`] : []),
      ...(Number(aboveUpper) > 0 ? [`상한 위 ${String(aboveUpper)}개`] : []),
    ];
    return `'${String(column)}'에 한계 밖의 값이 있습니다(${sides.join(", ")}). 한계에서 중도절단된 것으로 처리하며, 얼마나 벗어났는지는 사용하지 않습니다.`;
  },
  "empty-category": ({ column, categories, kept }) =>
    `'${String(column)}'의 범주 ${(categories as readonly number[]).join(", ")}에는 추정에 쓰인 관측치가 없고 제외된 관측치만 있습니다. 모형은 나머지 ${String(kept)}개 범주에 대한 것입니다.`,
  "no-random-effects": ({ panel, estimate }) =>
    `'${String(panel)}' 고유효과의 분산이 ${Number(estimate).toPrecision(3)}로 추정되어 0으로 두었습니다. 고유효과가 없는 최소제곱과 같습니다.`,
  "quadrature-not-converged": ({ nodes, more, logLikChange, coefficientChange }) =>
    `구적점을 ${String(nodes)}개에서 ${String(more)}개로 늘리면 로그우도가 ${digits(logLikChange, 2)}, 어떤 계수는 표준오차의 ${digits(coefficientChange, 2)}배만큼 달라집니다. ` +
    "고유효과에 대한 적분이 충분히 정확하지 않으므로 구적점을 늘려야 합니다.",
  "few-changes": ({ column, panel, changing, units, share, sigmaU, rho, converged }) =>
    `'${String(column)}'의 값이 변하는 '${String(panel)}' 단위는 관측치가 여럿인 ${String(units)}개 가운데 ${String(changing)}개뿐이고, ${(100 * Number(share)).toFixed(1)}%는 한 번도 변하지 않습니다. ` +
    `그래서 고유효과의 분산이 사실상 무한대이며(${converged === true ? "추정치" : "극대점에서 끝나지 않은 탐색의 값"}: sigmaU = ${digits(sigmaU, 3)}, rho = ${digits(rho, 4)}), 계수는 값이 변한 단위에만 의존합니다. ` +
    "단위 사이의 차이를 보려면 단위마다 관측치 하나를 골라 프로빗이나 로짓을 써야 합니다.",
  "incidental-parameters": ({ effect, rowsPerLevel }) =>
    `'${String(effect)}' 고정효과의 수준당 관측치가 ${Number(rowsPerLevel).toPrecision(3)}개뿐입니다. 수준이 아무리 많아도 계수가 약 ${Number(rowsPerLevel).toPrecision(2)}분의 1만큼 치우칩니다(부수적 모수 문제).`,
  "bias-correction-unreliable": ({ effect, rowsPerLevel, columns, before, after }) => {
    const [from, to] = [before as readonly number[], after as readonly number[]];
    const reasons = [
      ...(effect === undefined ? [] : [`'${String(effect)}'의 수준당 관측치 ${digits(rowsPerLevel, 3)}개`]),
      ...(columns as readonly string[]).map((name, j) => `${name} ${digits(from[j], 3)} → ${digits(to[j], 3)}`),
    ];
    return `편의 교정은 1/T 전개의 첫 항인데 여기서는 작지 않습니다(${reasons.join("; ")}). 교정된 계수가 교정 전보다 나쁘거나 부호까지 틀릴 수 있으므로, 상관 임의효과 모형을 쓰거나 고정효과를 줄여야 합니다.`;
  },
  "undefined-term": ({ term, columns, rows }) => {
    const { count, named } = rowsNamed(rows);
    return `결측이 없는데도 항 '${String(term)}'이(가) 유한한 수가 아닌 행이 ${count}개 있어(${named}행) 예측하지 않았습니다. ${listed(columns)}의 값을 확인해야 합니다.`;
  },
  "separated-rows": ({ columns, rows }) => {
    const { count, named } = rowsNamed(rows);
    return `${listed(columns)}이(가) 종속변수를 완전히 예측하여 표본에서 제외된 곳에 있는 행이 ${count}개 있어(${named}행) 예측하지 않았습니다.`;
  },
  "not-identified": ({ parameters }) =>
    `자료로는 ${listed(parameters)}을(를) 구분할 수 없습니다. 함께 바뀌어도 로그우도가 같습니다. 이 추정치와 표준오차는 의미가 없으므로 하나를 빼야 합니다.`,
};
