import { freeObservations } from "../formula/free-observations.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import type { VcovOption } from "../inference/vcov-option.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { identity } from "../linalg/matrix.ts";
import type { Combination } from "../moments/combination.ts";
import { coefficientsOf } from "../moments/instrument-space.ts";
import { instrumentsOf } from "../moments/linear-problem.ts";
import { withoutFactors } from "./moment-covariance.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { regressionModel } from "./regression-model.ts";
import type { FirstEstimate } from "./instrumental-estimate.ts";

/** A regression on the excluded instruments in orthonormal coordinates. */
export interface OnInstruments {
  /** Coordinates of the column, exogenous columns partialled out. */
  readonly coordinates: Float64Array;
  /** The errors with which the covariance is made. */
  readonly residual: Combination;
  /** Their sum of squares. */
  readonly rss: number;
  /** Orthonormal directions in which coordinates are tested; all unless given. */
  readonly directions?: readonly Float64Array[];
}

/** A Wald statistic, NaN where the covariance allows no such test, and the second degrees of freedom of its F. */
export interface InstrumentWald {
  readonly statistic: number;
  readonly df: number | null;
}

/**
 * The Wald statistic of coordinates that are zero: the regression's, with small-sample factors by N - L; or with `small` false
 * the score test's, without factors.
 */
export function instrumentWald(
  estimate: FirstEstimate,
  { coordinates, residual, rss, directions }: OnInstruments,
  option: VcovOption,
  small: boolean,
): InstrumentWald {
  const { frame, problem, space } = estimate;
  const tested = directions?.map((direction) => dotted(direction, coordinates)) ?? [...coordinates];
  const columns = instrumentsOf(problem);
  const regressors =
    directions?.map((direction) => {
      const full = new Float64Array(space.size);
      full.set(direction, problem.exogenous);
      return { columns, coefficients: coefficientsOf(space, full) };
    }) ?? orthonormalInstruments(estimate);
  const size = tested.length;
  const model = regressionModel({
    frame,
    regressions: [{ regressors, residual, weights: problem.weights }],
    coefficients: Float64Array.from(tested),
    inverse: identity(size),
    errorCovariance: Float64Array.of(rss / (small ? freeObservations(frame) - space.size : frame.nobs)),
    factorK: space.size,
    small,
  });
  const { values, df } = chooseCovariance(model, small ? option : withoutFactors(option));
  return { statistic: inverseQuadraticForm(Float64Array.from(tested), values, size) ?? Number.NaN, df };
}

function dotted(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
