import { criticalValue } from "../fit/coefficient-table.ts";
import type { DerivedParameter } from "../fit/fit.ts";
import type { ChosenCovariance, FittedModel } from "../fit/model.ts";
import { quadraticForm } from "../linalg/matrix.ts";

type Estimated = Pick<FittedModel, "theta" | "names">;

/** σ of a parameter ln σ: delta-method standard error, and the interval of ln σ mapped back, so it stays positive. */
export function logParameter(model: Estimated, covariance: ChosenCovariance, name: string): DerivedParameter {
  const { at, se, low, high } = onItsScale(model, covariance, name);
  const estimate = Math.exp(at);
  return { estimate, se: estimate * se, low: Math.exp(low), high: Math.exp(high), scale: "log" };
}

/**
 * ρ of a parameter atanh ρ: delta-method standard error, and the interval of atanh ρ mapped back, so it stays in (-1, 1).
 *
 * @param profile a likelihood-ratio interval of ρ, where its Wald interval must not be used
 */
export function atanhParameter(
  model: Estimated,
  covariance: ChosenCovariance,
  name: string,
  profile?: readonly [number, number],
): DerivedParameter {
  const { at, se, low, high } = onItsScale(model, covariance, name);
  const estimate = Math.tanh(at);
  const interval = profile ?? [Math.tanh(low), Math.tanh(high)];
  return {
    estimate,
    se: (1 - estimate * estimate) * se,
    low: interval[0],
    high: interval[1],
    scale: profile === undefined ? "atanh" : "profile",
  };
}

/** Any function of the parameters, from its value and its derivatives by the names of parameters: a symmetric interval. */
export function smoothParameter(
  { theta, names }: Estimated,
  covariance: ChosenCovariance,
  estimate: number,
  slopes: Readonly<Record<string, number>>,
): DerivedParameter {
  const gradient = Float64Array.from(names, (name) => slopes[name] ?? 0);
  const se = Math.sqrt(quadraticForm(gradient, covariance.values, theta.length));
  const half = criticalValue(0.95, covariance) * se;
  return { estimate, se, low: estimate - half, high: estimate + half };
}

function onItsScale({ theta, names }: Estimated, covariance: ChosenCovariance, name: string) {
  const position = names.indexOf(name);
  const at = theta[position]!;
  const se = Math.sqrt(covariance.values[position * (theta.length + 1)]!);
  const half = criticalValue(0.95, covariance) * se;
  return { at, se, low: at - half, high: at + half };
}
