import type { CorrelatedMaximum } from "../diagnostics/correlated-search.ts";
import type { RhoInterval } from "../diagnostics/rho-set.ts";
import type { LocalMaximum } from "../diagnostics/rho-maxima.ts";
import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { atanhParameter } from "./derived-parameter.ts";
import type { OwnFields } from "./likelihood-definition.ts";
import { rhoEvidence } from "./rho-evidence.ts";
import { rhoLikelihoodRatioTest, rhoWaldTest } from "./rho-tests.ts";

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
  { maximum, best, boundary, independent, points, profileRows, rhoSet: found }: CorrelatedMaximum,
  model: FittedModel,
  covariance: ChosenCovariance,
): CorrelationFields & OwnFields & { readonly derived: { readonly rho: DerivedParameter } } {
  const open = best === undefined || boundary !== undefined;
  const look = { points, rhoSet: found, independent: independent.logLik, open };
  const { likelihoodRatio, profile, rhoSet, lopsided, interval, warnings } = rhoEvidence(look, maximum.value, model);
  return {
    rho: Math.tanh(model.theta.at(-1)!),
    profile,
    profileRows,
    ...(rhoSet === undefined ? {} : { rhoSet }),
    derived: { rho: atanhParameter(model, covariance, "atanhRho", interval) },
    tests: {
      ...rhoLikelihoodRatioTest(likelihoodRatio, model.frame.weights?.kind, covariance),
      ...(lopsided ? {} : rhoWaldTest(model, covariance)),
    },
    warnings,
  };
}
