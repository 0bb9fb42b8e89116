import type { RhoInterval } from "../diagnostics/rho-set.ts";
import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { atanhParameter, logParameter, smoothParameter } from "./derived-parameter.ts";

/**
 * σ, ρ and λ = ρσ with delta-method standard errors. The intervals of σ and ρ are those of ln σ and atanh ρ mapped back, so
 * they stay in range; that of λ is symmetric.
 *
 * @param rhoInterval a likelihood-ratio interval of ρ, where its Wald interval must not be used
 */
export function derivedErrorParameters(
  model: Pick<FittedModel, "theta" | "names">,
  covariance: ChosenCovariance,
  rhoInterval: RhoInterval | undefined,
): Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>> {
  const sigma = logParameter(model, covariance, "lnSigma");
  const rho = atanhParameter(model, covariance, "atanhRho", rhoInterval);
  const lambda = rho.estimate * sigma.estimate;
  const slopes = { lnSigma: lambda, atanhRho: sigma.estimate * (1 - rho.estimate ** 2) };
  return { sigma, rho, lambda: smoothParameter(model, covariance, lambda, slopes) };
}
