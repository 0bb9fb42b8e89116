import { type CorrelatedMaximum, correlatedSearch } from "../diagnostics/correlated-search.ts";
import { correlationWarnings } from "../diagnostics/correlation-warnings.ts";
import type { Warning } from "../fit/fit.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem } from "../likelihood/problem.ts";
import { errorSpread } from "../moments/error-spread.ts";
import { type ControlFunctionSteps, controlFunctionSteps } from "./control-function-steps.ts";
import type { InstrumentedModel } from "./instrumented-methods.ts";

/** The maximum of the joint likelihood of an outcome and its endogenous columns. */
export interface JointMaximum {
  readonly maximum: Maximum;
  /** That of the outcome with exogenous columns. */
  readonly exogenous: Maximum;
  /** With one endogenous column: what the likelihood looks like along ρ. */
  readonly maxima?: CorrelatedMaximum;
  readonly warnings: readonly Warning[];
}

/** Searched along the profile over ρ with one endogenous column, from the control function with several. */
export function jointMaximum(
  model: InstrumentedModel,
  problem: LikelihoodProblem,
  { frame, forms }: Pick<ControlFunctionSteps, "frame" | "forms">,
  options: MaximizeOptions,
): JointMaximum {
  const exogenous = model.exogenous(frame);
  if (forms.residuals.length > 1) {
    const steps = controlFunctionSteps(model.outcome, frame, {}, forms);
    return { exogenous, maximum: maximize(problem, model.start(steps), options), warnings: [] };
  }
  const independent = Float64Array.of(...exogenous.point, ...forms.coefficients, ...errorSpread(forms), 0);
  const maxima = correlatedSearch(problem, independent, false, options);
  return { exogenous, maximum: maxima.maximum, maxima, warnings: correlationWarnings(maxima) };
}
