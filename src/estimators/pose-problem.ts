import type { FittedPredictor } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { likelihoodProblem } from "../likelihood/likelihood-problem.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
import type { LikelihoodDefinition } from "./likelihood-definition.ts";

type Definition<P extends string, Y extends string> = Pick<
  LikelihoodDefinition<P, Y>,
  "likelihood" | "equations" | "outcomes" | "pose"
>;

/** The definition's likelihood with the frame's designs, offsets, outcomes and weights. */
export function poseProblem<P extends string, Y extends string>(
  definition: Definition<P, Y>,
  frame: Frame,
): LikelihoodProblem<P, Y> {
  if (definition.pose !== undefined) return definition.pose(frame);
  const predictors = {} as Record<P, PredictorData>;
  for (const name of definition.likelihood.predictors) {
    const equation = frame.equations[equationOf(definition, name) ?? -1];
    predictors[name] = { columns: equation?.regressors.columns, offset: equation?.offset };
  }
  return likelihoodProblem(definition.likelihood, {
    rows: frame.rows,
    predictors,
    outcomes: definition.outcomes(frame),
    weights: frame.weights?.values,
  });
}

/** The predictors with their equations, as post-estimation needs them. */
export function fittedPredictors<P extends string, Y extends string>(
  definition: Definition<P, Y>,
  problem: LikelihoodProblem<P, Y>,
): FittedPredictor[] {
  return problem.ranges.map((range) => ({ ...range, equation: equationOf(definition, range.name) }));
}

/** "educ", "selection:educ", "lnSigma": a name for each parameter. */
export function parameterNames(predictors: readonly FittedPredictor[], frame: Frame): string[] {
  return predictors.flatMap(({ name, equation }) => {
    if (equation === undefined) return [name];
    const { role, regressors } = frame.equations[equation]!;
    return regressors.names.map((column) => (role === "" ? column : `${role}:${column}`));
  });
}

function equationOf(
  definition: Pick<LikelihoodDefinition<string, string>, "equations">,
  predictor: string,
): number | undefined {
  const position = definition.equations.findIndex((equation) => equation.predictor === predictor);
  return position < 0 ? undefined : position;
}
