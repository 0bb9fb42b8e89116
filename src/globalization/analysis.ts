import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { heckman } from "../estimators/heckman.ts";
import { iv } from "../estimators/iv.ts";
import { ols } from "../estimators/ols.ts";
import { probit } from "../estimators/probit.ts";
import { marginalEffects, type MarginalEffects } from "../inference/marginal-effects.ts";
import { characteristics, type GroupCharacteristics } from "./characteristics.ts";
import { fieldLabels } from "./firm-fields.ts";
import type { FirmMapping } from "./firm-mapping.ts";
import { withoutInstruments } from "./naive-formula.ts";
import { type AnalysisReport, reportOf, type ReportOptions } from "./report.ts";
import { type DeterminantSpecification, defaultSpecification } from "./specification.ts";
import type { SimulatedFirms } from "./simulate-firms.ts";

/** Where the firms come from, as the report says it. */
export type DataSource = Pick<FirmMapping, "name" | "currency" | "labels">;

export interface AnalysisOptions {
  /** The equations; those of the literature for the fields at hand otherwise. */
  readonly specification?: DeterminantSpecification;
  /** Of the data, for the report. */
  readonly source?: DataSource;
  /** What is true, when the firms are simulated: the report sets it beside the estimates. */
  readonly simulated?: SimulatedFirms;
  /** Called before each step: for a progress line. */
  readonly onProgress?: (step: string) => void;
}

/** Who globalizes: the probit and its average effects. */
export interface ParticipationResult {
  readonly fit: ReturnType<typeof probit>;
  readonly effects: MarginalEffects;
}

/** How well: selection and outcome together, and the two-step estimate beside it. */
export interface PerformanceResult {
  readonly fit: ReturnType<typeof heckman>;
  readonly twoStep: ReturnType<typeof heckman>;
  /** Effects on E[y | selected] from the estimate that is fit to be read; undefined when neither is. */
  readonly effects: MarginalEffects | undefined;
}

/** What a capability causes: two-stage least squares, and least squares as if the capability were exogenous. */
export interface CapabilityResult {
  readonly fit: ReturnType<typeof iv>;
  readonly naive: ReturnType<typeof ols>;
}

/** The determinant analysis: every equation with its sample, results and warnings, and the report made of them. */
export interface DeterminantAnalysis {
  readonly firms: number;
  readonly specification: DeterminantSpecification;
  readonly source: DataSource;
  /** Labels of terms in tables and figures. */
  readonly labels: Readonly<Record<string, string>>;
  readonly simulated: SimulatedFirms | undefined;
  readonly characteristics: readonly GroupCharacteristics[];
  readonly participation: ParticipationResult;
  readonly performance: PerformanceResult | undefined;
  readonly capability: CapabilityResult | undefined;
  /** The whole analysis as a page: Markdown, or HTML in one self-contained file. */
  report(options?: ReportOptions): AnalysisReport;
}

/**
 * The determinant analysis of globalization: who globalizes (probit), how well (Heckman selection model), and what an
 * endogenous capability causes (instrumental variables), after the approach of a 2019 study of the Korea Institute for
 * Industrial Economics and Trade. A reconstruction of the method: the study's data and tables are not public.
 *
 * @param data firm records (`mapFirms`, `simulateFirms`), or any table that the specification's formulas fit
 * @throws EstimandError as the estimators do
 * @example
 * const { table } = simulateFirms();
 * console.log(determinantAnalysis(table).report({ format: "markdown" }).text);
 */
export function determinantAnalysis(data: TableInput, options: AnalysisOptions = {}): DeterminantAnalysis {
  const firms = table(data);
  const specification = options.specification ?? defaultSpecification(firms);
  const progress = options.onProgress ?? ((): void => {});
  const estimates = {
    firms: firms.rows,
    specification,
    source: options.source ?? {},
    labels: fieldLabels("en", options.source?.labels),
    simulated: options.simulated,
    characteristics: characteristics(firms, specification),
    participation: participate(firms, specification, progress),
    performance: perform(firms, specification, progress),
    capability: cause(firms, specification, progress),
  };
  const analysis: DeterminantAnalysis = { ...estimates, report: (how) => reportOf(analysis, how) };
  return Object.freeze(analysis);
}

type Progress = (step: string) => void;

function participate(
  firms: Table,
  { participation }: DeterminantSpecification,
  progress: Progress,
): ParticipationResult {
  progress("participation: probit");
  const fit = probit(participation, firms);
  progress("participation: average effects");
  return { fit, effects: marginalEffects(fit) };
}

function perform(
  firms: Table,
  { performance }: DeterminantSpecification,
  progress: Progress,
): PerformanceResult | undefined {
  if (performance === undefined) return undefined;
  progress("performance: two-step selection model");
  const twoStep = heckman(performance, firms, { method: "two-step" });
  progress("performance: maximum likelihood, with the profile over the correlation");
  const fit = heckman(performance, firms);
  progress("performance: effects on the performance of exporters");
  const readable = [fit, twoStep].find(({ converged }) => converged);
  return {
    fit,
    twoStep,
    effects: readable === undefined ? undefined : marginalEffects(readable, { type: "conditional" }),
  };
}

function cause(
  firms: Table,
  { capability }: DeterminantSpecification,
  progress: Progress,
): CapabilityResult | undefined {
  if (capability === undefined) return undefined;
  progress("capability: two-stage least squares");
  return {
    fit: iv(capability, firms, { vcov: "robust" }),
    naive: ols(withoutInstruments(capability), firms, { vcov: "robust" }),
  };
}
