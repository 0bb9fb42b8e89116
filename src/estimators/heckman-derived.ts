import type { RhoInterval } from "../diagnostics/rho-set.ts";
import { criticalValue } from "../fit/coefficient-table.ts";
import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { quadraticForm } from "../linalg/matrix.ts";

/**
 * σ, ρ and λ = ρσ with delta-method standard errors. The intervals of σ and ρ are those of ln σ and atanh ρ mapped back, so
 * they stay in range; that of λ is symmetric.
 *
 * @param rhoInterval a likelihood-ratio interval of ρ, where its Wald interval must not be used
 */
export function derivedErrorParameters(
  { theta }: Pick<FittedModel, "theta">,
  covariance: ChosenCovariance,
  rhoInterval: RhoInterval | undefined,
): Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>> {
  const k = theta.length;
  const critical = criticalValue(0.95, covariance);
  const sigma = Math.exp(theta[k - 2]!);
  const rho = Math.tanh(theta[k - 1]!);
  const perAtanh = 1 - rho * rho;
  const se = (byLnSigma: number, byAtanhRho: number): number => {
    const gradient = new Float64Array(k);
    gradient[k - 2] = byLnSigma;
    gradient[k - 1] = byAtanhRho;
    return Math.sqrt(quadraticForm(gradient, covariance.values, k));
  };
  const within = (at: number, seThere: number): readonly [number, number] => [
    at - critical * seThere,
    at + critical * seThere,
  ];
  const [lnLow, lnHigh] = within(theta[k - 2]!, se(1, 0));
  const [atanhLow, atanhHigh] = within(theta[k - 1]!, se(0, 1));
  const [rhoLow, rhoHigh] = rhoInterval ?? [Math.tanh(atanhLow), Math.tanh(atanhHigh)];
  const lambda = rho * sigma;
  const lambdaSe = se(lambda, sigma * perAtanh);
  const [lambdaLow, lambdaHigh] = within(lambda, lambdaSe);
  return {
    sigma: { estimate: sigma, se: se(sigma, 0), low: Math.exp(lnLow), high: Math.exp(lnHigh), scale: "log" },
    rho: {
      estimate: rho,
      se: se(0, perAtanh),
      low: rhoLow,
      high: rhoHigh,
      scale: rhoInterval === undefined ? "atanh" : "profile",
    },
    lambda: { estimate: lambda, se: lambdaSe, low: lambdaLow, high: lambdaHigh },
  };
}
