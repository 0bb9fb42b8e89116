import type { TableInput } from "../data/input.ts";
import { screenedMaximum } from "../diagnostics/screened-maximum.ts";
import type { Fit, Like } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { maximize, type MaximizeOptions } from "../likelihood/maximize.ts";
import { startFromPart } from "../likelihood/start-from-part.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type {
  LikelihoodDefinition,
  LikelihoodEstimate,
  LikelihoodOptions,
  OwnFields,
} from "./likelihood-definition.ts";
import { absorbedFit, refuseBiasCorrection } from "./absorbed-fit.ts";
import { estimateWarnings } from "./estimate-warnings.ts";
import { likelihoodModel } from "./likelihood-model.ts";
import { likelihoodRecord, type RecordContext } from "./likelihood-record.ts";
import { checkLikelihoodOptions, informationOf, likelihoodOptionNames } from "./likelihood-options.ts";
import { type Formulas, sampleOf } from "./likelihood-sample.ts";
import { oneBinaryOutcome } from "./one-binary-outcome.ts";
import { poseProblem } from "./pose-problem.ts";

/**
 * Turns a definition into an estimator: a function of formulas, data and options that gives a fit. The sample is made
 * and checked, screened for separation, the likelihood maximised, the covariance chosen, the record written.
 */
export function likelihoodEstimator<P extends string, Y extends string, Own extends OwnFields = OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
): (formulas: Formulas, data: TableInput, options?: LikelihoodOptions) => Fit & Own {
  return (formulas, data, options = {}) => {
    const own = Object.fromEntries((definition.ownOptions ?? []).map((name) => [name, true] as const));
    checkOptionNames(definition.estimator, options, { ...likelihoodOptionNames, ...own });
    checkLikelihoodOptions(definition, options);
    const frame = sampleOf(definition, formulas, data, options);
    if (frame.absorbed !== undefined) return absorbedFit(definition, frame, options);
    refuseBiasCorrection(options);
    const adapted = { ...definition, ...definition.adapt?.(frame) };
    const estimate = estimateOn(adapted, frame, options);
    const formula = typeof formulas === "string" ? formulas : { ...formulas };
    return finishLikelihood(adapted, estimate, { formula, options });
  };
}

/** The fit of an estimate: model, covariance and record. For estimators that search in their own way. */
export function finishLikelihood<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  estimate: LikelihoodEstimate<P, Y>,
  { formula, options }: { readonly formula: Fit["formula"]; readonly options: LikelihoodOptions },
): Fit & Own {
  const logLikNull = definition.nullLogLik?.(estimate.problem, estimate.frame);
  const screened = definition.equations.some(({ binary }) => binary);
  const choices = { ...(screened ? { separation: options.separation ?? "drop" } : {}), ...definition.choices };
  let told: LikelihoodEstimate<P, Y> | undefined;
  const under = (like: Like | undefined): FittedModel => {
    const information = options.information ?? informationOf(definition.likelihood, like);
    const context: RecordContext = { formula, information, logLikNull, choices };
    const record = (fitted: FittedModel, covariance: ChosenCovariance): Fit => {
      told ??= {
        ...estimate,
        warnings: [...estimate.warnings, ...estimateWarnings(definition, estimate, fitted, context)],
      };
      return likelihoodRecord(definition, told, context, fitted, covariance);
    };
    const conventions = like === undefined ? { restated: under } : { like, restated: under };
    const model = likelihoodModel(definition, estimate, information, record, conventions);
    if (definition.extended === undefined) return model;
    const extended: FittedModel = {
      ...definition.extended(model),
      record: (covariance) => record(extended, covariance),
    };
    return extended;
  };
  const model = under(options.like);
  return model.record(chooseCovariance(model, options.vcov ?? definition.defaultVcov)) as Fit & Own;
}

function estimateOn<P extends string, Y extends string, Own extends OwnFields>(
  definition: LikelihoodDefinition<P, Y, Own>,
  whole: Frame,
  { separation = "drop", maxIterations, tolerance, onIteration }: LikelihoodOptions,
): LikelihoodEstimate<P, Y> {
  const options: MaximizeOptions = { maxIterations, tolerance, onIteration };
  const posing = {
    penalizable: true as const,
    problem: (frame: Frame) => poseProblem(definition, frame),
    start: (problem: ReturnType<typeof poseProblem<P, Y>>, frame: Frame) =>
      definition.start?.(problem, frame) ?? startFromPart(problem),
  };
  if (oneBinaryOutcome(definition.equations) && definition.search === undefined && definition.screen === undefined) {
    return screenedMaximum(whole, 0, separation, posing, options);
  }
  const { frame, warnings } = definition.screen?.(whole, separation) ?? { frame: whole, warnings: [] };
  const problem = posing.problem(frame);
  const found = definition.search?.(problem, frame, options, separation);
  if (found !== undefined) return { frame, problem, ...found, warnings: [...warnings, ...found.warnings] };
  return { frame, problem, maximum: maximize(problem, posing.start(problem, frame), options), warnings };
}
