import type { ColumnName, TableInput } from "../data/input.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { indexQuantity } from "../likelihood/index-quantity.ts";
import { marginalProbitQuantity } from "../likelihood/marginal-probit-quantity.ts";
import { probitLikelihood } from "../likelihood/probit-likelihood.ts";
import { type CorrelatedMeans, correlatedCall, type CorrelatedOption } from "./correlated-effects.ts";
import { probitDefinition } from "./probit.ts";
import type { RandomEffectsModel } from "./random-effects.ts";
import { checkPanelOptions, type PanelOptions, panelOptionNames, randomEffectsFit } from "./random-effects-fit.ts";
import type { RandomEffectsFit } from "./random-effects-fit.ts";

/** Options of `randomEffectsProbit`. */
export interface RandomEffectsProbitOptions<Name extends string = string> extends PanelOptions<Name> {
  /**
   * Effects that may be correlated with the regressors: "mundlak" adds the units' means of the columns that change within
   * units, "chamberlain" their values in every period (with `time`).
   */
  readonly correlated?: CorrelatedOption;
  /** The column of periods, for "chamberlain". */
  readonly time?: Name;
}

/** The random-effects probit as data. */
export const randomEffectsProbitModel: RandomEffectsModel = {
  estimator: "randomEffectsProbit",
  title: "Random-effects probit",
  likelihood: probitLikelihood,
  errorVariance: 1,
  quantities: {
    probability: marginalProbitQuantity,
    pu0: { ...probitDefinition.quantities.probability!, label: "Pr(y = 1 | u = 0)" },
    index: indexQuantity,
  },
};

/**
 * Probit for panels with normal effects of units: Pr(y_it = 1 | x_it, u_i) = Φ(x_it'β + u_i), u_i ~ N(0, σ_u²), by maximum
 * likelihood in (β, ln σ_u). The integral over u_i is made by adaptive Gauss-Hermite quadrature with as many nodes as leave
 * nothing but rounding; with `nodes` given, `quadrature.changes` and a warning "quadrature-not-converged" say whether they
 * are enough.
 *
 * The variance of the row's error is 1, so coefficients are those given u; what an average unit does follows from
 * x'β/√(1 + σ_u²). Quantities for `predict` and `marginalEffects`: "probability" Φ(x'β/√(1 + σ_u²)), over the distribution of
 * u; "pu0" Φ(x'β), at u = 0; "index" x'β.
 *
 * Rows of a unit need not be adjacent, nor units have the same number of rows. Weights must be the same within a unit. Where
 * σ_u is estimated as 0 a warning "boundary" says so; "few-changes" where the outcome changes within so few units that σ_u runs off.
 *
 * @param formula "exporter ~ log(size) + rd"; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "constant-outcome", "under-identified" (one row in every unit, or an outcome
 *   that never changes within one), "bad-weights", "undefined-covariance", "bad-option", and those of formula and data
 * @example
 * const fit = randomEffectsProbit("exporter ~ log(size) + rd", firms, { panel: "firm", correlated: "mundlak" });
 * fit.sigmaU;
 *
 * Source: Butler and Moffitt (1982), Econometrica 50; Liu and Pierce (1994), Biometrika 81, for the nodes; Mundlak (1978) and
 * Chamberlain (1980) for `correlated`.
 */
export function randomEffectsProbit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: RandomEffectsProbitOptions<ColumnName<D>>,
): RandomEffectsFit<CoefficientNames<F> | CorrelatedMeans | "lnSigmaU"> {
  checkPanelOptions(randomEffectsProbitModel, options, { ...panelOptionNames, correlated: true, time: true });
  const call = correlatedCall(formula as string, data, options);
  return randomEffectsFit(randomEffectsProbitModel, call, options) as unknown as RandomEffectsFit<
    CoefficientNames<F> | CorrelatedMeans | "lnSigmaU"
  >;
}
