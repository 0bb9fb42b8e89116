import { bracketsOf, termsBeyond } from "../formula-terms.ts";
import type { ReportBlock } from "../written/content.ts";
import { besideTable } from "./beside-table.ts";
import { type CapabilityEstimates, capabilityEstimates } from "./capability-estimates.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { testsTable } from "./tests-table.ts";
import { warningText } from "./warning-words.ts";

const words = {
  en: {
    title: "How well: the capability in the outcome of exporters (coefficients, standard errors)",
    equations: (selection: string, outcome: string): string => `Selection: ${selection}. Outcome: ${outcome}.`,
    assumed: (names: string): string =>
      `Assumed: the instruments move the capability and not the outcome itself; beside them ${names} may move the decision to globalize and not performance once globalized.`,
    fit: "Chosen by firms",
    naive: "As if exogenous",
    note: "Two steps: a probit of globalizing on everything exogenous, then two-stage least squares of the globalized firms with the inverse Mills ratio. Standard errors count that the ratio is estimated.",
    tests: "Selection and endogeneity in performance",
  },
  ko: {
    title: "글로벌화 기업의 성과에 대한 역량의 계수(괄호 안은 표준오차)",
    equations: (selection: string, outcome: string): string => `선택식: ${selection}. 성과식: ${outcome}.`,
    assumed: (names: string): string =>
      `가정: 도구변수는 역량을 움직일 뿐 성과에 직접 영향을 주지 않으며, 그 밖에 ${names}은(는) 글로벌화 여부에만 영향을 주고 글로벌화한 뒤의 성과에는 직접 영향을 주지 않습니다.`,
    fit: "내생(표본선택 보정)",
    naive: "외생 가정(표본선택 보정)",
    note: "두 단계 추정: 모든 외생변수로 글로벌화 여부의 프로빗을 추정한 뒤, 글로벌화 기업에 대해 역밀스비를 포함한 2단계 최소제곱을 적용합니다. 표준오차는 역밀스비가 추정된 값임을 반영합니다.",
    tests: "성과식의 표본선택과 내생성 검정",
  },
} as const;

/** The capability in how well firms do: as chosen by them, beside what it would be taken for. */
export function capabilityPerformance(context: ReportContext): ReportBlock[] {
  const estimates = capabilityEstimates(context);
  if (estimates === undefined) return [];
  const { language } = context;
  const { selection, outcome, fit, rows, naiveRows } = estimates;
  const say = words[language];
  const own = ownColumns(estimates).map((term) => termLabel(term, context));
  const tests = testsTable(fit.tests, context);
  return [
    { kind: "title", text: say.title },
    { kind: "paragraph", text: say.equations(selection, outcome) },
    ...(own.length === 0 ? [] : [{ kind: "paragraph" as const, text: say.assumed(own.join(", ")) }]),
    { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, language)) },
    besideTable({ [say.fit]: rows, ...(naiveRows === undefined ? {} : { [say.naive]: naiveRows }) }, context),
    { kind: "notes", notes: [say.note] },
    ...(tests.length === 0 ? [] : [{ kind: "title" as const, text: say.tests }, ...tests]),
    fitAppendix(fit, context),
  ];
}

/** Terms of the selection that neither stand in the outcome nor are instruments. */
function ownColumns({ selection, outcome }: CapabilityEstimates): readonly string[] {
  const { exogenous, instruments } = bracketsOf(outcome);
  return termsBeyond(selection, `y ~ ${[...exogenous, ...instruments].join(" + ")}`);
}
