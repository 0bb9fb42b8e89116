import type { Fit } from "../../fit/fit.ts";
import type { EquationResult } from "../parts/equation-result.ts";
import { found, type Part } from "../parts/part.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import type { ReportContext } from "./context.ts";
import { effectsTable } from "./effects-table.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    title: "How far and how wide",
    stages: "Stages: average effects on the probability of the highest stage, percentage points (ordered probit)",
    markets: "Markets: average effects on the mean number (Poisson)",
    reading:
      "Read as: differences between firms alike in the other columns, in how far they have gone. Stages are taken as one scale; a column that helps the first step and not the last is not seen in it.",
  },
  ko: {
    title: "글로벌화 단계와 진출 시장",
    stages: "글로벌화 단계: 최고 단계에 도달할 확률에 대한 평균한계효과(%p, 순서형 프로빗)",
    markets: "진출 국가 수: 평균 국가 수에 대한 평균한계효과(포아송)",
    reading:
      "해석: 다른 특성이 같은 기업 간의 단계와 진출 시장의 차이입니다. 단계를 하나의 척도로 보므로, 첫 단계에만 작용하고 마지막 단계에는 작용하지 않는 요인은 구분되지 않습니다.",
  },
} as const;

/** How far firms go, and in how many markets. */
export function reachSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const say = words[language];
  const blocks = [
    ...equationBlocks(analysis.stages, say.stages, 100, context),
    ...equationBlocks(analysis.markets, say.markets, 1, context),
  ];
  if (blocks.length === 0) return undefined;
  return { id: "reach", title: say.title, blocks: [...blocks, { kind: "paragraph", text: say.reading }] };
}

function equationBlocks(
  part: Part<EquationResult<Fit>>,
  title: string,
  times: number,
  context: ReportContext,
): ReportBlock[] {
  const result = found(part);
  if (result === undefined) return [];
  const { fit } = result;
  const effects = found(result.effects);
  return [
    { kind: "title", text: title },
    { kind: "paragraph", text: String(fit.formula) },
    { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, context.language)) },
    ...(effects === undefined ? [] : [effectsTable(effects.rows, context, times)]),
    fitAppendix(fit, context),
  ];
}
