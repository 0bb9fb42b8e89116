import { freeObservations } from "../formula/free-observations.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { dot, identity } from "../linalg/matrix.ts";
import { type Combination, residual } from "../moments/combination.ts";
import { coefficientsOf, coordinatesOf } from "../moments/instrument-space.ts";
import { endogenousOf, instrumentsOf } from "../moments/linear-problem.ts";
import { excludedPart, type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { regressionModel } from "./regression-model.ts";
import { assumesHomoskedasticity, sameCovariance } from "../inference/same-covariance.ts";

/**
 * The reduced form of a model with one endogenous column x: y - βx and x on the m excluded instruments, with β the estimate.
 * The instruments are made orthonormal and orthogonal to the exogenous columns, so that α'α and π'π are explained sums of
 * squares. At another value β + d the coefficients of y - (β + d)x are α - dπ.
 */
export interface ReducedForm {
  /** Number of excluded instruments, m. */
  readonly instruments: number;
  readonly alpha: Float64Array;
  readonly pi: Float64Array;
  /** Joint covariance of (α, π), 2m × 2m, of the fit's kind. */
  readonly covariance: Float64Array;
  /** Second degrees of freedom of F tests; null: chi-square. */
  readonly df: number | null;
  /** Whether the covariance is Σ ⊗ I: then a test of α - dπ is quadratic in d. */
  readonly homoskedastic: boolean;
}

/** The reduced form with a covariance of the fit's kind; one pass over the data unless the covariance is "iid". */
export function reducedForm(estimate: InstrumentalEstimate, covariance: ChosenCovariance, small: boolean): ReducedForm {
  const { frame, problem, space, twoStage } = estimate;
  const residualCoordinates = coordinatesOf(space, instrumentMoments(estimate));
  const alpha = excludedPart(estimate, residualCoordinates);
  const pi = excludedPart(estimate, space.coordinates[space.size]!);
  const degrees = small ? freeObservations(frame) - space.size : frame.nobs;
  const [ee, ev, , vv] = twoStage.moments.among as unknown as readonly [number, number, number, number];
  const errors = [ee - dot(residualCoordinates, residualCoordinates), ev, ev, vv].map((value) => value / degrees);
  const regressors = orthonormalInstruments(estimate);
  const model = regressionModel({
    frame,
    regressions: [structural(estimate, residualCoordinates), firstStage(estimate)].map((error) => ({
      regressors,
      residual: error,
      weights: problem.weights,
    })),
    coefficients: Float64Array.of(...alpha, ...pi),
    inverse: identity(problem.excluded),
    errorCovariance: Float64Array.from(errors),
    factorK: space.size,
    small,
  });
  const { values, df } = chooseCovariance(model, sameCovariance(covariance));
  const homoskedastic = assumesHomoskedasticity(covariance);
  return { instruments: problem.excluded, alpha, pi, covariance: values, df, homoskedastic };
}

/** What all instruments leave of e = y - Xb, from e's coordinates in their space. */
function structural({ problem, space, twoStage }: InstrumentalEstimate, coordinates: Float64Array): Combination {
  const { columns, coefficients } = twoStage.residual;
  const explained = coefficientsOf(space, coordinates).map((value) => -value);
  return {
    columns: [...columns, ...instrumentsOf(problem)],
    coefficients: Float64Array.of(...coefficients, ...explained),
  };
}

/** What all instruments leave of the endogenous column. */
function firstStage({ problem, twoStage }: InstrumentalEstimate): Combination {
  return residual(instrumentsOf(problem), twoStage.projections[0]!, endogenousOf(problem)[0]!);
}
