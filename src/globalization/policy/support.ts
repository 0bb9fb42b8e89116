import type { Column, Table } from "../../data/table.ts";
import { type FirmFieldName, firmFields } from "../firm-fields.ts";
import { type Bilingual, columnLabel, shortNumber } from "../quality/quality-finding.ts";
import type { AppliedScenario } from "./apply-scenario.ts";
import type { ReadScenario } from "./scenario.ts";

/** What a reader must know of a scenario. */
export interface PolicyWarning {
  readonly code: "outside-support" | "impossible-value" | "no-effect" | "endogenous-lever" | "no-difference";
  readonly scenario: string;
  readonly message: Bilingual;
}

/** Where a scenario leaves what the data show: firms set outside the range observed, or outside what is possible. */
export function supportWarnings(
  before: Table,
  applied: AppliedScenario,
  { name, changes }: ReadScenario,
): readonly PolicyWarning[] {
  return changes.flatMap(({ column }) => {
    const from = before.column(column);
    const to = applied.firms.column(column);
    if (from.kind === "category" || to.kind === "category") return [];
    return [...outside(name, column, from, to), ...impossible(name, column, to)];
  });
}

type Numbers = Exclude<Column, { kind: "category" }>;

function outside(scenario: string, column: string, from: Numbers, to: Numbers): PolicyWarning[] {
  const [low, high] = rangeOf(from.values);
  const count = to.values.filter((x) => x < low - 1e-12 || x > high + 1e-12).length;
  if (count === 0) return [];
  const range = [shortNumber(low), shortNumber(high)];
  const label = columnLabel(column);
  return [
    {
      code: "outside-support",
      scenario,
      message: {
        en: `${label.en}: ${count} firms are set outside the range observed (${range.join(" to ")}). There the numbers come from the model's form, not from the data.`,
        ko: `${label.ko}: ${count}개 기업의 값이 관측 범위(${range.join("~")})를 벗어납니다. 이 부분의 결과는 자료가 아니라 모형의 함수 형태에서 나온 것입니다.`,
      },
    },
  ];
}

function impossible(scenario: string, column: string, to: Numbers): PolicyWarning[] {
  const possible = Object.hasOwn(firmFields, column) ? firmFields[column as FirmFieldName].possible : undefined;
  if (possible === undefined) return [];
  const count = to.values.filter((x) => x < possible[0] || x > possible[1]).length;
  if (count === 0) return [];
  const label = columnLabel(column);
  return [
    {
      code: "impossible-value",
      scenario,
      message: {
        en: `${label.en}: ${count} firms are set to a value that cannot be. Exclude them by "where".`,
        ko: `${label.ko}: ${count}개 기업의 값이 있을 수 없는 값이 됩니다. "where"로 제외하십시오.`,
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
