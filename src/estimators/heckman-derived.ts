import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { logParameter, smoothParameter } from "./derived-parameter.ts";

/**
 * σ, ρ and λ = ρσ with delta-method standard errors. The intervals of σ and ρ are those of ln σ and atanh ρ mapped back, so
 * they stay in range; that of λ is symmetric.
 *
 * @param rho with its interval, Wald or likelihood-ratio
 */
export function derivedErrorParameters(
  model: Pick<FittedModel, "theta" | "names">,
  covariance: ChosenCovariance,
  rho: DerivedParameter,
): Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>> {
  const sigma = logParameter(model, covariance, "lnSigma");
  const lambda = rho.estimate * sigma.estimate;
  const slopes = { lnSigma: lambda, atanhRho: sigma.estimate * (1 - rho.estimate ** 2) };
  return { sigma, rho, lambda: smoothParameter(model, covariance, lambda, slopes) };
}
