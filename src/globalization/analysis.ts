import type { TableInput } from "../data/input.ts";
import type { Table } from "../data/table.ts";
import { table } from "../data/to-table.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { AnalysisParts, DataSource, DeterminantAnalysis } from "./analysis-result.ts";
import { characteristics } from "./characteristics.ts";
import { fitsOf, identificationFindings, leftOutOf } from "./collect-findings.ts";
import { defaultSpecification } from "./default-specification.ts";
import { fieldLabels } from "./firm-fields.ts";
import { capabilityPart } from "./parts/capability.ts";
import { participationPart } from "./parts/participation.ts";
import { performancePart } from "./parts/performance.ts";
import { persistencePart } from "./parts/persistence.ts";
import { profilePart } from "./parts/profile.ts";
import { isSkipped, type Part } from "./parts/part.ts";
import type { Progress } from "./parts/progress.ts";
import { marketsPart, stagesPart } from "./parts/reach.ts";
import { robustnessPart } from "./parts/robustness.ts";
import { checkedWeights, unweightedAmong } from "./parts/sampling-weights.ts";
import { supportPart } from "./parts/support.ts";
import { reportOf } from "./report.ts";
import type { SimulatedFirms } from "./simulate-firms.ts";
import { checkSpecification } from "./shapes/check-specification.ts";
import type { DeterminantSpecification } from "./specification.ts";

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

const optionNames: Readonly<Record<keyof AnalysisOptions, true>> = {
  specification: true,
  source: true,
  simulated: true,
  onProgress: true,
};

/**
 * The determinant analysis of globalization, part by part, each optional:
 *
 * - `profile`: who globalizes, by group, size and age; differences; concentration
 * - `participation`: what goes with globalizing (probit), by group and size, with specification tests
 * - `performance`: how well (selection model, two-part, share), with what can be tested of the exclusion restrictions
 * - `capability`: what a capability causes that firms choose (instrumental variables), and how it is secured
 * - `stages`, `markets`: how far (ordered probit) and how wide (Poisson)
 * - `support`: what a programme does to those who choose it
 * - `persistence`: whether globalizing makes globalizing likelier later (panels)
 * - `robustness`: whether the conclusion hangs on the analyst's choices
 *
 * With sampling weights in the specification all of them are weighted; `weights` says which models could not be.
 *
 * A part is its result, or `{ skipped, code }` where the specification has no equation for it or the data do not allow it;
 * `leftOut` lists these, `warnings` what the data cannot tell. After the approach of a 2019 study of the Korea Institute for
 * Industrial Economics and Trade: a reconstruction of the method, whose data and tables are not public.
 *
 * @param data firm records (`mapFirms`, `simulateFirms`), or any table that the specification's formulas fit
 * @throws EstimandError "unknown-column", "formula-syntax", "unknown-level", "bad-option": faults of the specification
 * @example
 * const { table } = simulateFirms();
 * console.log(determinantAnalysis(table).report({ format: "markdown" }).text);
 */
export function determinantAnalysis(data: TableInput, options: AnalysisOptions = {}): DeterminantAnalysis {
  checkOptionNames("determinantAnalysis", options, optionNames);
  const firms = table(data);
  const { specification = defaultSpecification(firms) } = options;
  checkSpecification(specification);
  const weights = checkedWeights(specification, firms);
  const parts = partsOf(firms, usable(specification, weights), options.onProgress ?? ((): void => {}));
  const estimates = {
    firms: firms.rows,
    specification,
    source: options.source ?? {},
    labels: fieldLabels("en", options.source?.labels),
    simulated: options.simulated,
    characteristics: characteristics(firms, specification),
    ...parts,
    weights: isSkipped(weights) ? weights : { ...weights, unweighted: unweightedAmong(fitsOf(parts)) },
    warnings: identificationFindings(parts),
    leftOut: [
      ...(isSkipped(weights) && specification.weights !== undefined ? [{ ...weights, part: "weights" as const }] : []),
      ...leftOutOf(parts),
    ],
  };
  const analysis: DeterminantAnalysis = { ...estimates, report: (how) => reportOf(analysis, firms, how) };
  return Object.freeze(analysis);
}

/** Without weights that cannot be used: what was left out says so. */
function usable(
  { weights, ...specification }: DeterminantSpecification,
  checked: Part<{ readonly column: string }>,
): DeterminantSpecification {
  return weights === undefined || isSkipped(checked) ? specification : { ...specification, weights };
}

function partsOf(firms: Table, specification: DeterminantSpecification, progress: Progress): AnalysisParts {
  return {
    profile: profilePart(firms, specification, progress),
    participation: participationPart(firms, specification, progress),
    performance: performancePart(firms, specification, progress),
    capability: capabilityPart(firms, specification, progress),
    stages: stagesPart(firms, specification, progress),
    markets: marketsPart(firms, specification, progress),
    support: supportPart(firms, specification, progress),
    persistence: persistencePart(firms, specification, progress),
    robustness: robustnessPart(firms, specification, progress),
  };
}
