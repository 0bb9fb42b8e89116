import { EstimandError } from "../errors.ts";
import type { CoefficientRow } from "../fit/coefficient-table.ts";
import { checkOptionNames } from "../fit/check-option-names.ts";
import type { Fit } from "../fit/fit.ts";
import type { EffectsOptions } from "../inference/effects-question.ts";
import { marginalEffects } from "../inference/marginal-effects.ts";
import type { BivariateProbitFields } from "./bivariate-probit.ts";
import type { BivariateProbitQuantity } from "./bivariate-probit-quantities.ts";

/** An average effect with its delta-method standard error. */
export type TreatmentEffect = Omit<CoefficientRow, "name">;

/** Effects of a 0/1 treatment on the probability of a 0/1 outcome. */
export interface TreatmentEffects {
  readonly treatment: string;
  readonly outcome: string;
  /** Over all rows. */
  readonly ate: TreatmentEffect;
  /** Over the treated, given that they are. */
  readonly att: TreatmentEffect;
  /** Over the untreated, given that they are not. */
  readonly atu: TreatmentEffect;
}

export type TreatmentEffectsOptions = Pick<EffectsOptions, "se" | "level">;

/** The margin of the outcome, and the outcome given the treatment at 1 and at 0, where the treatment is equation 0 or 1. */
const words: readonly (readonly BivariateProbitQuantity[])[] = [
  ["pmarg2", "pcond2", "pcond2at0"],
  ["pmarg1", "pcond1", "pcond1at0"],
];

/**
 * Effects of the endogenous 0/1 regressor of a recursive bivariate probit on the probability of the outcome, y = 1 where
 * x'β + δd + ε > 0 and d = 1 where z'γ + v > 0:
 *
 *   ATE  mean of Φ(x'β + δ) - Φ(x'β)
 *   ATT  mean over d = 1 of [Φ₂(x'β + δ, z'γ; ρ) - Φ₂(x'β, z'γ; ρ)] / Φ(z'γ)
 *   ATU  mean over d = 0 of [Φ₂(x'β + δ, -z'γ; -ρ) - Φ₂(x'β, -z'γ; -ρ)] / Φ(-z'γ)
 *
 * The formula is evaluated with d at 1 and at 0 in every row, so its interactions are right. Standard errors by the delta
 * method from the fit's covariance, with regressors taken as fixed, or `se: "unconditional"`.
 *
 * @param fit a recursive `bivariateProbit`, in memory
 * @throws EstimandError "bad-option" where the model is not recursive; "needs-data"
 * @example
 * const fit = bivariateProbit(["exporter ~ size + promotion", "innovator ~ exporter + size"], firms);
 * treatmentEffects(fit).att.estimate;
 *
 * Source: Chiburis, Das and Lokshin (2012), Economics Letters 117, 762-765; Greene (2018), section 17.9.
 */
export function treatmentEffects(
  fit: Fit & BivariateProbitFields,
  options: TreatmentEffectsOptions = {},
): TreatmentEffects {
  checkOptionNames("treatmentEffects", options, { se: true, level: true });
  const { treatment } = fit;
  if (treatment === undefined) {
    throw new EstimandError(
      "bad-option",
      "This model is not recursive: treatmentEffects needs a bivariateProbit in which the outcome of one equation is a regressor " +
        "of the other.",
      { estimator: fit.estimator },
    );
  }
  const equations = fit.outcome.split(", ");
  const [margin, treated, untreated] = words[equations.indexOf(treatment)]!;
  const effectIn = (type: string, group?: 0 | 1): TreatmentEffect => {
    const by = group === undefined ? {} : { by: treatment };
    const { rows } = marginalEffects(fit, { ...options, ...by, type, of: [treatment] });
    const { estimate, se, statistic, p, low, high } = rows.find(
      ({ cell }) => group === undefined || Number(cell?.[treatment]) === group,
    )!;
    return { estimate, se, statistic, p, low, high };
  };
  return {
    treatment,
    outcome: equations.find((name) => name !== treatment)!,
    ate: effectIn(margin!),
    att: effectIn(treated!, 1),
    atu: effectIn(untreated!, 0),
  };
}
