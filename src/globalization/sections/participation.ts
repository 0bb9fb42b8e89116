import { svgForest } from "../../report/svg-forest.ts";
import { formatCount } from "../../report/format.ts";
import type { TestResult } from "../../fit/test-result.ts";
import type { MarginalEffects } from "../../inference/marginal-effects.ts";
import { groupLabel } from "../group-label.ts";
import type { EffectsByGroup } from "../parts/effects-by-group.ts";
import { found, isSkipped, type Part } from "../parts/part.ts";
import type { ReportBlock, ReportSection } from "../written/content.ts";
import { besideTable } from "./beside-table.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { effectsTable } from "./effects-table.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { partTitle } from "./part-titles.ts";
import { testsTable } from "./tests-table.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    model: "Probit",
    caption:
      "Average effects on the probability to globalize, with 95% intervals; filled where the interval excludes zero.",
    axis: "Change in the probability",
    effects: "Average effects on the probability to globalize, percentage points",
    by: (label: string): string => `Average effects by ${label}, percentage points (standard errors)`,
    tests: "Does the probit hold up?",
    reading:
      "Read as: how much likelier firms with the characteristic are to globalize than firms alike in the other columns. Not as: what would happen if the characteristic were changed; a capability that grows with globalization, or with something unobserved that also moves it, shows up here as well.",
    note: "Standard errors by the delta method; firms as they are.",
    unweighted:
      "Tested in the equation without weights: the hypothesis is of the model, and weighted tests reject too often. Where firms were sampled by the outcome itself, a rejection may come of that.",
  },
  ko: {
    model: "프로빗",
    caption: "글로벌화 확률에 대한 평균한계효과와 95% 신뢰구간(신뢰구간이 0을 포함하지 않으면 속을 채운 점).",
    axis: "확률의 변화",
    effects: "글로벌화 확률에 대한 평균한계효과(%p)",
    by: (label: string): string => `${label}별 평균한계효과(%p, 괄호 안은 표준오차)`,
    tests: "프로빗 모형의 적합성 검정",
    reading:
      "해석: 다른 특성이 같은 기업에 비해 해당 특성을 가진 기업이 글로벌화할 확률이 얼마나 높은지를 나타냅니다. 해당 특성을 바꾸면 일어날 변화로 해석해서는 안 됩니다. 글로벌화와 함께 커지는 역량이나, 관측되지 않은 공통 요인의 영향도 여기에 나타납니다.",
    note: "표준오차는 델타 방법으로 계산하였습니다.",
    unweighted:
      "가중치를 적용하지 않은 방정식에서 검정하였습니다. 가설은 모형에 대한 것이며, 가중치를 적용한 검정은 지나치게 자주 기각합니다. 결과(글로벌화 여부)에 따라 표본을 추출하였다면 기각이 그 때문일 수 있습니다.",
  },
} as const;

/** Who globalizes. */
export function participationSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.participation);
  if (result === undefined) return undefined;
  const { fit, effects, byGroup, bySize, tests } = result;
  const say = words[language];
  return {
    id: "participation",
    title: partTitle("participation", language),
    blocks: [
      { kind: "paragraph", text: `${say.model}: ${fit.formula}` },
      { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, language)) },
      ...(effects.rows.length === 0 ? [] : effectBlocks(effects, context)),
      ...groupBlocks(byGroup, context),
      ...groupBlocks(bySize, context),
      ...testBlocks(tests, context, say.tests),
      fitAppendix(fit, context),
    ],
  };
}

function effectBlocks(effects: MarginalEffects, context: ReportContext): ReportBlock[] {
  const say = words[context.language];
  const labels = Object.fromEntries(effects.rows.map(({ term }) => [term, termLabel(term, context)]));
  return [
    {
      kind: "figure",
      svg: svgForest(effects, { labels, axisTitle: say.axis, description: say.caption }),
      caption: say.caption,
    },
    { kind: "title", text: say.effects },
    effectsTable(effects.rows, context, 100),
    { kind: "notes", notes: [say.note] },
    { kind: "paragraph", text: say.reading },
  ];
}

function testBlocks(
  tests: Readonly<Record<string, Part<TestResult>>>,
  context: ReportContext,
  title: string,
): ReportBlock[] {
  const made = Object.entries(tests).flatMap(([name, part]): [string, TestResult][] => {
    const test = found(part);
    return test === undefined ? [] : [[name, test]];
  });
  const table = testsTable(Object.fromEntries(made), context);
  return table.length === 0 ? [] : [{ kind: "title", text: title }, ...table, ...unweightedNote(context)];
}

/** That the tests are of the equation without weights, where there are weights. */
function unweightedNote({ analysis, language }: ReportContext): ReportBlock[] {
  return isSkipped(analysis.weights) ? [] : [{ kind: "notes", notes: [words[language].unweighted] }];
}

function groupBlocks(part: Part<EffectsByGroup>, context: ReportContext): ReportBlock[] {
  const result = found(part);
  if (result === undefined) return [];
  const models = result.groups.flatMap(({ group, firms, result: each }) => {
    const effects = found(each) && found(found(each)!.effects);
    if (effects === undefined) return [];
    const rows = effects.rows.map(({ term, contrast, estimate, se }) => ({
      name: contrast === "dy/dx" || contrast === "1 - 0" ? term : `${term}[${contrast.split(" - ")[0]}]`,
      estimate: 100 * estimate,
      se: 100 * se,
    }));
    return [[`${shortLabel(group, context)} (${formatCount(firms)})`, rows] as const];
  });
  if (models.length < 2) return [];
  const equal = found(result.equalSlopes);
  return [
    { kind: "title", text: words[context.language].by(groupWord(result.by, context)) },
    besideTable(Object.fromEntries(models), context),
    ...(equal === undefined ? [] : testsTable({ equalSlopes: { ...equal, null: sameSlopes } }, context)),
    ...(equal === undefined ? [] : unweightedNote(context)),
  ];
}

const sameSlopes = "All coefficients but the constant are the same in these groups.";

/** An industry by its code, which the tables before have spelled out. */
function shortLabel(group: string, { language }: ReportContext): string {
  const label = groupLabel(group, language);
  return label.startsWith(`${group} `) ? group : label;
}

function groupWord(by: string, context: ReportContext): string {
  if (by === "sizeClass") return context.language === "ko" ? "종업원 규모" : "number of employees";
  return context.language === "ko" ? termLabel(by, context) : termLabel(by, context).toLowerCase();
}
