import { coefficientTable } from "../../fit/coefficient-table.ts";
import type { Fit } from "../../fit/fit.ts";
import type { TableRow } from "../../report/document.ts";
import { formatFixed } from "../../report/format.ts";
import { found } from "../parts/part.ts";
import type { ReportSection } from "../written/content.ts";
import { capabilityEstimates } from "./capability-estimates.ts";
import { type ReportContext, termLabel } from "./context.ts";
import { truthWords } from "./truth-words.ts";

/** A true value beside its estimate. */
interface Compared {
  readonly label: string;
  readonly truth: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** For simulated firms: what is true beside what was estimated, and which intervals miss it. */
export function truthSection(context: ReportContext): ReportSection | undefined {
  const { analysis, language } = context;
  const { simulated } = analysis;
  if (simulated === undefined) return undefined;
  const say = truthWords[language];
  const groups = comparisons(context).filter(([, rows]) => rows.length > 0);
  if (groups.length === 0) return undefined;
  const all = groups.flatMap(([, rows]) => rows);
  const hits = all.filter(holds).length;
  const body = groups.flatMap(([title, rows]): TableRow[] => [
    { group: title },
    ...rows.map((row) => cells(row, say.mark)),
  ]);
  return {
    id: "truth",
    title: say.title,
    blocks: [
      { kind: "paragraph", text: say.count(hits, all.length) },
      { kind: "table", head: say.head, align: ["left", "decimal", "decimal", "decimal", "decimal", "left"], body },
      ...(simulated.truth.endogeneity === 0
        ? []
        : [{ kind: "paragraph" as const, text: say.endogenous(simulated.truth.endogeneity) }]),
    ],
  };
}

const holds = ({ truth, low, high }: Compared): boolean => truth >= low && truth <= high;

/** By equation: what is true of it, where it was estimated. */
function comparisons(context: ReportContext): (readonly [title: string, rows: readonly Compared[]])[] {
  const { analysis, language } = context;
  const { truth, averageEffectOfRd, supportEffects } = analysis.simulated!;
  const say = truthWords[language];
  const participation = found(analysis.participation);
  const performance = found(analysis.performance);
  const capability = found(analysis.capability);
  const support = found(analysis.support);
  const effects = support && found(support.effects);
  const average = capability && coefficientTable(capability.fit).find(({ name }) => name === "rdIntensity");
  const chosen = capabilityEstimates(context)?.rows.find(({ name }) => name === "rdIntensity");
  return [
    [
      say.participation,
      participation === undefined ? [] : ofEquation(truth.participation, participation.fit, "", context),
    ],
    [
      say.performance,
      performance?.fit.converged !== true
        ? []
        : [
            ...ofEquation(truth.performance, performance.fit, "outcome:", context),
            ...correlation(performance.fit, truth.rho),
          ],
    ],
    [
      say.effect,
      average === undefined ? [] : [{ ...average, label: termLabel("rdIntensity", context), truth: averageEffectOfRd }],
    ],
    [
      say.inPerformance,
      chosen === undefined || truth.performance.rdIntensity === undefined
        ? []
        : [{ ...chosen, label: termLabel("rdIntensity", context), truth: truth.performance.rdIntensity }],
    ],
    [
      say.support,
      effects === undefined
        ? []
        : [
            { ...effects.ate, label: say.ate, truth: supportEffects.ate },
            ...(Number.isFinite(supportEffects.att)
              ? [{ ...effects.att, label: say.att, truth: supportEffects.att }]
              : []),
          ],
    ],
  ];
}

function ofEquation(
  truth: Readonly<Record<string, number>>,
  fit: Fit,
  prefix: string,
  context: ReportContext,
): readonly Compared[] {
  const estimates = new Map(coefficientTable(fit).map((row) => [row.name as string, row]));
  return Object.entries(truth).flatMap(([term, value]) => {
    const row = estimates.get(prefix + term);
    return row === undefined || term === "(Intercept)"
      ? []
      : [{ ...row, label: termLabel(term, context), truth: value }];
  });
}

function correlation({ derived }: Fit, truth: number): readonly Compared[] {
  const rho = derived?.rho;
  return rho === undefined || !Number.isFinite(rho.se) ? [] : [{ ...rho, label: "ρ", truth }];
}

function cells(row: Compared, mark: (holds: boolean) => string): string[] {
  const { label, truth, estimate, low, high } = row;
  return [label, ...[truth, estimate, low, high].map((x) => formatFixed(x, 4)), mark(holds(row))];
}
