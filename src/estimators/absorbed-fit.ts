import { EstimandError } from "../errors.ts";
import type { Fit, Like } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { LikelihoodDefinition, LikelihoodOptions, OwnFields } from "./likelihood-definition.ts";
import type { AbsorbingOptions } from "./absorbing.ts";
import { absorbedEffects } from "./absorbed-average-effects.ts";
import { type AbsorbedEstimate, absorbedEstimate } from "./absorbed-estimate.ts";
import { absorbedModel } from "./absorbed-model.ts";
import { checkFixefK } from "./check-fixef-k.ts";
import { checkRows } from "./check-rows.ts";
import { withInformativeLevels } from "./informative-levels.ts";
import { likelihoodRecord, type RecordContext } from "./likelihood-record.ts";
import { informationOf } from "./likelihood-options.ts";
import { poseProblem } from "./pose-problem.ts";

type Options = LikelihoodOptions & AbsorbingOptions;

/**
 * The fit of a likelihood model with absorbed effects, in a sample as the formula makes it.
 *
 * @throws EstimandError "bad-option", "no-complete-rows" when no level says anything, "too-few-rows", "complete-separation",
 *   "quasi-separation"
 */
export function absorbedFit<P extends string, Y extends string, Own extends OwnFields>(
  given: LikelihoodDefinition<P, Y, Own>,
  whole: Frame,
  options: Options,
): Fit & Own {
  const { own: _, ...definition } = given as unknown as LikelihoodDefinition<string, string>;
  checkFixefK(options.fixefK);
  const corrected = isCorrected(definition, whole, options);
  const sample = withInformativeLevels(whole, definition.absorbs!.side);
  checkRows(sample, 0, sample.absorbed!.degrees);
  const { maxIterations, tolerance, onIteration, separation = "drop" } = options;
  const choices = { corrected, separation };
  const estimate = absorbedEstimate(definition, sample, choices, { maxIterations, tolerance, onIteration });
  const effects = definition.absorbs!.binary && absorbedEffects(definition, estimate, whole.rows);
  const under = (like: Like | undefined): FittedModel => {
    const information = options.information ?? informationOf(definition.likelihood, like);
    const context: RecordContext = {
      formula: estimate.frame.equations[0]!.formula,
      information,
      logLikNull: undefined,
      choices: { separation, biasCorrection: corrected ? "analytic" : "none" },
    };
    const record = (model: FittedModel, covariance: ChosenCovariance): Fit =>
      likelihoodRecord(
        { ...definition, own: () => (effects === undefined ? {} : { averagePartialEffects: effects }) as OwnFields },
        recorded(definition, estimate),
        context,
        model,
        covariance,
      );
    const conventions = like === undefined ? { restated: under } : { like, restated: under };
    return absorbedModel(definition, estimate, information, record, conventions);
  };
  const model = under(options.like);
  return model.record(chooseCovariance(model, options.vcov ?? given.defaultVcov)) as Fit & Own;
}

/** The estimate as a record reads it. */
function recorded(
  definition: LikelihoodDefinition<string, string>,
  { frame, maximum, warnings }: AbsorbedEstimate,
): Parameters<typeof likelihoodRecord<string, string, OwnFields>>[1] {
  const { coefficients, value, converged, iterations, decrement } = maximum;
  const nothing = new Float64Array(0);
  return {
    frame,
    problem: poseProblem(definition, frame),
    warnings,
    maximum: {
      point: coefficients,
      value,
      gradient: nothing,
      hessian: nothing,
      converged,
      ending: converged ? "converged" : "too-many-iterations",
      iterations,
      decrement,
      ridge: 0,
      pivot: 1,
    },
  };
}

function isCorrected(
  { estimator, absorbs }: LikelihoodDefinition<string, string>,
  frame: Frame,
  options: Options,
): boolean {
  const { biasCorrection = "none", information } = options;
  if (biasCorrection !== "none" && biasCorrection !== "analytic") {
    throw badOption("biasCorrection", `biasCorrection is ${JSON.stringify(biasCorrection)}: use "none" or "analytic".`);
  }
  if (information === "opg") throw badOption("information", 'With absorbed effects use "observed" or "expected".');
  if (biasCorrection === "none") return false;
  if (absorbs!.binary === undefined) throw badOption("biasCorrection", `${estimator} has no bias to correct.`);
  if (frame.absorbed!.effects.length > 3) {
    throw badOption("biasCorrection", "The bias is known for one, two and three absorbed effects: absorb fewer.");
  }
  return true;
}

/** Refuses a correction of the bias of effects that are not there. */
export function refuseBiasCorrection({ biasCorrection, fixefK }: Options): void {
  checkFixefK(fixefK);
  if (biasCorrection === undefined || biasCorrection === "none") return;
  throw badOption(
    "biasCorrection",
    "There are no absorbed effects to correct for: name them after '|' in the formula.",
  );
}

function badOption(option: string, message: string): EstimandError {
  return new EstimandError("bad-option", message, { option });
}
