import type { ColumnName, TableInput } from "../data/input.ts";
import type { LocalMaximum } from "../diagnostics/rho-maxima.ts";
import type { RhoInterval } from "../diagnostics/rho-set.ts";
import type { DerivedParameter, Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { profiledSwitching } from "./switching-maximum-likelihood.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { checkWord } from "./check-word.ts";
import { likelihoodOptionNames } from "./likelihood-options.ts";
import { rhoRules } from "./rho-rules.ts";
import { switchingTwoStep } from "./switching-two-step.ts";
import type { TreatmentOptions } from "./treatment.ts";

/** The three equations of a switching regression. */
export type SwitchingFormulas = {
  /** "exporter ~ size + rd + promotion": 1 in regime 1, 0 in regime 0. */
  readonly selection: string;
  /** "log(sales) ~ size + rd": read only where the regime is 0. */
  readonly outcome0: string;
  /** "log(sales) ~ size + rd": read only where the regime is 1. */
  readonly outcome1: string;
};

export type SwitchingNames<F extends SwitchingFormulas> =
  | CoefficientNames<F["selection"], "selection:">
  | CoefficientNames<F["outcome0"], "outcome0:">
  | CoefficientNames<F["outcome1"], "outcome1:">
  | "outcome0:lambda"
  | "outcome1:lambda"
  | "lnSigma0"
  | "lnSigma1"
  | "atanhRho0"
  | "atanhRho1";

/** Options of `switching`: those of `treatment`. */
export type SwitchingOptions<Name extends string = string> = TreatmentOptions<Name>;

export interface SwitchingFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  readonly method: "ml" | "two-step";
  readonly derived: Readonly<Record<"sigma0" | "sigma1" | "rho0" | "rho1", DerivedParameter>>;
  /** ML: the profile log-likelihood of each regime's ρ on a grid, over the other within ±0.999, made of `profileRows` rows. */
  readonly profiles?: Readonly<Record<"rho0" | "rho1", readonly LocalMaximum[]>>;
  readonly profileRows?: number;
  /** ML: the 95% likelihood-ratio sets; null where the profile was made of a part of the rows, and under probability weights. */
  readonly rhoSets?: Readonly<Record<"rho0" | "rho1", readonly RhoInterval[] | null>>;
}

/**
 * Two regimes with endogenous switching, by maximum likelihood or in two steps: y = x'β₁ + u₁ where z'γ + v > 0, else y = x'β₀ + u₀, with normal
 * errors of variances σ₁², σ₀² and 1 and correlations ρ₁, ρ₀ of u₁, u₀ with v (Stata's `movestay`, tobit-5). In two steps, a
 * probit and then least squares in each regime with E[v | regime], the hazard's coefficients are `outcome1:lambda` = ρ₁σ₁ and
 * `outcome0:lambda` = ρ₀σ₀; all covariances count the first step and are joint for both regimes.
 *
 * The likelihood is searched over both correlations together (`profiles`, `rhoSets`), within ±0.999: at each pair of them it has one
 * maximum. Returned is the best with both within ±0.99. "several-maxima" warns of others, "flat-profile" where a correlation is left
 * open, and "boundary" where the likelihood does not exclude ρ₀ or ρ₁ = ±1 or is higher there. Where there is no such maximum the
 * correlations beyond ±0.99 are held at the highest point: `converged` is false, and the other standard errors are given them.
 *
 * Quantities: "effect" E[y₁ - y₀], "effectIn1" and "effectIn0" the same of those in regime 1 or 0, and the counterfactual means:
 * "outcome1", "outcome0", "outcome1In1", "outcome0In1" (what those in regime 1 would have in 0), ...; "probability", "index", "mills1", "mills0".
 * Of two outcomes log(y) also of y itself, under normal errors: "effectExp", "effectExpIn1", "outcome1Exp", "outcome0ExpIn1", ...
 * `predictions(fit)` is the average effect with its standard error (ATE), and `predictions(fit, { type: "effectIn1", by: "exporter" })`
 * in the group 1 that on the treated (ATT).
 *
 * @param formulas `{ selection: "d ~ a + z", outcome0: "y ~ a", outcome1: "y ~ a" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @param options `method`: "ml" (default) or "two-step", and for that `rhoRule`, as of `treatment`
 * @throws EstimandError "no-selection", "outcome-not-binary", "constant-outcome", "complete-separation", "too-few-rows",
 *   "under-identified" (two-step: a hazard that is a combination of the columns), "bad-option", and those of formulas and data
 * @example
 * const fit = switching(
 *   { selection: "exporter ~ size + promotion", outcome0: "log(sales) ~ size", outcome1: "log(sales) ~ size" },
 *   firms,
 * );
 * fit.derived.rho1;
 *
 * Source: Maddala (1983), section 8.3; Lokshin and Sajaia (2004), Stata Journal 4, 282-289. Lee (1978), International Economic Review 19,
 * 415-433, for two steps.
 */
export function switching<const F extends SwitchingFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: SwitchingOptions<ColumnName<D>> = {},
): SwitchingFit<SwitchingNames<F>> {
  checkOptionNames("switching", options, { ...likelihoodOptionNames, method: true, rhoRule: true });
  const { method = "ml", rhoRule = "rhosigma", ...others } = options;
  checkWord("method", method, ["ml", "two-step"]);
  checkWord("rhoRule", rhoRule, Object.keys(rhoRules));
  const given = others as LikelihoodOptions;
  const asked = formulas as SwitchingFormulas;
  const fit =
    method === "ml"
      ? likelihoodEstimator(profiledSwitching(asked))(asked, data, given)
      : switchingTwoStep(asked, data, given, rhoRule);
  return fit as unknown as SwitchingFit<SwitchingNames<F>>;
}
