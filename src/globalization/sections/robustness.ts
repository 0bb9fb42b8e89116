import type { TableRow } from "../../report/document.ts";
import { formatCount, formatFixed, formatP } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import { curveSvg } from "../parts/curve-picture.ts";
import type { RobustnessResult } from "../parts/robustness.ts";
import type { Language } from "../quality/quality-finding.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { partTitle } from "./part-titles.ts";
import { choiceName, robustnessWords } from "./robustness-words.ts";
import { percent } from "./sentences.ts";

/** Whether the conclusion hangs on the analyst's choices: a picture, a summary, and every estimate to fold away. */
export function robustnessSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.robustness);
  if (result === undefined || result.points.length === 0) return undefined;
  const say = robustnessWords[language];
  const { median, smallest, largest, positive, significant } = result.summary;
  const points = (x: number): string => formatFixed(100 * x, 2);
  const values = [
    String(result.points.length),
    ...[median, smallest, largest].map(points),
    percent(positive),
    percent(significant),
    String(result.gaps.length),
  ];
  const label = termLabel(result.of, context);
  const svg = curveSvg(result.of, result.points, {
    title: say.axis(label),
    description: (count) => say.described(label, count),
    choice: (kind, name) => `${say.kinds[kind]}: ${choiceName(name, language)}`,
  });
  return {
    id: "robustness",
    title: partTitle("robustness", language),
    blocks: [
      { kind: "figure", svg, caption: say.caption(label) },
      { kind: "facts", facts: say.facts.map((fact, i) => [fact, values[i]!] as const) },
      { kind: "paragraph", text: say.reading },
      ...tableBlocks(result, context),
    ],
  };
}

/** Every estimate, and the combinations that gave none with their reasons. */
function tableBlocks({ points, gaps }: RobustnessResult, { language }: ReportContext): ReportBlock[] {
  const say = robustnessWords[language];
  const named = (name: string): string => choiceName(name, language);
  const cell = (x: number): string => formatFixed(100 * x, 2);
  const body: TableRow[] = points.map(({ controls, sample, estimator, vcov, estimate, se, p, nobs }) => [
    ...[controls, sample, estimator, vcov].map(named),
    ...[cell(estimate), cell(se), formatP(p), formatCount(nobs)],
  ]);
  const align = ["left", "left", "left", "left", "decimal", "decimal", "decimal", "right"] as const;
  const notes = gapNotes(gaps, language);
  return [
    {
      kind: "appendix",
      title: say.all,
      document: [
        { kind: "table", head: say.head, align, body },
        ...(notes.length === 0 ? [] : [{ kind: "title", text: say.gaps } as const, { kind: "notes", notes } as const]),
      ],
    },
  ];
}

/** The combinations that gave none, those with the same reason together. */
function gapNotes(gaps: RobustnessResult["gaps"], language: Language): string[] {
  const byReason = new Map<string, string[]>();
  for (const { controls, sample, estimator, reasons } of gaps) {
    const choice = [controls, sample, estimator].map((name) => choiceName(name, language)).join(" · ");
    byReason.set(reasons[language], [...(byReason.get(reasons[language]) ?? []), choice]);
  }
  return [...byReason].map(([reason, choices]) => `${choices.join("; ")}: ${reason}`);
}
