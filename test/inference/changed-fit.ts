import type { Fit } from "../../src/fit/fit.ts";
import { modelOf, remember } from "../../src/fit/model.ts";

/** The fit with other fields, and its model at other parameters. */
function changedFit(fit: Fit, fields: Partial<Fit>, theta?: Float64Array): Fit {
  const model = modelOf(fit)!;
  return remember({ ...fit, ...fields }, theta === undefined ? model : { ...model, theta });
}

/** The fit as if its sample had no weights: the estimates stay. */
export function averagedWithoutWeights(fit: Fit): Fit {
  const model = modelOf(fit)!;
  return remember({ ...fit }, { ...model, frame: { ...model.frame, weights: undefined } });
}

/** The estimates of a fit in the order of its covariance. */
function thetaOf(fit: Fit): Float64Array {
  return Float64Array.from(fit.vcov.names, (name) => fit.coef[name]!);
}

/** ∂f/∂θ_j for every parameter, by central differences with Richardson extrapolation. */
export function numericalJacobian(fit: Fit, f: (fit: Fit) => Record<string, number>): Record<string, number>[] {
  const theta = thetaOf(fit);
  return [...theta].map((value, j) => {
    const at = (by: number): Record<string, number> => f(changedFit(fit, {}, theta.with(j, value + by)));
    const h = 0.02 * fit.se[fit.vcov.names[j]!]!;
    const far = [at(-h), at(h)] as const;
    const near = [at(-h / 2), at(h / 2)] as const;
    const slope = ([low, high]: typeof far, name: string, step: number): number =>
      (high[name]! - low[name]!) / (2 * step);
    const names = Object.keys(far[0]);
    return Object.fromEntries(names.map((name) => [name, (4 * slope(near, name, h / 2) - slope(far, name, h)) / 3]));
  });
}

/** |∂f/∂θ_j| as the effects have it: standard errors under a covariance that is 1 at (j, j) and 0 elsewhere. */
export function jacobianOf(fit: Fit, f: (fit: Fit) => Record<string, number>): Record<string, number>[] {
  const { names } = fit.vcov;
  return names.map((_, j) => {
    const values = names.map((_, a) => names.map((_, b) => Number(a === j && b === j)));
    return f(changedFit(fit, { vcov: { names, values } }));
  });
}
