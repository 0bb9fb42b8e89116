/** Why rows left an estimation sample, in Korean: the reasons that the sample gives, word by word. */
const reasons: readonly (readonly [RegExp, (rest: string) => string])[] = [
  [/^missing: (.*)$/, (column) => `${column} 결측`],
  [/^zero weight$/, () => "가중치 0"],
  [/^separated: (.*)$/, (columns) => `결과를 완전히 예측하는 변수(${columns})`],
  [/^singleton: (.*)$/, (effect) => `${effect}별 관측치가 하나뿐`],
  [/^no variation: (.*)$/, (effect) => `${effect} 안에서 결과가 변하지 않음`],
  [/^first period of a unit$/, () => "기업의 첫 연도"],
  [/^after a gap in (.*)$/, (time) => `${time}이(가) 이어지지 않음`],
  [/^not selected$/, () => "선택되지 않음"],
];

/** A reason in Korean; one that is not known stays as it is. */
export function koreanDropReason(reason: string, label: (column: string) => string): string {
  for (const [pattern, write] of reasons) {
    const match = pattern.exec(reason);
    if (match !== null) return write((match[1] ?? "").split(", ").map(label).join(", "));
  }
  return reason;
}
