import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { predict } from "./predict.ts";
import { modelWithData } from "./with-vcov.ts";

/**
 * The estimator's first quantity at the rows that the fit used, in their order.
 *
 * @example
 * const probabilities = fitted(probit("exporter ~ size", firms));
 */
export function fitted(fit: Fit): Float64Array {
  return predict(fit).estimate;
}

/**
 * Outcome less fitted value at the rows that the fit used, in their order; for models of one equation.
 *
 * @throws EstimandError "needs-data", "undefined-quantity"
 * @example
 * const errors = residuals(ols("log(wage) ~ educ", workers));
 */
export function residuals(fit: Fit): Float64Array {
  const { frame } = modelWithData(fit, "A residual");
  const [equation, ...others] = frame.equations;
  if (equation?.outcomeHigh !== undefined) {
    throw new EstimandError("undefined-quantity", "An outcome that is an interval has no residual.", {
      outcome: equation.outcomeName,
    });
  }
  if (equation === undefined || others.length > 0) {
    throw new EstimandError(
      "undefined-quantity",
      "Residuals are not defined for a model of several equations: compare an outcome with " +
        "predict(fit, undefined, { type }).",
      { equations: frame.equations.map(({ role }) => role) },
    );
  }
  const values = fitted(fit);
  return equation.outcome.map((y, i) => y - values[i]!);
}
