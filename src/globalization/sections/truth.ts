import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { TableRow } from "../../report/document.ts";
import { formatFixed } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { SimulatedFirms } from "../simulate-firms.ts";
import type { ReportSection } from "../written/content.ts";
import { capabilityEstimates } from "./capability-estimates.ts";
import { type ReportContext, termLabel } from "./context.ts";

const words = {
  en: {
    title: "What is true of the simulated firms",
    head: ["", "True", "Estimate", "95% low", "95% high"],
    participation: "Participation (probit index)",
    performance: "Performance (ln exports)",
    effect: "Average effect on the probability (2SLS)",
    inPerformance: "R&D in performance, chosen by firms (ln exports)",
    endogenous: (correlation: number): string =>
      `R&D intensity is endogenous here: what is unobserved in it correlates ${correlation} with what is unobserved in globalizing. The probit, which takes it as exogenous, is therefore off in R&D, and the instruments are what brings the estimate back.`,
  },
  ko: {
    title: "가상 기업의 참값",
    head: ["", "참값", "추정치", "95% 하한", "95% 상한"],
    participation: "글로벌화 여부(프로빗 지수)",
    performance: "글로벌화 성과(ln 수출액)",
    effect: "글로벌화 확률에 대한 평균 효과(2단계 최소제곱)",
    inPerformance: "성과에 대한 연구개발의 효과(내생, ln 수출액)",
    endogenous: (correlation: number): string =>
      `이 자료에서 연구개발 집약도는 내생적입니다. 연구개발의 관측되지 않는 요인은 글로벌화의 관측되지 않는 요인과 ${correlation}의 상관을 갖습니다. 따라서 이를 외생으로 보는 프로빗의 연구개발 계수는 참값에서 벗어나며, 도구변수가 이를 바로잡습니다.`,
  },
} as const;

/** For simulated firms: what is true beside what was estimated. */
export function truthSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const { simulated } = analysis;
  if (simulated === undefined) return undefined;
  const { truth } = simulated;
  const say = words[language];
  const [participation, performance, capability] = [
    found(analysis.participation),
    found(analysis.performance),
    found(analysis.capability),
  ];
  const body = [
    ...(participation === undefined
      ? []
      : truthRows(say.participation, truth.participation, participation.fit, "", context)),
    ...(performance === undefined
      ? []
      : truthRows(say.performance, truth.performance, performance.fit, "outcome:", context)),
    ...(capability === undefined ? [] : effectRows(simulated, capability.fit, context)),
    ...performanceRows(simulated, context),
  ];
  if (body.length === 0) return undefined;
  return {
    id: "truth",
    title: say.title,
    blocks: [
      { kind: "table", head: say.head, align: ["left", "decimal", "decimal", "decimal", "decimal"], body },
      ...(truth.endogeneity === 0 ? [] : [{ kind: "paragraph" as const, text: say.endogenous(truth.endogeneity) }]),
    ],
  };
}

function truthRows(
  title: string,
  truth: Readonly<Record<string, number>>,
  fit: Fit,
  prefix: string,
  context: ReportContext,
): TableRow[] {
  const estimates = new Map(coefficientTable(fit).map((row) => [row.name as string, row]));
  const rows = Object.entries(truth).flatMap(([term, value]) => {
    const row = estimates.get(prefix + term);
    return row === undefined || term === "(Intercept)" ? [] : [truthCells(termLabel(term, context), value, row)];
  });
  return rows.length === 0 ? [] : [{ group: title }, ...rows];
}

function effectRows({ averageEffectOfRd }: SimulatedFirms, fit: Fit, context: ReportContext): TableRow[] {
  const row = coefficientTable(fit).find(({ name }) => name === "rdIntensity");
  if (row === undefined) return [];
  return [
    { group: words[context.language].effect },
    truthCells(termLabel("rdIntensity", context), averageEffectOfRd, row),
  ];
}

function performanceRows({ truth }: SimulatedFirms, context: ReportContext): TableRow[] {
  const row = capabilityEstimates(context)?.rows.find(({ name }) => name === "rdIntensity");
  const value = truth.performance.rdIntensity;
  if (row === undefined || value === undefined) return [];
  return [{ group: words[context.language].inPerformance }, truthCells(termLabel("rdIntensity", context), value, row)];
}

function truthCells(label: string, value: number, row: { estimate: number; low: number; high: number }): string[] {
  return [label, ...[value, row.estimate, row.low, row.high].map((x) => formatFixed(x, 4))];
}
