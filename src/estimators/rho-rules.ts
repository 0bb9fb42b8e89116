/** σ and ρ as reported, and ρ as used in the covariance. */
export interface ErrorParameters {
  readonly sigma: number;
  readonly rho: number;
  readonly rhoInCovariance: number;
}

/**
 * What to do with a two-step estimate ρ = λ/σ outside [-1, 1], by Stata's names:
 *
 * - "rhosigma": ρ = ±1 and σ = λ/ρ, so that ρσ is still the coefficient; used throughout.
 * - "rhotrunc": ρ = ±1, σ as it is.
 * - "rholimited": ρ = ±1 in the covariance only.
 * - "rhoforce": ρ as it is; the covariance may then not be positive definite.
 */
export type RhoRule = "rhosigma" | "rhotrunc" | "rholimited" | "rhoforce";

type Rule = (lambda: number, sigma: number) => ErrorParameters;

export const rhoRules: Readonly<Record<RhoRule, Rule>> = {
  rhosigma: (lambda) => ({ sigma: Math.abs(lambda), rho: Math.sign(lambda), rhoInCovariance: Math.sign(lambda) }),
  rhotrunc: (lambda, sigma) => ({ sigma, rho: Math.sign(lambda), rhoInCovariance: Math.sign(lambda) }),
  rholimited: (lambda, sigma) => ({ sigma, rho: lambda / sigma, rhoInCovariance: Math.sign(lambda) }),
  rhoforce: (lambda, sigma) => ({ sigma, rho: lambda / sigma, rhoInCovariance: lambda / sigma }),
};

/** σ and ρ of the two-step estimator, after the rule where ρ is out of bounds. */
export function errorParameters(lambda: number, sigma: number, rule: RhoRule): ErrorParameters {
  const rho = lambda / sigma;
  return Math.abs(rho) <= 1 ? { sigma, rho, rhoInCovariance: rho } : rhoRules[rule](lambda, sigma);
}
