import type { TableInput } from "../data/input.ts";
import { selectionProbit } from "../diagnostics/independent-equations.ts";
import { screenedMaximum, type ScreenedMaximum } from "../diagnostics/screened-maximum.ts";
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
  const whole = sampleOf(kind, formulas, data, options);
  kind.check(whole);
  const posing = {
    problem: (frame: Frame) => selectionProbit(poseProblem(heckmanDefinition, frame).data),
    start: (problem: LikelihoodProblem<"index", "y">) => startFromPart(problem),
  };
  const selection = screenedMaximum(whole, 0, options.separation ?? "drop", posing, search);
  const { frame } = selection;
  if (frame !== whole) kind.check(frame);
  const problem = poseProblem(heckmanDefinition, frame);
  const told = kind.identification(frame, problem.data, selection.maximum.point);
  return { frame, problem, selection, warnings: [...selection.warnings, ...told] };
}
