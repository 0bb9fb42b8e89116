import { formatFixed } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { partTitle } from "./part-titles.ts";
import { percent } from "./sentences.ts";

const words = {
  en: {
    caption: (label: string): string =>
      `Specification curve: the average effect of ${label} in every combination of controls, sample, estimator and covariance, in order of size.`,
    facts: [
      "Specifications",
      "Median (%p)",
      "Smallest (%p)",
      "Largest (%p)",
      "Positive",
      "Significant at 5 percent",
      "Not estimable",
    ],
    reading:
      "Read as: how far the conclusion hangs on choices of the analyst. Not as: a test; the specifications share their data.",
  },
  ko: {
    caption: (label: string): string =>
      `설정 곡선: 통제변수·표본·추정방법·공분산의 모든 조합에서 ${label}의 평균 효과(크기순).`,
    facts: ["설정 수", "중앙값 (%p)", "최솟값 (%p)", "최댓값 (%p)", "양(+)의 비중", "5% 유의 비중", "추정 불가"],
    reading:
      "해석: 결론이 분석자의 선택에 얼마나 좌우되는지를 보여 줍니다. 모든 설정이 같은 자료를 쓰므로 검정은 아닙니다.",
  },
} as const;

/** Whether the conclusion hangs on the analyst's choices. */
export function robustnessSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.robustness);
  if (result === undefined || result.points.length === 0) return undefined;
  const say = words[language];
  const { median, smallest, largest, positive, significant } = result.summary;
  const points = (x: number): string => formatFixed(100 * x, 2);
  const values = [
    String(result.points.length),
    ...[median, smallest, largest].map(points),
    percent(positive),
    percent(significant),
    String(result.gaps.length),
  ];
  const caption = say.caption(termLabel(result.of, context));
  return {
    id: "robustness",
    title: partTitle("robustness", language),
    blocks: [
      { kind: "figure", svg: result.svg, caption },
      { kind: "facts", facts: say.facts.map((label, i) => [label, values[i]!] as const) },
      { kind: "paragraph", text: say.reading },
    ],
  };
}
