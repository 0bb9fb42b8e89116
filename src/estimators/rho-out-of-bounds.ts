import type { Warning } from "../fit/fit.ts";
import type { SelectionCorrection } from "../moments/selection-correction.ts";
import type { RhoRule } from "./rho-rules.ts";

/** What each rule did, as it is told. */
const told: Readonly<Record<RhoRule, (lambda: number) => string>> = {
  rhosigma: (lambda) => `ρ is taken as ${Math.sign(lambda)} and σ as |λ| (rule "rhosigma")`,
  rhotrunc: (lambda) => `ρ is taken as ${Math.sign(lambda)} (rule "rhotrunc")`,
  rholimited: (lambda) => `in the covariance ρ is taken as ${Math.sign(lambda)} (rule "rholimited")`,
  rhoforce: () => `it is kept, and the covariance may not be positive definite (rule "rhoforce")`,
};

/**
 * Says so when the second of two steps implies a correlation beyond ±1.
 *
 * @param where "in regime 1", where there are several
 */
export function rhoOutOfBounds(
  { rho, sigma, coefficients }: SelectionCorrection,
  rhoRule: RhoRule = "rhosigma",
  where?: string,
): Warning[] {
  if (Math.abs(rho) <= 1) return [];
  const message =
    `The two-step estimate of ρ${where === undefined ? "" : ` ${where}`} is ${rho.toPrecision(4)}, which no correlation can be: ` +
    `${told[rhoRule](coefficients.at(-1)!)}. The Mills ratio is nearly collinear, or normality fails; standard errors rest on ` +
    "the value taken.";
  return [{ code: "rho-out-of-bounds", message, rho, sigma, rhoRule }];
}
