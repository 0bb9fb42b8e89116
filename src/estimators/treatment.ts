import type { ColumnName, TableInput } from "../data/input.ts";
import type { DerivedParameter, Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import { checkWord } from "./check-word.ts";
import type { CorrelationFields } from "./correlation-fields.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodOptionNames } from "./likelihood-options.ts";
import { type RhoRule, rhoRules } from "./rho-rules.ts";
import { treatmentMaximumLikelihood } from "./treatment-maximum-likelihood.ts";
import { treatmentTwoStep } from "./treatment-two-step.ts";

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

/** Options of `treatment`. */
export interface TreatmentOptions<Name extends string = string> extends RegimeOptions<Name> {
  /** Maximum likelihood (default), or two steps: probit, then least squares with the hazard, whose coefficient is ρσ. */
  readonly method?: "ml" | "two-step";
  /** Two-step: what is done where the estimate of ρ is outside [-1, 1]; default "rhosigma". */
  readonly rhoRule?: RhoRule;
}

export type TreatmentNames<F extends TreatmentFormulas> =
  | CoefficientNames<F["treatment"], "treatment:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "outcome:lambda"
  | "lnSigma"
  | "atanhRho";

export interface TreatmentFit<Name extends string = string>
  extends Fit<Name, PlainCovariance>,
    Partial<CorrelationFields> {
  readonly derived: Readonly<Record<"sigma" | "rho" | "lambda", DerivedParameter>>;
}

type Method = (formulas: TreatmentFormulas, data: TableInput, options: LikelihoodOptions, rhoRule: RhoRule) => Fit;

const methods: Readonly<Record<"ml" | "two-step", Method>> = {
  ml: treatmentMaximumLikelihood,
  "two-step": treatmentTwoStep,
};

/**
 * Linear regression with an endogenous 0/1 treatment, by maximum likelihood or in two steps: y = x'β + δd + u for everybody, d = 1 where
 * z'γ + v > 0, with normal errors, Var(u) = σ², Var(v) = 1 and Corr(u, v) = ρ.
 *
 * δ is the effect on everybody (ATE) and on the treated (ATT) alike. With interactions of the treatment in the outcome equation
 * `marginalEffects(fit)` averages the contrast over the sample (ATE), with `newdata` of treated rows over them (ATT).
 * Where the effect of unobservables may differ between the states use `switching`.
 *
 * The likelihood is searched along its profile over ρ (`profile`, `rhoSet`), with the warnings "several-maxima", "flat-profile" and
 * "boundary" of `bivariateProbit`. In two steps the coefficient of the hazard is `outcome:lambda` = ρσ, and `lnSigma` is estimated after it.
 *
 * Quantities: "mean" x'β + δd at given columns; "meanIn1" and "meanIn0" the same of those whom their choice leads to be treated or
 * not, x'β + δd + λφ/Φ(z'γ) and x'β + δd - λφ/Φ(-z'γ) (Stata's yctrt and ycntrt, where the treatment's column is 1 and 0); "probability"
 * and "index" of treatment. Of an outcome log(y) also of y itself, under normal errors: "meanExp" exp(x'β + δd + σ²/2), and "meanExpIn1",
 * "meanExpIn0" of those whom their choice leads to be treated or not.
 *
 * @param formulas `{ treatment: "d ~ a + z", outcome: "y ~ a + d" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "under-identified" (no treatment in the outcome equation), "outcome-not-binary", "constant-outcome",
 *   "complete-separation", "bad-option", and those of formulas and data
 * @example
 * const fit = treatment({ treatment: "subsidised ~ size + regional", outcome: "log(sales) ~ size + subsidised" }, firms);
 * fit.coef["outcome:subsidised"];
 *
 * Source: Maddala (1983), section 5.7; Wooldridge (2010), section 21.4; likelihood in four predictors.
 */
export function treatment<const F extends TreatmentFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: TreatmentOptions<ColumnName<D>> = {},
): TreatmentFit<TreatmentNames<F>> {
  checkOptionNames("treatment", options, { ...likelihoodOptionNames, method: true, rhoRule: true });
  const { method = "ml", rhoRule = "rhosigma", ...others } = options;
  checkWord("method", method, Object.keys(methods));
  checkWord("rhoRule", rhoRule, Object.keys(rhoRules));
  return methods[method](formulas as TreatmentFormulas, data, others, rhoRule) as unknown as TreatmentFit<
    TreatmentNames<F>
  >;
}
