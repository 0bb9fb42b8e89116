import { formatFixed, formatP } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { AverageEffect, SupportResult } from "../parts/support.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import { averageEffectsTable } from "./average-effects-table.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { partTitle } from "./part-titles.ts";
import { testsTable } from "./tests-table.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    excluded: (names: string): string => `Assumed: ${names} moves the use of the programme and not globalizing itself.`,
    noExclusion: "No exclusion restriction: only the assumed normal distribution tells use from its effect.",
    rho: (rho: string): string => `What is unobserved in use and in globalizing correlates with ρ = ${rho}.`,
    ate: "All firms (ATE)",
    att: "Firms that used it (ATT)",
    atu: "Firms that did not (ATU)",
    naive: "As if use were exogenous",
    sales: "Effect on the continuous outcome",
    endogenous: "Use as endogenous",
    exogenous: "As if exogenous (least squares)",
    head: ["", "Effect", "Std. error", "p", "95% low", "95% high"],
    reading:
      "Read as: the effect of the programme on globalizing, if the model of use and its exclusion are right. The estimate as if use were exogenous counts as an effect whatever makes firms that seek support globalize more, or less, than others alike. Not as: what a larger programme would do, whose new users may be other firms.",
  },
  ko: {
    excluded: (names: string): string =>
      `가정: ${names} — 지원사업 참여에는 영향을 주지만 글로벌화 자체에는 직접 영향을 주지 않습니다.`,
    noExclusion: "배제제약이 없어 정규분포 가정만으로 참여와 그 효과를 구분합니다.",
    rho: (rho: string): string => `참여와 글로벌화의 관측되지 않는 요인 간 상관계수는 ρ = ${rho}입니다.`,
    ate: "전체 기업(ATE)",
    att: "참여 기업(ATT)",
    atu: "미참여 기업(ATU)",
    naive: "참여를 외생으로 볼 때",
    sales: "연속형 성과에 대한 효과",
    endogenous: "참여를 내생으로 볼 때",
    exogenous: "참여를 외생으로 볼 때(최소제곱)",
    head: ["", "효과", "표준오차", "p", "95% 하한", "95% 상한"],
    reading:
      "해석: 참여 모형과 배제제약이 옳다면 지원사업이 글로벌화에 미치는 효과입니다. 참여를 외생으로 보는 추정치는, 지원을 찾는 기업이 같은 특성의 다른 기업보다 원래 더(또는 덜) 글로벌화하는 경향까지 효과로 계산합니다. 지원을 확대했을 때의 효과로 해석해서는 안 됩니다. 새로 참여할 기업은 지금의 참여 기업과 다를 수 있습니다.",
  },
} as const;

function salesBlocks({ sales }: SupportResult, { analysis, language }: ReportContext): ReportBlock[] {
  const result = found(sales);
  if (result === undefined) return [];
  const say = words[language];
  const rows = [[say.endogenous, result.effect] as const, [say.exogenous, result.naiveEffect] as const];
  const body = rows.map(([name, { estimate, se, p, low, high }]) => {
    const [a, b, c, d] = [estimate, se, low, high].map((x) => formatFixed(x, 3)) as [string, string, string, string];
    return [name, a, b, formatP(p), c, d];
  });
  return [
    { kind: "title", text: say.sales },
    { kind: "paragraph", text: analysis.specification.support?.sales ?? "" },
    { kind: "warnings", warnings: result.fit.warnings.map((warning) => warningText(warning, language)) },
    { kind: "table", head: say.head, align: ["left", "decimal", "decimal", "decimal", "decimal", "decimal"], body },
  ];
}

/** What a support programme does to those who choose it. */
export function supportSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.support);
  if (result === undefined) return undefined;
  const say = words[language];
  const { fit, exclusion, treatment } = result;
  const effects = found(result.effects);
  const naive = found(result.naive);
  const naiveEffects = naive && found(naive.effects);
  const row = naiveEffects?.rows.find(({ term }) => term === treatment);
  const rows: (readonly [string, AverageEffect])[] = [
    ...(effects === undefined ? [] : (["ate", "att", "atu"] as const).map((key) => [say[key], effects[key]] as const)),
    ...(row === undefined ? [] : [[say.naive, row] as const]),
  ];
  const names = exclusion.map((term) => termLabel(term, context)).join(", ");
  return {
    id: "support",
    title: `${partTitle("support", language)}: ${termLabel(treatment, context)}`,
    blocks: [
      { kind: "paragraph", text: exclusion.length === 0 ? say.noExclusion : say.excluded(names) },
      { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, language)) },
      ...(Number.isFinite(fit.rho) ? [{ kind: "paragraph" as const, text: say.rho(formatFixed(fit.rho, 2)) }] : []),
      ...(rows.length === 0 ? [] : [averageEffectsTable(rows, language)]),
      ...testsTable(fit.tests, context),
      ...salesBlocks(result, context),
      { kind: "paragraph", text: say.reading },
      fitAppendix(fit, context),
    ],
  };
}
