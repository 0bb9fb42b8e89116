import type { Fit } from "../../fit/fit.ts";
import type { Displayed } from "../../report/displayed.ts";
import type { Bilingual, Language } from "../quality/quality-finding.ts";
import type { LeverEffect } from "./lever-effects.ts";
import type { TotalChange, Uncertain } from "./policy-change.ts";
import type { SalesBefore } from "./sales-before.ts";
import type { PolicyScenario } from "./scenario.ts";
import type { PolicyWarning } from "./support.ts";

export interface PolicyOptions {
  /** A category by which changes are shown; the specification's group unless given. */
  readonly group?: string;
  /**
   * Column of sampling weights: numbers of firms and sales are then those of the population. Those of the analysis unless
   * given; false counts each firm of the sample as one.
   */
  readonly weights?: string | false;
  /** Whether intervals carry that the firms are a sample of more; false: of these firms. */
  readonly sampling?: boolean;
  /** Coverage of the intervals; 0.95. */
  readonly level?: number;
  /** Another estimate of who globalizes, such as one that takes a capability as endogenous; it needs a "probability". */
  readonly participation?: Fit;
  /** Of the printed forms; "en". */
  readonly language?: Language;
}

/** Changes of a group, or of all firms. */
export interface PolicyRow {
  readonly group: string;
  readonly exporters: TotalChange;
  readonly sales: TotalChange | undefined;
}

export interface ScenarioResult {
  readonly name: string;
  readonly scenario: PolicyScenario;
  /** Firms that it reaches, weighted. */
  readonly reached: number;
  readonly all: PolicyRow;
  readonly groups: readonly PolicyRow[];
  /** In all, and for each additional exporter: undefined without a cost. `high` is infinite where the interval has no gain. */
  readonly cost: number | undefined;
  readonly costPerExporter: { readonly estimate: number; readonly low: number; readonly high: number } | undefined;
}

/** Scenarios of policy with what they change. */
export interface PolicyResult extends Displayed {
  /** Coverage of the intervals. */
  readonly level: number;
  /** Firms counted, weighted. */
  readonly firms: number;
  /** Firms counted, each as one, and the column of weights; undefined: every firm counts as one. */
  readonly sample: number;
  readonly weights: string | undefined;
  /** Sales abroad before any change, predicted and observed; undefined where they are not predicted, or not observed as such. */
  readonly salesBefore: SalesBefore | undefined;
  readonly scenarios: readonly ScenarioResult[];
  /** Differences in additional exporters between each two scenarios. */
  readonly comparison: readonly { readonly a: string; readonly b: string; readonly exporters: Uncertain }[];
  /** What moves most for each 100 firms reached, the surest first. */
  readonly levers: readonly LeverEffect[];
  /** Which estimates were read, and how. */
  readonly notes: readonly Bilingual[];
  readonly warnings: readonly PolicyWarning[];
}
