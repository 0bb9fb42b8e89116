import type { ColumnName, TableInput } from "../data/input.ts";
import type { DerivedParameter, Fit } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { treatmentDefinition } from "./treatment-definition.ts";

/** The two equations of an endogenous treatment. */
export type TreatmentFormulas = {
  /** "subsidised ~ size + regional": a 0/1 treatment. */
  readonly treatment: string;
  /** "log(sales) ~ size + subsidised": with the treatment among its terms, also in interactions. */
  readonly outcome: string;
};

/** Options of `treatment` and `switching`. Their scores have no leverages, so no HC2 and HC3. */
export interface RegimeOptions<Name extends string = string> extends Omit<LikelihoodOptions<Name>, "vcov" | "offset"> {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

export type TreatmentNames<F extends TreatmentFormulas> =
  | CoefficientNames<F["treatment"], "treatment:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "lnSigma"
  | "atanhRho";

export interface TreatmentFit<Name extends string = string> extends Fit<Name> {
  readonly logLik: number;
  readonly derived: Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>>;
}

const estimate = likelihoodEstimator(treatmentDefinition);

/**
 * Linear regression with an endogenous 0/1 treatment, by maximum likelihood: y = x'β + δd + u for everybody, d = 1 where
 * z'γ + v > 0, with normal errors, Var(u) = σ², Var(v) = 1 and Corr(u, v) = ρ.
 *
 * δ is the effect on everybody (ATE) and on the treated (ATT) alike. With interactions of the treatment in the outcome equation
 * `marginalEffects(fit)` averages the contrast over the sample (ATE), with `newdata` of treated rows over them (ATT).
 * Where the effect of unobservables may differ between the states use `switching`.
 *
 * Quantities: "mean" x'β + δd at given columns, "probability" and "index" of treatment.
 *
 * @param formulas `{ treatment: "d ~ a + z", outcome: "y ~ a + d" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "under-identified" (no treatment in the outcome equation), "outcome-not-binary", "constant-outcome",
 *   "complete-separation", "bad-option", and those of formulas and data
 * @example
 * const fit = treatment({ treatment: "subsidised ~ size + regional", outcome: "log(sales) ~ size + subsidised" }, firms);
 * fit.coef["outcome:subsidised"];
 *
 * Source: Maddala (1983), section 5.7; Wooldridge (2010), section 21.4; likelihood in four predictors, Newton from three starts.
 */
export function treatment<const F extends TreatmentFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options?: RegimeOptions<ColumnName<D>>,
): TreatmentFit<TreatmentNames<F>> {
  return estimate(formulas as TreatmentFormulas, data, options as LikelihoodOptions) as unknown as TreatmentFit<
    TreatmentNames<F>
  >;
}
