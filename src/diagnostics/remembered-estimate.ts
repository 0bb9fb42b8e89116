import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { sameCovariance } from "../inference/same-covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { modelWithData } from "../inference/with-vcov.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";

const estimates = new WeakMap<FittedModel, InstrumentalEstimate>();

/** Keeps the estimate that a model was made of, for diagnostics after the fit. */
export function rememberEstimate(model: FittedModel, estimate: InstrumentalEstimate): void {
  estimates.set(model, estimate);
}

/** A fit by instrumental variables as its diagnostics see it. */
export interface InstrumentalFit {
  readonly model: FittedModel;
  readonly estimate: InstrumentalEstimate;
  /** The option that gives other regressions the fit's kind of covariance, and that covariance. */
  readonly option: VcovOption;
  readonly covariance: ChosenCovariance;
}

/**
 * What a fit by `iv` was made of.
 *
 * @throws EstimandError "needs-data"; "undefined-test" for other fits
 */
export function instrumentalFit(fit: Fit, what: string): InstrumentalFit {
  const model = modelWithData(fit, what);
  const estimate = estimates.get(model);
  if (estimate === undefined) {
    throw new EstimandError("undefined-test", `${what} is for fits by iv, not for ${fit.title}.`, {
      estimator: fit.estimator,
    });
  }
  return { model, estimate, ...chosenAgain(fit, model) };
}

/**
 * The covariance of a fit, chosen again; in place of a bootstrap the sandwich that is its limit.
 *
 * @throws EstimandError "needs-data"
 */
export function covarianceOf(fit: Fit, what: string): ChosenCovariance {
  return chosenAgain(fit, modelWithData(fit, what)).covariance;
}

function chosenAgain({ conventions }: Fit, model: FittedModel): Pick<InstrumentalFit, "option" | "covariance"> {
  const option = sameCovariance({ label: conventions.vcov, facts: conventions });
  return { option, covariance: chooseCovariance(model, option) };
}
