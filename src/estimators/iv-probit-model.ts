import { interiorLimit } from "../diagnostics/rho-maxima.ts";
import type { Frame } from "../formula/frame-types.ts";
import { ivProbitLikelihood } from "../likelihood/iv-probit-likelihood.ts";
import { namesOf } from "./control-function-names.ts";
import type { ControlFunctionSteps } from "./control-function-steps.ts";
import { instrumentedStart } from "./instrumented-start.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";
import { probitDefinition } from "./probit.ts";

/** The joint likelihood of a probit and the reduced forms of these columns, as data. */
export function ivProbitDefinition(columns: readonly string[]): LikelihoodDefinition<string, string> {
  const { forms } = namesOf(columns);
  const atanhRhos = forms.map(({ atanhRho }) => atanhRho);
  const likelihood = ivProbitLikelihood("index", forms);
  return {
    estimator: "ivProbit",
    title: "Probit with endogenous columns (maximum likelihood)",
    likelihood,
    equations: [
      { role: "", predictor: "index", binary: true },
      ...columns.map((column) => ({ role: column, predictor: column })),
    ],
    quantities: probitDefinition.quantities,
    outcomes: ({ equations: [outcome, ...reduced] }: Frame) => ({
      y: outcome!.outcome,
      ...Object.fromEntries(reduced.map(({ role, outcome: column }) => [role, column])),
    }),
    isInterior: (point) => atanhRhos.every((_, j) => Math.abs(Math.tanh(point.at(-1 - j)!)) <= interiorLimit),
  };
}

/** Start values from the control function. */
export function ivProbitStart(steps: ControlFunctionSteps): Float64Array {
  const { beta, lnSigmas, amongForms, atanhRhos, inflation } = instrumentedStart(steps);
  const scale = 1 / Math.sqrt(inflation);
  return Float64Array.from([
    ...beta.map((b) => b * scale),
    ...steps.forms.coefficients,
    ...lnSigmas,
    ...amongForms,
    ...atanhRhos,
  ]);
}
