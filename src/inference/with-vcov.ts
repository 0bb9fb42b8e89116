import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import type { CovariancesOf, Fit, Like } from "../fit/fit.ts";
import { type FittedModel, modelOf } from "../fit/model.ts";
import { chooseCovariance } from "./covariance.ts";
import { checkLike } from "./presets.ts";
import type { ClusterType, VcovOption } from "./vcov-option.ts";

/** The covariances of a type of fit. */
export type VcovOptionOf<F extends Fit> = VcovOption<
  string,
  Extract<CovariancesOf<F>, `HC${string}` | "bekker" | "efficient">,
  Extract<CovariancesOf<F>, ClusterType>
>;

/**
 * The same estimates with another covariance: standard errors, tests and derived parameters follow; nothing is
 * refitted.
 *
 * @param fit a fit in memory (one out of JSON, revived or not, has no data left: "needs-data")
 * @param option "iid", "HC0" to "HC3", "robust", `cluster("region", ...)` by column names of the data, whether or not
 *   the formula uses them, `hac({ lags: 4, time: "year" })`, or `bootstrap({ seed: 1 })`, which does refit
 * @param options.like the conventions of "stata", "r", "fixest" or "statsmodels", in place of those of the fit
 *   A covariance that the model has not (HC3 of a selection model) does not compile, as in the estimator's own `vcov`
 * @throws EstimandError "needs-data", "undefined-covariance", "unknown-column", "one-cluster", "one-treated-cluster"
 * @example
 * const fit = probit("exporter ~ size + rd", firms);
 * withVcov(fit, cluster("region")).se.rd;
 */
export function withVcov<F extends Fit>(fit: F, option: VcovOptionOf<F>, options: { readonly like?: Like } = {}): F {
  checkLike(options.like);
  const own = modelWithData(fit, "Another covariance");
  const model = options.like === undefined ? own : (own.restated?.(options.like) ?? own);
  return model.record(chooseCovariance(model, option as VcovOption)) as F;
}

/** What the fit remembers of its data, or the error that says what needs it. */
export function modelWithData(fit: Fit, what: string): FittedModel {
  checkFit(fit, what);
  const model = modelOf(fit);
  if (model !== undefined) return model;
  throw new EstimandError(
    "needs-data",
    `${what} needs the data, and this fit has none: it came out of JSON or was copied. Estimate it again, or call ` +
      `this before saving it.`,
    { estimator: fit.estimator },
  );
}
