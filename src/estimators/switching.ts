import type { ColumnName, TableInput } from "../data/input.ts";
import type { DerivedParameter, Fit } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { switchingDefinition } from "./switching-definition.ts";
import type { RegimeOptions } from "./treatment.ts";

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
  | "lnSigma0"
  | "lnSigma1"
  | "atanhRho0"
  | "atanhRho1";

export interface SwitchingFit<Name extends string = string> extends Fit<Name> {
  readonly logLik: number;
  readonly derived: Readonly<Record<"sigma0" | "sigma1" | "rho0" | "rho1", DerivedParameter>>;
}

const estimate = likelihoodEstimator(switchingDefinition);

/**
 * Two regimes with endogenous switching, by maximum likelihood: y = x'β₁ + u₁ where z'γ + v > 0, else y = x'β₀ + u₀, with normal
 * errors of variances σ₁², σ₀² and 1 and correlations ρ₁, ρ₀ of u₁, u₀ with v (Stata's `movestay`, tobit-5).
 *
 * Quantities: "effect" E[y₁ - y₀], "effectIn1" and "effectIn0" the same of those in regime 1 or 0, and the counterfactual means:
 * "outcome1", "outcome0", "outcome1In1", "outcome0In1" (what those in regime 1 would have in 0), ...; "probability", "index".
 * `predictions(fit)` is the average effect with its standard error (ATE), and `predictions(fit, { type: "effectIn1", by: "exporter" })`
 * in the group 1 that on the treated (ATT).
 *
 * @param formulas `{ selection: "d ~ a + z", outcome0: "y ~ a", outcome1: "y ~ a" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "no-selection", "outcome-not-binary", "constant-outcome", "complete-separation", "too-few-rows",
 *   "bad-option", and those of formulas and data
 * @example
 * const fit = switching(
 *   { selection: "exporter ~ size + promotion", outcome0: "log(sales) ~ size", outcome1: "log(sales) ~ size" },
 *   firms,
 * );
 * fit.derived.rho1;
 *
 * Source: Maddala (1983), section 8.3; Lokshin and Sajaia (2004), Stata Journal 4, 282-289. Newton from five starts.
 */
export function switching<const F extends SwitchingFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options?: RegimeOptions<ColumnName<D>>,
): SwitchingFit<SwitchingNames<F>> {
  return estimate(formulas as SwitchingFormulas, data, options as LikelihoodOptions) as unknown as SwitchingFit<
    SwitchingNames<F>
  >;
}
