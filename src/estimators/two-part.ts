import type { ColumnName, TableInput } from "../data/input.ts";
import type { Fit, PlainCovariance } from "../fit/fit.ts";
import type { CheckedAll } from "../formula/check.ts";
import type { CoefficientNames } from "../formula/coefficient-names.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { checkWord } from "./check-word.ts";
import type { SelectionFormulas } from "./heckman.ts";
import type { LikelihoodOptions } from "./likelihood-definition.ts";
import { likelihoodEstimator } from "./likelihood-estimator.ts";
import { type TwoPartModels, twoPartDefinition } from "./two-part-definition.ts";

/** Options of `twoPart`. */
export interface TwoPartOptions<Name extends string = string>
  extends Omit<LikelihoodOptions<Name>, "offset" | "vcov">,
    TwoPartModels {
  /** Default "iid"; "robust" where the second part is fractional, whose likelihood is no more than its mean. */
  readonly vcov?: VcovOption<Name, "HC0" | "HC1", "CR1">;
}

/** The names of the coefficients of a two-part model. */
export type TwoPartNames<F extends SelectionFormulas> =
  | CoefficientNames<F["selection"], "selection:">
  | CoefficientNames<F["outcome"], "outcome:">
  | "lnSigma"
  | "lnSmearing";

/** A fitted two-part model. */
export interface TwoPartFit<Name extends string = string> extends Fit<Name, PlainCovariance> {
  /** Standard deviation of a linear part's error, √(RSS/n). */
  readonly sigma?: number;
  /**
   * Of a log outcome: Duan's smearing factor, the mean of exp(residual). exp(x'β) times it estimates E[y | selected] without
   * taking the errors to be normal, only to be the same for all x. With its standard error in `derived`.
   */
  readonly smearing?: number;
  readonly logLik: number;
}

/**
 * Two-part model: a probit or logit of whether there is an outcome, and a regression of the outcome where there is one.
 * Unlike `heckman`, which takes the same formulas, it makes no claim about those who have none. The second part is linear
 * (of log(y): log-linear), or for a share a fractional probit or logit. Both parts' parameters come with their joint
 * covariance: block-diagonal under "iid", with the parts' covariances in between under "robust" and `cluster(...)`.
 *
 * Quantities for `predict` and `marginalEffects`: "unconditional" E[y] with 0 where not selected, "conditional" E[y |
 * selected], "probability", "index"; of an outcome log(y) instead of the first "unconditionalExp" and "conditionalExp"
 * exp(x'β + σ²/2), expectations of y itself, which take the errors to be normal, and "unconditionalSmeared" and
 * "conditionalSmeared" with Duan's factor in place of exp(σ²/2), which do not; the factor's own error is in their standard errors.
 *
 * @param formulas `{ selection: "exporter ~ a + z", outcome: "log(exports) ~ a" }`
 * @param data a table, row objects, a record of columns, an Arrow or Arquero table, a DuckDB result
 * @throws EstimandError "outcome-not-binary", "no-selection", "too-few-rows", "outcome-not-share", "complete-separation",
 *   "bad-option", and those of formulas and data
 * @example
 * const fit = twoPart({ selection: "exporter ~ log(size) + rd", outcome: "log(exports) ~ log(size) + rd" }, firms);
 * marginalEffects(fit, { type: "unconditionalExp" }); // on E[exports]
 *
 * Source: Cragg (1971), Econometrica 39, 829-844; Duan and others (1983); Papke and Wooldridge (1996) for shares.
 */
export function twoPart<const F extends SelectionFormulas, const D extends TableInput>(
  formulas: CheckedAll<F, ColumnName<D>>,
  data: D,
  options: TwoPartOptions<ColumnName<D>> = {},
): TwoPartFit<TwoPartNames<F>> {
  const { participation = "probit", model = "linear" } = options;
  checkWord("participation", participation, ["probit", "logit"]);
  checkWord("model", model, ["linear", "fractional-probit", "fractional-logit"]);
  const { outcome } = formulas as SelectionFormulas;
  const definition = twoPartDefinition(options, typeof outcome === "string" ? outcome : "y ~ 1");
  const vcov = options.vcov ?? (model === "linear" ? undefined : ("robust" as const));
  const asked = { ...options, ...(vcov === undefined ? {} : { vcov }) } as LikelihoodOptions;
  return likelihoodEstimator(definition)(formulas as SelectionFormulas, data, asked) as TwoPartFit<TwoPartNames<F>>;
}
