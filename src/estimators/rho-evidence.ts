import type { LocalMaximum } from "../diagnostics/rho-maxima.ts";
import type { RhoInterval } from "../diagnostics/rho-set.ts";
import { flatWarning } from "../diagnostics/selection-warnings.ts";
import type { Warning } from "../fit/fit.ts";
import type { FittedModel } from "../fit/model.ts";

/** The profile likelihood of one ρ, and what was found along it. */
export interface RhoLook {
  readonly points: readonly LocalMaximum[];
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** The log-likelihood with this ρ at 0. */
  readonly independent: number;
  /** The likelihood has no interior maximum, or does not exclude ρ = ±1: a warning "boundary" says so. */
  readonly open: boolean;
}

/** What a likelihood says of one of its ρ, beside its estimate. */
export interface RhoEvidence {
  /** The likelihood ratio of ρ = 0. */
  readonly likelihoodRatio: number;
  /** The profile log-likelihood of ρ. */
  readonly profile: readonly LocalMaximum[];
  /** Under probability weights there is none. */
  readonly rhoSet: readonly RhoInterval[] | undefined;
  /** The likelihood is no parabola in ρ: no Wald test. */
  readonly lopsided: boolean;
  /** Then the interval of the set around the estimate, in place of a Wald interval. */
  readonly interval: RhoInterval | undefined;
  readonly warnings: readonly Warning[];
}

/**
 * Weighs what the data say of a ρ.
 *
 * @param logLik at the estimate; NaN where it is withheld
 * @param name of the parameter atanh ρ
 * @param symbol of ρ in sentences
 */
export function rhoEvidence(
  { points, rhoSet, independent, open }: RhoLook,
  logLik: number,
  { theta, names, iid, frame }: FittedModel,
  name = "atanhRho",
  symbol = "ρ",
): RhoEvidence {
  const weights = frame.weights?.kind;
  const position = names.indexOf(name);
  const at = theta[position]!;
  const lr = 2 * (logLik - independent);
  const wald = at ** 2 / iid.values[position * (theta.length + 1)]!;
  const warnings = open ? [] : flatWarning({ lr, wald, rhoSet }, weights, symbol);
  const lopsided = open || warnings.length > 0;
  const likelihoodSet = weights === "probability" ? undefined : rhoSet;
  const rho = Math.tanh(at);
  return {
    likelihoodRatio: lr,
    profile: points.map((point) => ({ rho: point.rho, logLik: point.logLik })),
    rhoSet: likelihoodSet,
    lopsided,
    interval:
      lopsided && Number.isFinite(logLik) ? likelihoodSet?.find(([low, high]) => low <= rho && rho <= high) : undefined,
    warnings,
  };
}
