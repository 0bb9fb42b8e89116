import type { Column, Table } from "../../data/table.ts";
import { type Bilingual, columnLabel, shortNumber } from "../quality/quality-finding.ts";
import type { AppliedScenario } from "./apply-scenario.ts";
import type { ReadScenario } from "./scenario.ts";

/** What a reader must know of a scenario. */
export interface PolicyWarning {
  readonly code: "outside-support" | "no-effect" | "endogenous-lever" | "sales-misfit";
  /** Its name; "" of what concerns all of them. */
  readonly scenario: string;
  readonly message: Bilingual;
}

/** Where a scenario leaves what the data show: firms set outside the range observed. */
export function supportWarnings(
  before: Table,
  applied: AppliedScenario,
  { name, changes }: ReadScenario,
): readonly PolicyWarning[] {
  return changes.flatMap(({ column }) => {
    const from = before.column(column);
    const to = applied.firms.column(column);
    if (from.kind === "category" || to.kind === "category") return [];
    return outside(name, column, from, to, applied.reached);
  });
}

type Numbers = Exclude<Column, { kind: "category" }>;

function outside(scenario: string, column: string, from: Numbers, to: Numbers, reached: Uint8Array): PolicyWarning[] {
  const [low, high] = rangeOf(from.values);
  const count = to.values.filter((x) => x < low - 1e-12 || x > high + 1e-12).length;
  if (count === 0) return [];
  const all = reached.reduce((sum, yes) => sum + yes, 0);
  const range = [shortNumber(low), shortNumber(high)];
  const label = columnLabel(column);
  return [
    {
      code: "outside-support",
      scenario,
      message: {
        en: `${label.en}: ${count} of the ${all} firms reached in the sample are set outside the range observed (${range.join(" to ")}). There the numbers come from the model's form, not from the data.`,
        ko: `${label.ko}: 표본의 대상 기업 ${all}개 중 ${count}개 기업의 값이 관측 범위(${range.join("~")})를 벗어납니다. 이 부분의 결과는 자료가 아니라 모형의 함수 형태에서 나온 것입니다.`,
      },
    },
  ];
}

function rangeOf(values: Float64Array): readonly [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
