import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { logParameter, smoothParameter } from "./derived-parameter.ts";

/**
 * σ, ρ = λ/σ and λ of two steps, in which λ and ln σ are parameters. The interval of ρ is that of atanh ρ mapped back; a ρ out of
 * bounds, or put at one, has no standard error.
 *
 * @param names of the parameters λ and ln σ
 * @param rho as reported, after the rule for ρ out of bounds
 */
export function twoStepErrors(
  model: Pick<FittedModel, "theta" | "names">,
  covariance: ChosenCovariance,
  { lambda: ofLambda, lnSigma }: Readonly<Record<"lambda" | "lnSigma", string>>,
  rho: number,
): readonly [sigma: DerivedParameter, rho: DerivedParameter, lambda: DerivedParameter] {
  const sigma = logParameter(model, covariance, lnSigma);
  const lambda = model.theta[model.names.indexOf(ofLambda)]!;
  const inside = 1 - rho * rho;
  const slopes = { [ofLambda]: 1 / (sigma.estimate * inside), [lnSigma]: -rho / inside };
  return [sigma, correlation(), smoothParameter(model, covariance, lambda, { [ofLambda]: 1 })];

  function correlation(): DerivedParameter {
    if (!(inside > 1e-14)) return { estimate: rho, se: Number.NaN, low: Number.NaN, high: Number.NaN };
    const { se, low, high } = smoothParameter(model, covariance, Math.atanh(rho), slopes);
    return { estimate: rho, se: inside * se, low: Math.tanh(low), high: Math.tanh(high), scale: "atanh" };
  }
}
