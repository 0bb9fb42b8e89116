import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import { formatFixed } from "../../report/format.ts";
import type { CapabilityResult } from "../parts/capability.ts";
import { found } from "../parts/part.ts";
import { capabilityFormula } from "../policy/readable-fits.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import { setInPoints } from "./set-in-points.ts";
import { besideTable, type NamedEstimate } from "./beside-table.ts";
import { capabilityPerformance } from "./capability-performance.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { partTitle } from "./part-titles.ts";
import { testsTable } from "./tests-table.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    model: "Two-stage least squares",
    assumed:
      "Assumed: the instruments move the capability, and touch the outcome through it alone. With a 0/1 outcome this is a linear probability model: the effect is an average over firms whose capability the instruments move.",
    table: "The capability as endogenous and as if exogenous (coefficients, standard errors)",
    iv: "2SLS",
    naive: "Least squares",
    secured: "How the capability is secured (coefficients, standard errors)",
    probits: "On the probability to globalize: average effects of probits, percentage points (standard errors)",
    probit: "As if exogenous",
    ivProbit: "Probit with instruments",
    controlFunction: "Control function",
    tests: "Instruments and endogeneity",
    strength: (statistic: string, critical: string): string =>
      `Strength of the instruments: effective F ${statistic} (Montiel Olea and Pflueger); ${critical} would bound the bias at 10 percent of the worst case.`,
    relevance: {
      name: "Relevance of the instruments (Wald)",
      null: "The instruments' coefficients in the capability's own equation are zero.",
    },
    set: (label: string, set: string): string =>
      ` Effects on the probability, in percentage points, that the Anderson-Rubin test does not reject at 5 percent, right however weak the instruments (${label}): ${set}.`,
    reading:
      "Read as: the effect of changing the capability, if the instruments are valid. Least squares beside it mixes that effect with what else goes together with the capability.",
  },
  ko: {
    model: "2단계 최소제곱",
    assumed:
      "가정: 도구변수는 역량을 움직이며, 오직 역량을 통해서만 글로벌화에 영향을 줍니다. 종속변수가 0/1이므로 선형확률모형이며, 추정된 효과는 도구변수에 의해 역량이 움직이는 기업들의 평균입니다.",
    table: "역량을 내생으로 볼 때와 외생으로 볼 때의 계수(괄호 안은 표준오차)",
    iv: "2단계 최소제곱",
    naive: "최소제곱",
    secured: "역량 확보 방정식의 계수(괄호 안은 표준오차)",
    probits: "글로벌화 확률에 대한 프로빗 모형별 평균한계효과(%p, 괄호 안은 표준오차)",
    probit: "외생 가정",
    ivProbit: "도구변수 프로빗",
    controlFunction: "통제함수",
    tests: "도구변수와 내생성 검정",
    strength: (statistic: string, critical: string): string =>
      `도구변수의 강도: 유효 F 통계량 ${statistic}(Montiel Olea-Pflueger). 편의를 최악의 경우의 10% 이내로 제한하는 임계값은 ${critical}입니다.`,
    relevance: { name: "도구변수의 관련성 검정(Wald)", null: "역량 확보 방정식에서 도구변수의 계수가 모두 0이다." },
    set: (label: string, set: string): string =>
      ` 도구변수가 약해도 타당한 Anderson-Rubin 검정이 5% 수준에서 기각하지 않는 확률에 대한 효과(${label}, %p): ${set}.`,
    reading:
      "해석: 도구변수가 타당하다면 역량을 바꾸었을 때의 효과입니다. 함께 제시한 최소제곱 추정치에는 역량과 함께 나타나는 다른 요인의 영향이 섞여 있습니다.",
  },
} as const;

/** What a capability causes that firms choose, and how it is secured. */
export function capabilitySection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.capability);
  if (result === undefined) return undefined;
  const say = words[language];
  const { fit, naive, equation } = result;
  const secured = found(equation);
  const relevance = secured && found(secured.relevance);
  return {
    id: "capability",
    title: `${partTitle("capability", language)}: ${result.endogenous.map((name) => termLabel(name, context)).join(", ")}`,
    blocks: [
      { kind: "paragraph", text: `${say.model}: ${capabilityFormula(analysis)}` },
      { kind: "paragraph", text: say.assumed },
      { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, language)) },
      ...strengthBlocks(fit, context),
      { kind: "title", text: say.table },
      besideTable(
        { [say.iv]: estimatesOf(fit, result.endogenous), [say.naive]: estimatesOf(naive, result.endogenous) },
        context,
      ),
      ...probitBlocks(result, context),
      { kind: "title", text: say.tests },
      ...testsTable(
        {
          ...fit.tests,
          ...result.endogeneity,
          ...(relevance === undefined ? {} : { relevance: { ...relevance, ...say.relevance } }),
        },
        context,
      ),
      { kind: "paragraph", text: say.reading },
      ...capabilityPerformance(context),
      ...(secured === undefined ? [] : securedBlocks(secured.formula, secured.fit, context)),
      fitAppendix(fit, context),
    ],
  };
}

/** Coefficients, those that the table is about first. */
function estimatesOf(fit: Fit, first: readonly string[] = []): NamedEstimate[] {
  const rows = coefficientTable(fit).map(({ name, estimate, se }) => ({ name, estimate, se }));
  const leads = ({ name }: NamedEstimate): boolean => first.includes(name);
  return [...rows.filter(leads), ...rows.filter((row) => !leads(row))];
}

function strengthBlocks({ effectiveF, andersonRubin }: CapabilityResult["fit"], context: ReportContext): ReportBlock[] {
  if (effectiveF === undefined || !Number.isFinite(effectiveF.statistic)) return [];
  const { statistic, criticalValue } = effectiveF;
  const say = words[context.language];
  const strength = say.strength(formatFixed(statistic, 1), formatFixed(criticalValue, 1));
  if (andersonRubin === undefined) return [{ kind: "paragraph", text: strength }];
  const { change, set } = setInPoints(andersonRubin, context);
  return [{ kind: "paragraph", text: strength + say.set(change, set) }];
}

function securedBlocks(formula: string, fit: Fit, context: ReportContext): ReportBlock[] {
  const outcome = termLabel(formula.split("~")[0]!.trim(), context);
  return [
    { kind: "title", text: words[context.language].secured },
    besideTable({ [outcome]: estimatesOf(fit).filter(({ name }) => name !== "lnSigma") }, context),
  ];
}

/** Probits of participation with and without the capability as endogenous, where there are estimates to be read. */
function probitBlocks(result: CapabilityResult, context: ReportContext): ReportBlock[] {
  const say = words[context.language];
  const models = (["probit", "ivProbit", "controlFunction"] as const).flatMap((key): [string, NamedEstimate[]][] => {
    const equation = found(result[key]);
    const effects = equation && found(equation.effects);
    if (effects === undefined) return [];
    const rows = effects.rows.filter(({ term }) => result.endogenous.includes(term));
    return [[say[key], rows.map(({ term, estimate, se }) => ({ name: term, estimate: 100 * estimate, se: 100 * se }))]];
  });
  return models.length === 0
    ? []
    : [{ kind: "title", text: say.probits }, besideTable(Object.fromEntries(models), context)];
}
