import type { CorrelatedMaximum } from "../diagnostics/correlated-search.ts";
import type { RhoInterval } from "../diagnostics/rho-set.ts";
import type { LocalMaximum } from "../diagnostics/rho-maxima.ts";
import { flatWarning } from "../diagnostics/selection-warnings.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { atanhParameter } from "./derived-parameter.ts";
import type { OwnFields } from "./likelihood-definition.ts";
import { rhoLikelihoodRatioTest, rhoWald, rhoWaldTest } from "./rho-tests.ts";

/** What a model of two equations with correlated errors says of their correlation. */
export interface CorrelationFields {
  /** Correlation of the two errors. */
  readonly rho: number;
  /** The profile log-likelihood of ρ on a grid, made of `profileRows` rows. */
  readonly profile: readonly LocalMaximum[];
  readonly profileRows: number;
  /**
   * The 95% likelihood-ratio set of ρ; absent above 20 000 rows where the profile was made of a part of them, and under
   * probability weights.
   */
  readonly rhoSet?: readonly RhoInterval[];
}

/**
 * ρ with its interval, the likelihood-ratio and Wald tests of ρ = 0, the profile. Where the likelihood is flat or lopsided in ρ
 * or does not exclude ρ = ±1, the interval is the likelihood-ratio set's, and there is no Wald test.
 */
export function correlationFields(
  { maximum, best, boundary, independent, points, profileRows, rhoSet }: CorrelatedMaximum,
  model: FittedModel,
  covariance: ChosenCovariance,
): CorrelationFields & OwnFields {
  const weights = model.frame.weights?.kind;
  const likelihoodSet = weights === "probability" ? undefined : rhoSet;
  const rho = Math.tanh(model.theta.at(-1)!);
  const lr = 2 * (maximum.value - independent.logLik);
  const wald = rhoWald(model, model.iid.values);
  const flat = best === undefined || boundary !== undefined ? [] : flatWarning({ lr, wald, rhoSet }, weights);
  const lopsided = best === undefined || boundary !== undefined || flat.length > 0;
  const around = likelihoodSet?.find(([low, high]) => low <= rho && rho <= high);
  return {
    rho,
    profile: points.map((point) => ({ rho: point.rho, logLik: point.logLik })),
    profileRows,
    ...(likelihoodSet === undefined ? {} : { rhoSet: likelihoodSet }),
    derived: { rho: atanhParameter(model, covariance, "atanhRho", lopsided ? around : undefined) },
    tests: {
      ...rhoLikelihoodRatioTest(lr, weights, covariance),
      ...(lopsided ? {} : rhoWaldTest(model, covariance)),
    },
    warnings: flat,
  };
}
