import { found } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import { averageEffectsTable } from "./average-effects-table.ts";
import type { ReportContext } from "./context.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { partTitle } from "./part-titles.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    state: "Having globalized the year before",
    naive: "The same by a probit that knows no firms",
    reading:
      "Read as: what globalizing itself changes later, apart from what firms are, if the first year and the means of what changes capture that. The probit beside it takes firms' own traits for persistence.",
  },
  ko: {
    state: "전년도 글로벌화의 효과",
    naive: "기업 고유효과를 무시한 프로빗",
    reading:
      "해석: 최초 연도의 상태와 변수의 기업별 평균이 기업 고유의 특성을 포착한다면, 글로벌화 경험 자체가 이후의 글로벌화를 얼마나 높이는지를 나타냅니다. 함께 제시한 프로빗은 기업 고유의 특성까지 지속성으로 계산합니다.",
  },
} as const;

/** Whether globalizing makes globalizing likelier later. */
export function persistenceSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.persistence);
  if (result === undefined) return undefined;
  const say = words[language];
  const naive = found(result.naive);
  const [naiveEffect] = (naive && found(naive.effects))?.rows ?? [];
  return {
    id: "persistence",
    title: partTitle("persistence", language),
    blocks: [
      { kind: "warnings", warnings: result.fit.warnings.map((warning) => warningText(warning, language)) },
      averageEffectsTable(
        [
          [say.state, result.stateDependence],
          ...(naiveEffect === undefined ? [] : [[say.naive, naiveEffect] as const]),
        ],
        language,
      ),
      { kind: "paragraph", text: say.reading },
      fitAppendix(result.fit, context),
    ],
  };
}
