import type { Table } from "../../data/table.ts";
import { EstimandError } from "../../errors.ts";
import { probit } from "../../estimators/probit.ts";
import type { BinaryFit } from "../../estimators/likelihood-definition.ts";
import { modelOf } from "../../fit/model.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { withoutColumnsOf } from "../formula-terms.ts";
import { type EquationResult, equationResult } from "./equation-result.ts";
import { equalEffects } from "./equal-effects.ts";
import { likelihoodRatioOfSlopes, rowsOf } from "./equal-slopes.ts";
import { attempt, found, isSkipped, type Part, skipped } from "./part.ts";
import type { Sampled } from "./sampling-weights.ts";
import { testPart } from "./test-part.ts";

/** One group of firms with its own probit; a group without globalizing firms, or with too few, has a reason instead. */
export interface GroupEffects {
  readonly group: string;
  readonly firms: number;
  readonly result: Part<EquationResult<BinaryFit>>;
}

/** Effects by group, and tests that they are equal. */
export interface EffectsByGroup {
  readonly by: string;
  readonly groups: readonly GroupEffects[];
  /** That all coefficients but the constant are equal across the groups that have estimates: likelihood ratio, without weights. */
  readonly equalSlopes: Part<TestResult>;
  /** By term of the effects: that the average effect is equal across the groups. */
  readonly equalEffects: Readonly<Record<string, TestResult>>;
}

/** A group's probit has at least so many firms of either outcome for each coefficient. */
const outcomesPerCoefficient = 2;

const alone = skipped(
  "too-few-groups",
  "Fewer than two groups have estimates that could be compared.",
  "비교할 추정치가 있는 집단이 둘보다 적습니다.",
);

/** A probit in each group of firms, without the columns that make the groups. */
export function effectsByGroup(
  firms: Table,
  formula: string,
  by: string,
  weighting: Sampled = {},
): Part<EffectsByGroup> {
  const column = firms.column(by);
  if (column.kind !== "category") {
    const en = `'${by}' is no category, so it makes no groups.`;
    return skipped("wrong-column-kind", en, `'${by}'은(는) 범주형 변수가 아니어서 집단을 나눌 수 없습니다.`);
  }
  const within = withoutColumnsOf(formula, by);
  const membersOf = (group: string): Table => firms.take(rowsOf(column, (code) => column.levels[code] === group));
  const groups = column.levels.flatMap((group): GroupEffects[] => {
    const members = membersOf(group);
    if (members.rows === 0) return [];
    return [{ group, firms: members.rows, result: attempt(() => groupProbit(within, members, group, weighting)) }];
  });
  const estimated = groups.flatMap(({ group, result }) => {
    const equation = found(result);
    return equation === undefined ? [] : [{ group, ...equation }];
  });
  return {
    by,
    groups,
    equalSlopes:
      estimated.length < 2
        ? alone
        : testPart(() => {
            const unweighted =
              weighting.weights === undefined
                ? estimated
                : estimated.map(({ group }) => ({ group, fit: probit(within, membersOf(group)) }));
            return likelihoodRatioOfSlopes({ firms, by, column, within }, unweighted);
          }),
    equalEffects: equalEffects(by, estimated),
  };
}

function groupProbit(
  formula: string,
  members: Table,
  group: string,
  weighting: Sampled,
): Part<EquationResult<BinaryFit>> {
  const fit = probitOf(formula, members, group, weighting);
  if (isSkipped(fit)) return fit;
  const outcome = modelOf(fit)!.frame.equations[0]!.outcome;
  const ones = outcome.reduce((sum, y) => sum + y, 0);
  const fewest = Math.min(ones, outcome.length - ones);
  const needed = outcomesPerCoefficient * fit.vcov.names.length;
  if (fewest >= needed) return equationResult(fit);
  return skipped(
    "too-few-rows",
    `${group}: ${fewest} firms of the rarer outcome are too few for ${fit.vcov.names.length} coefficients (${needed} at least).`,
    `${group}: 계수 ${fit.vcov.names.length}개를 추정하기에는 드문 결과의 기업이 ${fewest}개로 너무 적습니다(최소 ${needed}개).`,
  );
}

/** A group's probit; where columns tell its few firms apart without error, that in short. */
function probitOf(formula: string, members: Table, group: string, weighting: Sampled): Part<BinaryFit> {
  try {
    return probit(formula, members, weighting);
  } catch (error) {
    if (!(error instanceof EstimandError) || error.code !== "complete-separation") throw error;
    const n = members.rows;
    return skipped(
      error.code,
      `${group}: in these ${n} firms the columns predict the outcome without error, so that no probit exists.`,
      `${group}: 이 ${n}개 기업에서는 설명변수가 결과를 완전히 예측하여 프로빗 추정치가 존재하지 않습니다.`,
    );
  }
}
