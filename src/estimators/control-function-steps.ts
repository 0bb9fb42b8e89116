import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import { maximize, type Maximum, type MaximizeOptions } from "../likelihood/maximize.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";
import type { Columns } from "../linalg/kernels.ts";
import { type ReducedForms, reducedForms } from "../moments/reduced-forms.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

/** The model of the outcome given the residuals: a definition whose first predictor is its only index. */
// biome-ignore lint/suspicious/noExplicitAny: of any predictors and outcomes
export type OutcomeModel = Pick<LikelihoodDefinition<any, any>, "likelihood" | "outcomes" | "start">;

/** Both steps: reduced forms, and the outcome's likelihood with their residuals in its index. */
export interface ControlFunctionSteps {
  readonly frame: Frame;
  readonly forms: ReducedForms;
  readonly problem: LikelihoodProblem;
  readonly maximum: Maximum;
}

/** The reduced forms of a frame whose equations after the first are these. */
export function formsOf({ equations, weights }: Frame): ReducedForms {
  const reduced = equations.slice(1);
  return reducedForms(
    reduced[0]!.regressors.columns,
    reduced.map(({ outcome }) => outcome),
    weights?.values,
  );
}

/** The outcome's likelihood with these columns in its index, before the residuals. */
export function outcomeProblem(
  { likelihood, outcomes }: OutcomeModel,
  frame: Frame,
  columns: Columns,
): LikelihoodProblem {
  const [index] = likelihood.predictors;
  const constant: PredictorData = { columns: undefined };
  const predictors = Object.fromEntries(likelihood.predictors.map((name: string) => [name, constant]));
  return likelihoodProblem(likelihood, {
    rows: frame.rows,
    predictors: { ...predictors, [index as string]: { columns, offset: frame.equations[0]!.offset } },
    outcomes: outcomes(frame),
    weights: frame.weights?.values,
  });
}

/** Both steps of the control function. */
export function controlFunctionSteps(
  model: OutcomeModel,
  frame: Frame,
  options: MaximizeOptions = {},
  forms: ReducedForms = formsOf(frame),
): ControlFunctionSteps {
  const problem = outcomeProblem(model, frame, [...frame.equations[0]!.regressors.columns, ...forms.residuals]);
  return { frame, forms, problem, maximum: maximize(problem, startOf(model, problem, frame), options) };
}

export function startOf(model: OutcomeModel, problem: LikelihoodProblem, frame: Frame): Float64Array {
  return model.start?.(problem, frame) ?? startFromPart(problem);
}
