import type { ColumnName, TableInput } from "../data/input.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import type { CorrelationFields } from "./correlation-fields.ts";
import type { SelectionFormulas } from "./heckman.ts";
import { heckprobitDefinition } from "./heckprobit-definition.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { checkProfile, type ProfileOption } from "./profile-option.ts";

/** Options of `heckprobit`. Its scores have no leverages, so no HC2 and HC3. */
export interface HeckprobitOptions<Name extends string = string>
  extends Omit<LikelihoodOptions<Name>, "offset" | "vcov">,
    ProfileOption {
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

/** The names of the coefficients: `selection:educ`, `outcome:educ`, `atanhRho`. */
export type HeckprobitNames<F extends SelectionFormulas> =
  | CoefficientNames<F["selection"], "selection:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "atanhRho";

/** What a probit with selection has beside the common record. */
export interface HeckprobitFields extends CorrelationFields {
  /** Observations in which the outcome is seen. */
  readonly nSelected: number;
  /** Log-likelihood of the probit of selection by itself. */
  readonly selectionLogLik: number;
}

/** A fitted probit with sample selection. */
export interface HeckprobitFit<Name extends string = string> extends Fit<Name, PlainCovariance>, HeckprobitFields {
  readonly logLik: number;
}

/**
 * The probit with sample selection by maximum likelihood: y = 1 where x'β + u > 0, seen only where z'γ + v > 0, errors standard
 * normal with Corr(u, v) = ρ.
 *
 * As after `heckman` and `bivariateProbit` the likelihood is searched along its profile over ρ; warnings:
 * "no-exclusion-restriction", "boundary" (ρ at ±1, or not excluded: read the likelihood-ratio test and set), "flat-profile",
 * "several-maxima". Without a maximum at |ρ| <= 0.99 `converged` is false, ρ is held at the profile's end, and the other
 * standard errors are those given that ρ.
 *
 * Where columns predict the outcome perfectly in rows in which it is seen, "drop" takes them out together with all rows that
 * they would predict, selected or not: leaving out the selected ones alone would cut the sample by what is to be explained.
 *
 * Quantities for `predict` and `marginalEffects`, in Stata's words: "pcond" Pr(y = 1 | selected), "pmargin" Pr(y = 1), "p11",
 * "p01", "p10", "p00" of outcome and selection, "psel", "index", and "selection", the index of selection. The default is
 * "pcond", what is seen of the outcome; Stata's default, of the whole population, is "pmargin".
 *
 * @param formulas `{ selection: "applies ~ a + z", outcome: "approved ~ a" }`: both outcomes are 0/1; rows in which the outcome
 *   equation has a missing value leave only where they are selected
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "complete-separation", "quasi-separation",
 *   "too-few-rows", "bad-option", and those of formulas and data
 * @example
 * const fit = heckprobit({ selection: "applies ~ size + age", outcome: "approved ~ size" }, firms);
 * fit.rho;
 * marginalEffects(fit, { type: "pcond" });
 *
 * Source: Van de Ven and Van Praag (1981), Journal of Econometrics 17, 229-252.
 */
export function heckprobit<const F extends SelectionFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: HeckprobitOptions<ColumnName<D>> = {},
): HeckprobitFit<HeckprobitNames<F>> {
  const definition = heckprobitDefinition(checkProfile(options.profile));
  return likelihoodEstimator(definition)(formulas as SelectionFormulas, data, options) as unknown as HeckprobitFit<
    HeckprobitNames<F>
  >;
}
