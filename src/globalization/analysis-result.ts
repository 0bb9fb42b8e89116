import type { Warning } from "../fit/fit.ts";
import type { GroupCharacteristics } from "./characteristics.ts";
import type { FirmMapping } from "./firm-mapping.ts";
import type { GlobalizationProfile } from "./globalization-profile.ts";
import type { CapabilityResult } from "./parts/capability.ts";
import type { ParticipationResult } from "./parts/participation.ts";
import type { Part, Skipped } from "./parts/part.ts";
import type { PerformanceResult } from "./parts/performance.ts";
import type { PersistenceResult } from "./parts/persistence.ts";
import type { MarketsResult, StagesResult } from "./parts/reach.ts";
import type { RobustnessResult } from "./parts/robustness.ts";
import type { SupportResult } from "./parts/support.ts";
import type { SamplingWeights } from "./parts/sampling-weights.ts";
import type { AnalysisReport, ReportOptions } from "./report.ts";
import type { SimulatedFirms } from "./simulate-firms.ts";
import type { DeterminantSpecification } from "./specification.ts";

/** Where the firms come from, as the report says it. */
export type DataSource = Pick<FirmMapping, "name" | "currency" | "labels">;

/** The parts of the analysis in their order; each is its result, or why there is none. */
export interface AnalysisParts {
  /** Who globalizes, described. */
  readonly profile: Part<GlobalizationProfile>;
  readonly participation: Part<ParticipationResult>;
  readonly performance: Part<PerformanceResult>;
  readonly capability: Part<CapabilityResult>;
  readonly stages: Part<StagesResult>;
  readonly markets: Part<MarketsResult>;
  readonly support: Part<SupportResult>;
  readonly persistence: Part<PersistenceResult>;
  readonly robustness: Part<RobustnessResult>;
}

export type PartName = keyof AnalysisParts;

/** A warning of an estimate, as a finding: what the data cannot tell. */
export interface IdentificationFinding extends Warning {
  readonly part: PartName;
  /** Where in the part: "fit", "twoStep", "byGroup.groups.J62.result.fit". */
  readonly within: string;
  /** The model that warns, by its title. */
  readonly model: string;
}

/** A part, or something within it, that was left out. */
export interface LeftOut extends Skipped {
  readonly part: PartName | "weights";
  /** Within the part: "bySize", "ivProbit"; absent for the part as a whole. */
  readonly within?: string;
}

/** The determinant analysis: every part with its sample, results and warnings, and the report made of them. */
export interface DeterminantAnalysis extends AnalysisParts {
  readonly firms: number;
  readonly specification: DeterminantSpecification;
  readonly source: DataSource;
  /** Labels of terms in tables and figures. */
  readonly labels: Readonly<Record<string, string>>;
  readonly simulated: SimulatedFirms | undefined;
  readonly characteristics: readonly GroupCharacteristics[];
  /** The sampling weights that every estimate was made with, or why there are none. */
  readonly weights: Part<SamplingWeights>;
  /** Warnings of all estimates, each once. */
  readonly warnings: readonly IdentificationFinding[];
  /** What was left out, and why: parts, and estimates within them. */
  readonly leftOut: readonly LeftOut[];
  /** The whole analysis as a page: Markdown, or HTML in one self-contained file. */
  report(options?: ReportOptions): AnalysisReport;
}
