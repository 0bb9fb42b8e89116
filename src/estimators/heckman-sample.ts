import type { TableInput } from "../data/input.ts";
import { selectionProbit } from "../diagnostics/independent-equations.ts";
import { screenedMaximum, type ScreenedMaximum } from "../diagnostics/screened-maximum.ts";
import { EstimandError } from "../errors.ts";
import type { Warning } from "../fit/fit.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { HeckmanPredictor } from "../likelihood/heckman-likelihood.ts";
import type { MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";
import type { HeckmanOptions, SelectionFormulas } from "./heckman.ts";
import { heckmanDefinition } from "./heckman-definition.ts";
import { sampleOf } from "./likelihood-sample.ts";
import { poseProblem } from "./pose-problem.ts";
import { heckmanKind, type SelectionKind } from "./two-step-kind.ts";

/** The estimation sample of a selection model with its first step. */
export interface HeckmanSample {
  readonly frame: Frame;
  readonly problem: LikelihoodProblem<HeckmanPredictor, "selected" | "outcome">;
  /** The probit of selection. */
  readonly selection: ScreenedMaximum<"index", "y">;
  /** Separation, and what the two designs say about identification. */
  readonly warnings: readonly Warning[];
}

/**
 * Makes and checks the sample, screens the selection equation for separation, and fits its probit.
 *
 * @throws EstimandError "no-selection", "too-few-rows", "complete-separation" and those of the sample
 */
export function heckmanSample(
  formulas: SelectionFormulas,
  data: TableInput,
  options: HeckmanOptions,
  search: MaximizeOptions,
  kind: SelectionKind = heckmanKind,
): HeckmanSample {
  const { estimator, instrumented } = kind;
  const equations = heckmanDefinition.equations.map(({ binary: _, ...equation }) =>
    instrumented && equation.within !== undefined ? { ...equation, instrumented } : equation,
  );
  const whole = sampleOf({ estimator, equations }, formulas, data, options);
  checkSelected(whole);
  kind.check?.(whole);
  const posing = {
    problem: (frame: Frame) => selectionProbit(poseProblem(heckmanDefinition, frame).data),
    start: (problem: LikelihoodProblem<"index", "y">) => startFromPart(problem),
  };
  const selection = screenedMaximum(whole, 0, options.separation ?? "drop", posing, search);
  const { frame } = selection;
  if (frame !== whole) {
    checkSelected(frame);
    kind.check?.(frame);
  }
  const problem = poseProblem(heckmanDefinition, frame);
  const told = kind.identification(frame, problem.data, selection.maximum.point);
  return { frame, problem, selection, warnings: [...selection.warnings, ...told] };
}

/** Σ of the frequency weights, or the number, of the selected rows. */
export function selectedCount({ equations, weights }: Frame): number {
  const { outcome } = equations[0]!;
  const counts = weights?.kind === "frequency" ? weights.values : undefined;
  let total = 0;
  for (let i = 0; i < outcome.length; i++) total += outcome[i]! * (counts?.[i] ?? 1);
  return total;
}

function checkSelected(frame: Frame): void {
  const [selection, outcome] = frame.equations;
  const { outcomeName } = selection!;
  const selected = selection!.outcome.reduce((sum, d) => sum + d, 0);
  if (selected === frame.rows) {
    throw new EstimandError(
      "no-selection",
      `'${outcomeName}' is 1 in all ${selected} rows of the estimation sample: nobody is left out, so there is no selection ` +
        "to correct for. Use ols for the outcome equation, or look at the rows dropped for missing values.",
      { column: outcomeName, selected, dropped: frame.droppedRows },
    );
  }
  const parameters = outcome!.regressors.columns.length + 1;
  if (selected > parameters) return;
  throw new EstimandError(
    "too-few-rows",
    `Only ${selected} rows are selected ('${outcomeName}' is 1), and the outcome equation has ${parameters} parameters with ` +
      "its variance: leave out some of its columns, or use more data.",
    { column: outcomeName, selected, parameters },
  );
}
