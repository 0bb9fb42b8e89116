import { endogenousColumns } from "../naive-formula.ts";
import { type Bilingual, columnLabel } from "../quality/quality-finding.ts";
import type { GroupedChange } from "./policy-change.ts";
import type { PolicySample } from "./policy-sample.ts";
import type { ReadScenario } from "./scenario.ts";
import type { PolicyWarning } from "./support.ts";

/** A scenario that changes nothing which the model reads. */
export function ineffective({ name, changes }: ReadScenario, { rows }: GroupedChange): readonly PolicyWarning[] {
  if (rows.some((x) => x !== 0)) return [];
  const [en, ko] = (["en", "ko"] as const).map((l) => changes.map(({ column }) => columnLabel(column)[l]).join(", "));
  return [
    {
      code: "no-effect",
      scenario: name,
      message: {
        en: `Nothing changes: the equation of who globalizes does not read ${en}, or the firms reached have these values.`,
        ko: `변화가 없습니다. 글로벌화 방정식에 ${ko} 변수가 없거나 대상 기업이 이미 그 값입니다.`,
      },
    },
  ];
}

/** Scenarios that move what the analysis itself treats as chosen by firms: their coefficient in a probit is no effect. */
export function endogenousWarnings(
  formula: string | undefined,
  scenarios: readonly ReadScenario[],
): readonly PolicyWarning[] {
  const endogenous = endogenousColumns(formula ?? "");
  return scenarios.flatMap(({ name, changes }) =>
    changes
      .filter(({ column }) => endogenous.includes(column))
      .map(({ column }) => ({ code: "endogenous-lever", scenario: name, message: chosenByFirms(column) })),
  );
}

/** That a column is the firm's own choice, which the probit does not know. */
export function chosenByFirms(column: string): Bilingual {
  const label = columnLabel(column);
  return {
    en: `${label.en} is chosen by firms: the probit behind these numbers takes it as exogenous, and what moves both it and globalizing is counted as its effect.`,
    ko: `${label.ko} 변수는 기업이 스스로 선택합니다. 이 수치의 바탕인 프로빗은 이를 외생으로 보므로, 이 변수와 글로벌화에 함께 작용하는 요인까지 효과로 계산됩니다.`,
  };
}

/** Firms of the survey that do not count. */
export function sampleNotes({ leftOut, counted }: PolicySample): readonly Bilingual[] {
  const ungrouped = counted.groups.filter((group) => group < 0).length;
  const count = leftOut + ungrouped;
  const reading: Bilingual = {
    en: "The numbers hold if the coefficients are effects, and if firms that are moved act as others with these characteristics do. A policy that changes nothing but the columns named is assumed; prices, competitors and later years are not modelled.",
    ko: "이 수치는 추정계수가 인과효과이고, 대상 기업이 같은 특성의 다른 기업처럼 행동한다는 전제에서만 성립합니다. 명시한 변수 외에는 변하지 않는다고 보며, 가격·경쟁·이후 연도의 변화는 반영하지 않았습니다.",
  };
  if (count === 0) return [reading];
  const left: Bilingual = {
    en: `${count} firms of the survey are not counted: the estimate does not use them.`,
    ko: `추정에 쓰이지 않은 ${count}개 기업은 계산에서 제외하였습니다.`,
  };
  return [reading, left];
}
