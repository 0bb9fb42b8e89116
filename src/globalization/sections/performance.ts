import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { TestResult } from "../../fit/test-result.ts";
import { formatNumber } from "../../report/format.ts";
import { svgCurve } from "../../report/svg-curve.ts";
import type { PerformanceResult } from "../parts/performance.ts";
import { found } from "../parts/part.ts";
import type { Figure, ReportBlock, ReportSection } from "../written/content.ts";
import { besideTable, type NamedEstimate } from "./beside-table.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { effectsTable } from "./effects-table.ts";
import { fitAppendix } from "./fit-appendix.ts";
import { partTitle } from "./part-titles.ts";
import { performanceWords } from "./performance-words.ts";
import { testsTable } from "./tests-table.ts";
import { warningText } from "./warning-words.ts";

/** How well those who globalize do. */
export function performanceSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const result = found(analysis.performance);
  const equations = analysis.specification.performance;
  if (result === undefined || equations === undefined) return undefined;
  const say = performanceWords[language];
  const { fit, twoStep } = result;
  return {
    id: "performance",
    title: partTitle("performance", language),
    blocks: [
      { kind: "paragraph", text: `${say.selection}: ${equations.selection}` },
      { kind: "paragraph", text: `${say.outcome}: ${equations.outcome}` },
      { kind: "paragraph", text: exclusionText(result, context) },
      { kind: "warnings", warnings: fit.warnings.map((warning) => warningText(warning, language)) },
      ...profileFigure(fit, language),
      ...besideBlocks(result, context),
      { kind: "title", text: say.coefficients },
      besideTable(coefficientsOf(result, context), context),
      { kind: "notes", notes: [say.note] },
      ...testBlocks(result, context),
      ...shareBlocks(result, context),
      { kind: "paragraph", text: say.reading },
      fitAppendix(fit, context),
      fitAppendix(twoStep, context),
    ],
  };
}

/** Columns of the selection that the outcome lacks: assumptions, said as such. */
function exclusionText({ exclusion }: PerformanceResult, context: ReportContext): string {
  const say = performanceWords[context.language];
  if (exclusion.terms.length === 0) return say.noExclusion;
  const names = exclusion.terms.map((term) => termLabel(term, context)).join(", ");
  return say.exclusion(names, exclusion.terms.length);
}

function besideBlocks({ sideBySide }: PerformanceResult, context: ReportContext): ReportBlock[] {
  const say = performanceWords[context.language];
  const models = Object.entries(sideBySide).map(([model, { rows }]): [string, NamedEstimate[]] => [
    say.models[model] ?? model,
    rows.map(({ term, contrast, estimate, se }) => ({
      name: contrast === "dy/dx" || contrast === "1 - 0" ? term : `${term}[${contrast.split(" - ")[0]}]`,
      estimate,
      se,
    })),
  ]);
  if (models.length === 0) return [];
  return [
    { kind: "title", text: say.effects },
    besideTable(Object.fromEntries(models), context),
    { kind: "notes", notes: [say.effectsNote] },
  ];
}

/** The outcome's coefficients of the models that are estimates. */
function coefficientsOf(
  { fit, twoStep }: PerformanceResult,
  { language }: ReportContext,
): Record<string, NamedEstimate[]> {
  const { models } = performanceWords[language];
  const of = (each: PerformanceResult["fit"]): NamedEstimate[] =>
    coefficientTable(each)
      .filter(({ name }) => (name as string).startsWith("outcome:"))
      .map(({ name, estimate, se }) => ({ name: (name as string).slice("outcome:".length), estimate, se }));
  return {
    ...(fit.converged ? { [models["Maximum likelihood"]!]: of(fit) } : {}),
    [models["Two-step"]!]: of(twoStep),
  };
}

/** Performance as a share of sales, zeros included, where the specification has it. */
function shareBlocks({ share }: PerformanceResult, context: ReportContext): ReportBlock[] {
  const result = found(share);
  const effects = result && found(result.effects);
  if (effects === undefined) return [];
  return [{ kind: "title", text: performanceWords[context.language].share }, effectsTable(effects.rows, context, 100)];
}

function testBlocks({ fit, exclusion }: PerformanceResult, context: ReportContext): ReportBlock[] {
  const say = performanceWords[context.language];
  const relevance = found(exclusion.relevance);
  const excluded = exclusion.terms.map((term) => termLabel(term, context)).join(", ");
  const validity = Object.entries(exclusion.validity).flatMap(([term, part]): [string, TestResult][] => {
    const test = found(part);
    return test === undefined
      ? []
      : [[term, { ...test, name: say.validity(termLabel(term, context)), null: say.valid }]];
  });
  const tests = {
    ...(fit.converged ? fit.tests : {}),
    ...(relevance === undefined ? {} : { excluded: { ...relevance, ...say.relevance(excluded) } }),
    ...Object.fromEntries(validity),
  };
  const table = testsTable(tests, context);
  return table.length === 0 ? [] : [{ kind: "title", text: say.tests }, ...table];
}

function profileFigure(fit: PerformanceResult["fit"], language: ReportContext["language"]): Figure[] {
  if (fit.profile === undefined) return [];
  const { profile: caption, logLik } = performanceWords[language];
  const mark =
    fit.converged && fit.logLik !== undefined && Number.isFinite(fit.logLik)
      ? { mark: { x: fit.rho, y: fit.logLik, label: `ρ = ${formatNumber(fit.rho, 3)}` } }
      : {};
  const points = fit.profile.map(({ rho, logLik: y }) => ({ x: rho, y }));
  return [
    { kind: "figure", svg: svgCurve(points, { xTitle: "ρ", yTitle: logLik, description: caption, ...mark }), caption },
  ];
}
