import type { ColumnName, TableInput } from "../data/input.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Checked } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { panelOptionNames, type PanelModelOptions } from "./between.ts";
import { type MundlakCall, mundlakCall } from "./mundlak-call.ts";
import type { OlsFit } from "./ols.ts";
import { panelFrame } from "./panel-frame.ts";
import { randomEffectsModel } from "./random-effects-model.ts";

/** Options of `linearRandomEffects`. */
export interface LinearRandomEffectsOptions<Name extends string = string> extends PanelModelOptions<Name> {
  /** "mundlak": effects may depend on the units' means of the regressors, which are added as columns. */
  readonly correlated?: "mundlak";
}

/** A fit of a linear model with random effects. `r2` is of the transformed outcome. */
export interface LinearRandomEffectsFit<Name extends string = string> extends Omit<OlsFit<Name>, "absorbed"> {
  readonly sigmaE: number;
  readonly sigmaU: number;
  /** σ²ᵤ/(σ²ᵤ + σ²ₑ). */
  readonly rho: number;
  /** The share of the unit's mean taken away: of the units with fewest and most rows. */
  readonly theta: { readonly smallest: number; readonly largest: number };
}

/**
 * The linear model with random effects of units, y = x'β + uᵢ + eᵢₜ, by generalized least squares with Swamy and Arora's
 * variances: least squares of y - θᵢȳᵢ on x - θᵢx̄ᵢ, θᵢ = 1 - √(σ²ₑ/(Tᵢσ²ᵤ + σ²ₑ)). Unbalanced panels by Baltagi and Chang (R's
 * plm, Stata's `xtreg, re sa`). Consistent only where effects and regressors are unrelated; `correlated: "mundlak"` adds the
 * means `mean(x)` of regressors that change within units: their coefficients are then those of fixed effects, and
 * `tests.mundlak`, that all means have coefficient 0, is Hausman's test in a form that holds under any covariance. Takes no
 * weights, like `xtreg, re`: for weighted rows of unbalanced panels no estimator of the variances is agreed on.
 *
 * @param formula "log(wage) ~ educ + union"; a column that the data lack is a compile error
 * @param options `panel`, `vcov`, `correlated`
 * @throws EstimandError "under-identified", "bad-option", and those of `ols`
 * @example
 * linearRandomEffects("wage ~ union + educ", workers, { panel: "worker", correlated: "mundlak" }).tests.mundlak?.p;
 *
 * Source: Swamy and Arora (1972); Baltagi and Chang (1994); Mundlak (1978); Wooldridge (2010), ch. 10.
 */
export function linearRandomEffects<const F extends string, const D extends TableInput>(
  formula: Checked<F, ColumnName<D>>,
  data: D,
  options: LinearRandomEffectsOptions<ColumnName<D>>,
): LinearRandomEffectsFit<CoefficientNames<F> | `mean(${string})`> {
  checkOptionNames("linearRandomEffects", options, { ...panelOptionNames, correlated: true });
  const call: MundlakCall = mundlakCall(formula, data, options);
  const sample = panelFrame(call.formula, call.data, options, "linearRandomEffects");
  const model = randomEffectsModel(sample, options.panel, call);
  return model.record(chooseCovariance(model, options.vcov)) as unknown as LinearRandomEffectsFit<
    CoefficientNames<F> | `mean(${string})`
  >;
}
