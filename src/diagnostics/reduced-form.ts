import type { ChosenCovariance } from "../fit/model.ts";
import type { InstrumentalEstimate } from "./instrumental-estimate.ts";
import { type JointReducedForm, jointReducedForm } from "./joint-reduced-form.ts";

/**
 * The reduced form of a model with one endogenous column x: y - βx and x on the m excluded instruments, with β the estimate.
 * At another value β + d the coefficients of y - (β + d)x are α - dπ. When it is homoskedastic, a test of α - dπ is
 * quadratic in d.
 */
export interface ReducedForm extends Omit<JointReducedForm, "columns"> {
  readonly alpha: Float64Array;
  readonly pi: Float64Array;
}

/** The reduced form with a covariance of the fit's kind. */
export function reducedForm(estimate: InstrumentalEstimate, covariance: ChosenCovariance, small: boolean): ReducedForm {
  const { columns, ...rest } = jointReducedForm(estimate, covariance, small);
  return { ...rest, alpha: columns[0]!, pi: columns[1]! };
}
