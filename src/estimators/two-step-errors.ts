import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { logParameter, smoothParameter } from "./derived-parameter.ts";

/**
 * σ, ρ = λ/σ and λ of two steps, in which λ and ln σ are parameters. The interval of ρ is that of atanh ρ mapped back; a ρ out of
 * bounds, or put at one, has no standard error.
 */
export function twoStepErrors(
  model: Pick<FittedModel, "theta" | "names">,
  covariance: ChosenCovariance,
): Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>> {
  const sigma = logParameter(model, covariance, "lnSigma");
  const value = model.theta[model.names.indexOf("outcome:lambda")]!;
  const lambda = smoothParameter(model, covariance, value, { "outcome:lambda": 1 });
  return { sigma, rho: correlation(model, covariance, value, sigma.estimate), lambda };
}

function correlation(
  model: Pick<FittedModel, "theta" | "names">,
  covariance: ChosenCovariance,
  lambda: number,
  sigma: number,
): DerivedParameter {
  const estimate = lambda / sigma;
  const inside = 1 - estimate * estimate;
  if (!(inside > 1e-14)) return { estimate, se: Number.NaN, low: Number.NaN, high: Number.NaN };
  const slopes = { "outcome:lambda": 1 / (sigma * inside), lnSigma: -estimate / inside };
  const { se, low, high } = smoothParameter(model, covariance, Math.atanh(estimate), slopes);
  return { estimate, se: inside * se, low: Math.tanh(low), high: Math.tanh(high), scale: "atanh" };
}
