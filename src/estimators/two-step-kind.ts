import type { SelectionData } from "../diagnostics/independent-equations.ts";
import { millsCollinearity } from "../diagnostics/mills-collinearity.ts";
import { exclusionWarning, millsWarning } from "../diagnostics/selection-warnings.ts";
import type { Warning } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import { checkSelected, selectedCount } from "./check-selected.ts";
import { heckmanDefinition, heckmanTwoStepQuantitiesFor } from "./heckman-definition.ts";
import type { HeckmanSample } from "./heckman-sample.ts";
import type { LikelihoodDefinition, OwnFields } from "./likelihood-definition.ts";
import { secondStepOf } from "./second-step.ts";

/** What a selection model must be told apart by, beside its two equations. */
export interface SelectionKind {
  readonly estimator: string;
  /** The 0/1 equation, then the outcome's. */
  readonly equations: LikelihoodDefinition<string, string>["equations"];
  /** Refuses formulas and samples that the model cannot have. */
  check(frame: Frame): void;
  /** What the two designs say about identification, at the first step's γ. */
  identification(frame: Frame, data: SelectionData, gamma: Float64Array): readonly Warning[];
}

/** A second step after the probit of selection. */
export interface TwoStepKind extends SelectionKind {
  readonly title: string;
  /** The second step's columns, as the covariance is written: "X" unless given. */
  readonly columnsWritten?: string;
  /** For the formula of the outcome's equation. */
  quantities(outcome: string): FittedModel["quantities"];
  /** Undefined where the Mills ratio is an exact combination of other columns. */
  secondStep(frame: Frame, data: SelectionData, gamma: Float64Array): SelectionCorrection | undefined;
  /** What the second step's columns say about identification, where these are not the outcome's own. */
  told?(data: SelectionData, gamma: Float64Array, second: SelectionCorrection): readonly Warning[];
  /** Fields, tests and warnings of its own, for a covariance. */
  own(sample: HeckmanSample, model: FittedModel, covariance: ChosenCovariance): OwnFields;
}

/** `checkSelected` says what is wrong with the 0/1 column, so `binary` does not. */
export const selectionEquations: SelectionKind["equations"] = heckmanDefinition.equations.map(
  ({ binary: _, ...equation }) => equation,
);

/** What of a selection model is known of the selected. */
export function selectedFields({ frame, selection }: HeckmanSample): OwnFields {
  return { nSelected: selectedCount(frame), selectionLogLik: selection.maximum.value } as OwnFields;
}

/** Heckman's: least squares with the Mills ratio. */
export const heckmanKind: TwoStepKind = {
  estimator: "heckman",
  equations: selectionEquations,
  check: checkSelected,
  title: "Heckman selection model (two-step)",
  quantities: heckmanTwoStepQuantitiesFor,
  identification({ equations }, data, gamma) {
    const [selection, outcome] = equations.map(({ regressors }) => regressors.names);
    return [...exclusionWarning(selection!, outcome!), ...millsWarning(millsCollinearity(data, gamma))];
  },
  secondStep: (_frame, data, gamma) => secondStepOf(data, gamma),
  own: selectedFields,
};
