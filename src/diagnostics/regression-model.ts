import type { FittedModel } from "../fit/model.ts";
import type { Frame } from "../formula/frame-types.ts";
import { kronecker } from "../linalg/kronecker.ts";
import { type Regression, regressionScores } from "../moments/regression.ts";

/** Regressions on the same regressors, one or several: what their joint covariance is computed from. */
export interface RegressionSystem {
  readonly frame: Frame;
  readonly regressions: readonly Regression[];
  /** Coefficients, regression after regression. */
  readonly coefficients: Float64Array;
  /** (X'WX)⁻¹ of the regressors, k × k. */
  readonly inverse: Float64Array;
  /** Covariances of the regressions' errors, row-major. */
  readonly errorCovariance: Float64Array;
  /** K of the factors N/(N-K); the number of regressors unless others were partialled out. */
  readonly factorK: number;
  readonly small: boolean;
}

/**
 * An auxiliary regression, or a system of them, as the covariance machinery takes it: so that first stages, reduced forms
 * and tests have the same kind of covariance (robust, clustered in any number of ways) as the fit they belong to.
 */
export function regressionModel(system: RegressionSystem): FittedModel {
  const { regressions, coefficients, inverse, errorCovariance } = system;
  const k = coefficients.length / regressions.length;
  const blocks = (scale: (a: number, b: number) => number): Float64Array =>
    kronecker(scale, regressions.length, inverse, k);
  return {
    frame: system.frame,
    theta: coefficients,
    names: [],
    predictors: [],
    family: "least-squares",
    bread: blocks((a, b) => (a === b ? 1 : 0)),
    iid: { values: blocks((a, b) => errorCovariance[a * regressions.length + b]!), formula: "Σ ⊗ (X'X)⁻¹" },
    scores: (start, rows, out) => {
      regressions.forEach((regression, r) => {
        regressionScores(regression, start, rows, out.slice(r * k, (r + 1) * k));
      });
    },
    hats: undefined,
    small: system.small,
    factorK: system.factorK,
    quantities: {},
    record: () => {
      throw new Error("an auxiliary regression prints no record");
    },
  };
}
