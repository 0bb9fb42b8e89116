import { EstimandError } from "../errors.ts";
import type { Fit } from "../fit/fit.ts";
import { submatrix } from "../linalg/matrix.ts";
import { covarianceArray } from "./estimates.ts";

/**
 * V₁ - V₀ of the named coefficients, both with the error variance that was asked for.
 *
 * @throws EstimandError "bad-option" for covariances other than "iid", and where there is no error variance to exchange
 */
export function differenceOfCovariances(
  consistent: Fit,
  efficient: Fit,
  names: readonly string[],
  sigma: "own" | "efficient" | "consistent",
): Float64Array {
  for (const fit of [consistent, efficient]) refuseRobust(fit);
  const variance = (fit: Fit): number => errorVariance(fit) ** 2;
  const common = sigma === "efficient" ? efficient : consistent;
  const scaled = (fit: Fit): Float64Array => {
    const positions = names.map((name) => fit.vcov.names.indexOf(name));
    const values = submatrix(covarianceArray(fit), fit.vcov.names.length, positions);
    const factor = sigma === "own" ? 1 : variance(common) / variance(fit);
    return values.map((value) => value * factor);
  };
  const second = scaled(efficient);
  return scaled(consistent).map((value, at) => value - second[at]!);
}

function errorVariance(fit: Fit): number {
  const { sigma } = fit as unknown as { readonly sigma?: unknown };
  if (typeof sigma === "number") return sigma;
  throw new EstimandError(
    "bad-option",
    `sigma: ${fit.title} has no error variance to exchange; leave the option out.`,
    {
      option: "sigma",
      estimator: fit.estimator,
    },
  );
}

function refuseRobust(fit: Fit): void {
  if (fit.conventions.vcov === "iid") return;
  throw new EstimandError(
    "bad-option",
    `The classical Hausman test needs an efficient estimate, and ${fit.title} has the covariance ` +
      `"${fit.conventions.vcov}", which does not take it for one. Use { form: "robust" }.`,
    { option: "form", vcov: fit.conventions.vcov },
  );
}
