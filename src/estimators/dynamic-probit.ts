import type { ColumnName, TableInput } from "../data/input.ts";
import { EstimandError } from "../errors.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { dynamicCall } from "./dynamic-call.ts";
import type { RandomEffectsModel } from "./random-effects.ts";
import { checkPanelOptions, type PanelOptions, panelOptionNames } from "./random-effects-fit.ts";
import { type RandomEffectsFit, randomEffectsFit } from "./random-effects-fit.ts";
import { randomEffectsProbitModel } from "./random-effects-probit.ts";
import { stateDependence } from "./state-dependence.ts";

/** Options of `dynamicProbit`. */
export interface DynamicProbitOptions<Name extends string = string> extends PanelOptions<Name> {
  /** The column of periods: numbers one step apart. */
  readonly time: Name;
  /**
   * On what the units' effects may depend beside means: "outcome" (default) in the first period, or also the "covariates"
   * there (Rabe-Hesketh and Skrondal 2013).
   */
  readonly initial?: "outcome" | "covariates";
}

/** The names of the columns that are added. */
export type DynamicNames = `lag(${string})` | `initial(${string})` | `mean(${string})` | "lnSigmaU";

/** The dynamic probit as data. */
export const dynamicProbitModel: RandomEffectsModel = {
  ...randomEffectsProbitModel,
  estimator: "dynamicProbit",
  title: "Dynamic random-effects probit",
};

/**
 * Persistence told from heterogeneity: Pr(y_it = 1 | y_i,t-1, x_it, u_i) = Φ(ρ y_i,t-1 + x_it'β + u_i) with the units' effects
 * u_i = ξ y_i0 + x̄_i'ζ + a_i, a_i ~ N(0, σ_u²): given the first outcome, which takes its dependence on the effect into
 * account, and the means of the regressors that change. Adds `lag(y)`, `initial(y)` and `mean(a)` to the formula's terms.
 *
 * `derived.stateDependence` is the average effect of last period's outcome on this period's probability, over the
 * distribution of effects. First periods and rows after a gap in time are left out and counted; rows may come in any order.
 * Quantities, quadrature and the warnings "boundary" (σ_u = 0) and "few-changes" are those of `randomEffectsProbit`.
 *
 * @param formula "exporter ~ log(size) + rd", without the lag; a column that the data lack is a compile error
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "bad-option" (lags in the formula, two rows of a unit in one period), "too-few-rows" and those of
 *   `randomEffectsProbit`
 * @example
 * const fit = dynamicProbit("exporter ~ log(size) + rd", firms, { panel: "firm", time: "year" });
 * fit.derived.stateDependence;
 *
 * Source: Wooldridge (2005), Journal of Applied Econometrics 20, 39-54; Rabe-Hesketh and Skrondal (2013), Economics Letters
 * 120, 346-349, for means over the periods after the first.
 */
export function dynamicProbit<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: DynamicProbitOptions<ColumnName<D>>,
): RandomEffectsFit<CoefficientNames<F> | DynamicNames> {
  checkPanelOptions(dynamicProbitModel, options, { ...panelOptionNames, time: true, initial: true });
  checkDynamicOptions(options);
  const { call, lag } = dynamicCall(formula as string, data, options);
  const model: RandomEffectsModel = {
    ...dynamicProbitModel,
    derived: (problem, fitted, covariance) => ({
      stateDependence: stateDependence(problem, fitted, covariance, lag),
    }),
  };
  return randomEffectsFit(model, call, options) as unknown as RandomEffectsFit<CoefficientNames<F> | DynamicNames>;
}

function checkDynamicOptions({ time, initial = "outcome" }: Partial<DynamicProbitOptions>): void {
  if (typeof time !== "string") {
    const message = 'dynamicProbit needs the column of periods: pass { time: "year" }.';
    throw new EstimandError("bad-option", message, { option: "time", value: time });
  }
  if (initial === "outcome" || initial === "covariates") return;
  const message = `initial is ${JSON.stringify(initial)}: use "outcome" or "covariates".`;
  throw new EstimandError("bad-option", message, { option: "initial", value: initial });
}
