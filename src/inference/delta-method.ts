import { checkFit } from "../fit/check-fit.ts";
import { EstimandError } from "../errors.ts";
import { coefficientRow } from "../fit/coefficient-table.ts";
import { combinedCovariance } from "./covariance-root.ts";
import { coefficientVector, covarianceArray, type Estimates } from "./estimates.ts";
import { checkLevel } from "./level.ts";

/** A function of the coefficients with its delta-method standard error. */
export interface DeltaEstimate {
  readonly estimate: number;
  readonly se: number;
  readonly statistic: number;
  readonly p: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The delta method for any smooth function of the coefficients: g(b) with variance g'V g'ᵀ. The derivatives are
 * numerical (central differences with Richardson extrapolation, about ten digits). Works on fits out of JSON.
 *
 * @param of the function: it receives the coefficients by name and returns one number
 * @throws EstimandError "bad-option" when the function is not a finite number at the estimates
 * @example
 * deltaMethod(fit, (b) => -b.exper / (2 * b.expersq)); // the turning point, with its standard error
 *
 * Source: Oehlert (1992), A note on the delta method.
 */
export function deltaMethod<Name extends string>(
  fit: Estimates<Name>,
  of: (coefficients: Readonly<Record<Name, number>>) => number,
  options: { readonly level?: number } = {},
): DeltaEstimate {
  checkFit(fit, "deltaMethod", "estimates");
  const names = fit.vcov.names;
  const at = coefficientVector(fit);
  const value = (b: Float64Array): number =>
    of(Object.fromEntries(names.map((name, j) => [name, b[j]!])) as Record<Name, number>);
  if (!Number.isFinite(value(at))) throw undefinedThere(value(at), names);
  const covariance = covarianceArray(fit);
  const gradient = numericalGradient(value, at, (j) => Math.sqrt(covariance[j * names.length + j]!));
  const variance = combinedCovariance(fit, gradient, 1)[0]!;
  const level = checkLevel(options.level ?? 0.95);
  const { name: _, ...row } = coefficientRow("", value(at), Math.sqrt(variance), fit.conventions, level);
  return row;
}

function undefinedThere(value: number, names: readonly string[]): EstimandError {
  return new EstimandError(
    "bad-option",
    `The function gives ${value} at the estimates: it must return a finite number made of the coefficients ${names.join(", ")}.`,
    { value, names },
  );
}

/** Derivatives by central differences at steps h and h/2, extrapolated: the error is of fourth order in h. */
export function numericalGradient(
  f: (x: Float64Array) => number,
  at: Float64Array,
  scale: (j: number) => number,
): Float64Array {
  return at.map((x, j) => {
    const spread = scale(j);
    const unit =
      spread > 0 && Number.isFinite(spread) ? Math.max(spread, 1e-3 * Math.abs(x)) : Math.max(Math.abs(x), 1);
    const slope = (h: number): number => (f(moved(at, j, h)) - f(moved(at, j, -h))) / (2 * h);
    const h = 2e-3 * unit;
    return (4 * slope(h / 2) - slope(h)) / 3;
  });
}

function moved(at: Float64Array, j: number, by: number): Float64Array {
  const there = at.slice();
  there[j] = there[j]! + by;
  return there;
}
