import { equationCollinearity } from "../diagnostics/equation-collinearity.ts";
import { nearSeparation } from "../diagnostics/near-separation.ts";
import { indistinctParameters } from "../diagnostics/indistinct-parameters.ts";
import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import type { Counting } from "../likelihood/centred-hessian.ts";
import type { LikelihoodDefinition, LikelihoodEstimate, OwnFields } from "./likelihood-definition.ts";
import type { RecordContext } from "./likelihood-record.ts";
import { oneBinaryOutcome } from "./one-binary-outcome.ts";
import { slopes, waldStatistic } from "./model-test.ts";

/** Below it the scaled Hessian hints at columns that are collinear in all but name: only then is it looked into. */
const suspicious = 1e-8;

/** What a reader of the estimates must know of their numerical footing: near-collinear columns, near-separation. */
export function estimateWarnings<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  { frame, problem, maximum, warnings: earlier }: LikelihoodEstimate<P, Y>,
  model: FittedModel,
  { logLikNull }: Pick<RecordContext, "logLikNull">,
): Warning[] {
  const collinear = maximum.pivot < suspicious || maximum.inverse !== undefined;
  const columns = collinear ? frame.equations.flatMap(equationCollinearity) : [];
  const looked = maximum.converged && columns.length === 0;
  const shared = looked ? indistinctParameters(model, maximum.hessian, movable(definition, frame)) : [];
  const warnings = [...columns, ...shared];
  const binary = oneBinaryOutcome(definition.equations);
  const kept = earlier.some(({ code }) => code === "separation-kept");
  if (!binary || kept || shared.length > 0 || !maximum.converged) return warnings;
  const positions = slopes(model);
  const statistics =
    logLikNull === undefined || positions.length === 0
      ? undefined
      : {
          likelihoodRatio: 2 * (maximum.value - logLikNull),
          wald: waldStatistic(model, { values: model.bread, label: "iid", facts: {} }, positions),
        };
  const inverse = model.bread;
  return [...warnings, ...nearSeparation({ problem, maximum, names: model.names, inverse, statistics })];
}

/** The predictors whose columns may move without a change of the model: a constant takes it up, or cut points, or a scale. */
function movable<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  frame: Frame,
): ReadonlyMap<string, Counting> {
  const moving = definition.equations.flatMap(({ intercept, predictor }, e) => {
    const { regressors, active } = frame.equations[e]!;
    return intercept === "elsewhere" || regressors.names.includes("(Intercept)") ? [[predictor, active] as const] : [];
  });
  return new Map(moving);
}
