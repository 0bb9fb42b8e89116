import type { SelectionCorrection } from "../moments/selection-correction.ts";
import type { SelectionData } from "../diagnostics/independent-equations.ts";
import { listed } from "../diagnostics/listed.ts";
import { millsCollinearity } from "../diagnostics/mills-collinearity.ts";
import { millsWarning } from "../diagnostics/selection-warnings.ts";
import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Equation, Frame } from "../formula/frame-types.ts";
import { isLogOutcome } from "../formula/log-outcome.ts";
import type { Quantity } from "../likelihood/likelihood.ts";
import { checkBrackets, checkEndogenous } from "./check-instruments.ts";
import { checkSelected } from "./check-selected.ts";
import { lambdaAsCoefficient } from "./error-covariance.ts";
import { heckmanTwoStepLogQuantities } from "./heckman-log-quantities.ts";
import { heckmanQuantities } from "./heckman-quantities.ts";
import { ivHeckmanSecondStep } from "./iv-heckman-second-step.ts";
import { ivHeckmanOwn } from "./iv-heckman-own.ts";
import { selectionEquations, type TwoStepKind } from "./two-step-kind.ts";

/** Of the selected there is none: their mean given the endogenous columns depends on these columns' own errors. */
export function ivHeckmanQuantities(outcome: string): Readonly<Record<string, Quantity>> {
  const { conditional: _, unconditional: __, ...others } = heckmanQuantities(lambdaAsCoefficient);
  const { meanExp } = heckmanTwoStepLogQuantities;
  return { ...others, ...(isLogOutcome(outcome) && { meanExp }) } as unknown as Readonly<Record<string, Quantity>>;
}

/** Selection with endogenous columns in the outcome's equation, as data. */
export const ivHeckmanKind: TwoStepKind = {
  estimator: "ivHeckman",
  title: "Selection model with endogenous columns (two-step)",
  columnsWritten: "X̂",
  equations: selectionEquations.map((equation) =>
    equation.within === undefined ? equation : { ...equation, instrumented: true },
  ),
  quantities: ivHeckmanQuantities,
  check(frame) {
    checkSelected(frame);
    const [selection, outcome] = frame.equations as [Equation, Equation];
    const single = { ...frame, equations: [outcome] };
    checkBrackets(single, outcome.formula);
    checkEndogenous(single, outcome.formula);
    checkReducedForm(selection, outcome);
  },
  identification: (frame) => [...missingInstruments(frame), ...tooFewExclusions(frame)],
  secondStep: ivHeckmanSecondStep,
  told: projectedMills,
  own: ivHeckmanOwn,
};

/** Refuses an endogenous column in the selection equation, which must be a reduced form. */
function checkReducedForm(selection: Equation, { endogenous }: Equation): void {
  const column = endogenous.find((name) => selection.regressors.names.includes(name));
  if (column === undefined) return;
  throw new EstimandError(
    "bad-option",
    `'${column}' is endogenous, and stands in the selection equation '${selection.formula}': put its instruments there in its ` +
      "place. Selection must be explained by exogenous columns only.",
    { column, formula: selection.formula },
  );
}

/** Says so when an instrument is missing in the selection equation. */
function missingInstruments({ equations: [selection, outcome] }: Frame): Warning[] {
  const missing = (outcome!.instruments?.names ?? []).filter((name) => !selection!.regressors.names.includes(name));
  if (missing.length === 0) return [];
  const message =
    `${listed(missing)} ${missing.length > 1 ? "are instruments" : "is an instrument"} and not in the selection equation: the Mills ratio is right only if ` +
    `${missing.length > 1 ? "they do" : "it does"} not move selection. Add ${missing.length > 1 ? "them" : "it"} there, as selection is a reduced form.`;
  return [{ code: "instrument-not-in-selection", message, missing }];
}

/**
 * Says so when there are fewer exogenous columns outside the outcome's equation than endogenous columns and the Mills ratio
 * together need.
 */
function tooFewExclusions({ equations: [selection, outcome] }: Frame): Warning[] {
  const { regressors, instruments, endogenous } = outcome!;
  const exogenous = new Set([...selection!.regressors.names, ...(instruments?.names ?? [])]);
  for (const name of regressors.names) exogenous.delete(name);
  const needed = endogenous.length + 1;
  if (exogenous.size >= needed) return [];
  const message =
    `There is no exclusion restriction for selection: the outcome equation has ${endogenous.length} endogenous ` +
    `column${endogenous.length > 1 ? "s" : ""} and the Mills ratio, and leaves out ${exogenous.size} exogenous column` +
    `${exogenous.size === 1 ? "" : "s"} (${listed([...exogenous])}); ${needed} are needed. Only the curvature of the Mills ratio then ` +
    "tells selection from the rest. Add to the selection equation a column that moves selection but not the outcome.";
  return [{ code: "no-exclusion-restriction", message, excluded: [...exogenous], needed }];
}

/** The Mills ratio on the columns as the instruments see them. */
function projectedMills(data: SelectionData, gamma: Float64Array, { W }: SelectionCorrection): readonly Warning[] {
  const outcome = { columns: W.slice(0, -1) };
  return millsWarning(millsCollinearity({ ...data, predictors: { ...data.predictors, outcome } }, gamma));
}
