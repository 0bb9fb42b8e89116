import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import type { Frame } from "../formula/frame-types.ts";
import { ivTobitLikelihood } from "../likelihood/iv-tobit-likelihood.ts";
import { namesOf } from "./control-function-names.ts";
import type { ControlFunctionSteps } from "./control-function-steps.ts";
import { instrumentedStart } from "./instrumented-start.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import type { LimitOptions } from "./outcome-limits.ts";
import { tobitDefinition } from "./tobit-definition.ts";

/** The joint likelihood of a censored outcome and the reduced forms of these columns, as data. */
export function ivTobitDefinition(
  limits: LimitOptions,
  columns: readonly string[],
): LikelihoodDefinition<string, string> {
  const { forms } = namesOf(columns);
  const tobit = tobitDefinition(limits);
  return {
    estimator: "ivTobit",
    title: "Tobit with endogenous columns (maximum likelihood)",
    likelihood: ivTobitLikelihood(["index", "lnSigma"], forms),
    choices: { ...tobit.choices },
    equations: [{ role: "", predictor: "index" }, ...columns.map((column) => ({ role: column, predictor: column }))],
    quantities: tobit.quantities,
    outcomes: (frame: Frame) => ({
      ...tobit.outcomes(frame),
      ...Object.fromEntries(frame.equations.slice(1).map(({ role, outcome }) => [role, outcome])),
    }),
    isInterior: (point) => forms.every((_, j) => Math.abs(Math.tanh(point.at(-1 - j)!)) <= interiorLimit),
  };
}

/** Start values from the control function. */
export function ivTobitStart(steps: ControlFunctionSteps): Float64Array {
  const { beta, lnSigmas, amongForms, atanhRhos, inflation } = instrumentedStart(steps);
  return Float64Array.from([
    ...beta,
    steps.maximum.point.at(-1)! + 0.5 * Math.log(inflation),
    ...steps.forms.coefficients,
    ...lnSigmas,
    ...amongForms,
    ...atanhRhos,
  ]);
}
