import { freeObservations } from "../formula/free-observations.ts";
import type { ChosenCovariance } from "../fit/model.ts";
import { chooseCovariance } from "../inference/covariance.ts";
import { mostRestrictions } from "../inference/most-restrictions.ts";
import { assumesHomoskedasticity, sameCovariance } from "../inference/same-covariance.ts";
import { dot, identity } from "../linalg/matrix.ts";
import type { Combination } from "../moments/combination.ts";
import { coefficientsOf, coordinatesOf } from "../moments/instrument-space.ts";
import { firstStageResiduals } from "../moments/k-class.ts";
import { endogenousOf, instrumentsOf } from "../moments/linear-problem.ts";
import { orthonormalInstruments } from "../moments/orthonormal-instruments.ts";
import { excludedPart, type InstrumentalEstimate, instrumentMoments } from "./instrumental-estimate.ts";
import { regressionModel } from "./regression-model.ts";

/**
 * The reduced form of a model with q endogenous columns Y: y - Yβ, β the two-stage estimate, and the columns of Y on the m
 * excluded instruments, which are made orthonormal and orthogonal to the exogenous columns. At another value β + d the
 * coefficients of y - Y(β + d) are α - Πd.
 */
export interface JointReducedForm {
  /** Number of excluded instruments, m. */
  readonly instruments: number;
  /** α, then π of each endogenous column. */
  readonly columns: readonly Float64Array[];
  /** Their joint covariance, (q+1)m × (q+1)m, of the fit's kind. */
  readonly covariance: Float64Array;
  /** Second degrees of freedom of F tests; null: chi-square. */
  readonly df: number | null;
  /** How many restrictions the covariance allows; infinite unless clustered. */
  readonly most: number;
  /** Whether the covariance is Σ ⊗ I. */
  readonly homoskedastic: boolean;
}

/** The reduced form with a covariance of the fit's kind; one pass over the data unless the covariance is "iid". */
export function jointReducedForm(
  estimate: InstrumentalEstimate,
  covariance: ChosenCovariance,
  small: boolean,
): JointReducedForm {
  const { frame, problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const explained = coordinatesOf(space, instrumentMoments(estimate));
  const columns = [
    excludedPart(estimate, explained),
    ...endogenousOf(problem).map((_, j) => excludedPart(estimate, space.coordinates[space.size + j]!)),
  ];
  const degrees = small ? freeObservations(frame) - space.size : frame.nobs;
  const errors = twoStage.moments.among.slice(0, (q + 1) ** 2);
  errors[0]! -= dot(explained, explained);
  const regressors = orthonormalInstruments(estimate);
  const model = regressionModel({
    frame,
    regressions: [structural(estimate, explained), ...firstStageResiduals(problem, twoStage)].map((error) => ({
      regressors,
      residual: error,
      weights: problem.weights,
    })),
    coefficients: Float64Array.from(columns.flatMap((column) => [...column])),
    inverse: identity(problem.excluded),
    errorCovariance: errors.map((value) => value / degrees),
    factorK: space.size,
    small,
  });
  const chosen = chooseCovariance(model, sameCovariance(covariance));
  const homoskedastic = assumesHomoskedasticity(covariance);
  const most = mostRestrictions(chosen);
  return { instruments: problem.excluded, columns, covariance: chosen.values, df: chosen.df, most, homoskedastic };
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
