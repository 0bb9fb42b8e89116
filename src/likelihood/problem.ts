import type { Columns } from "../linalg/kernels.ts";
import type { Objective } from "../optimize/objective.ts";
import type { Likelihood, RowDerivatives } from "./likelihood.ts";

/**
 * What makes one linear predictor: its columns, or `undefined` for a constant (an ancillary parameter), and an offset.
 */
export interface PredictorData {
  readonly columns: Columns | undefined;
  readonly offset?: Float64Array | undefined;
}

/** The data of a likelihood: every array has `rows` entries. */
export interface ProblemData<P extends string, Y extends string> {
  readonly rows: number;
  readonly predictors: Readonly<Record<P, PredictorData>>;
  readonly outcomes: Readonly<Record<Y, Float64Array>>;
  readonly weights?: Float64Array | undefined;
}

/** Where a predictor's parameters stand in the parameter vector. */
export interface ParameterRange<P extends string = string> {
  readonly name: P;
  readonly start: number;
  readonly size: number;
}

/**
 * A block of rows as evaluated: predictors and row derivatives, unweighted; the arrays are scratch, read them at once.
 */
export interface EvaluatedBlock<P extends string> extends RowDerivatives<P> {
  readonly start: number;
  readonly rows: number;
  readonly eta: Readonly<Record<P, Float64Array>>;
}

/**
 * Rows to visit, and whether their second derivatives are the observed ones (default) or expected given the regressors.
 */
export interface BlockRange {
  readonly start: number;
  readonly rows: number;
  readonly curvature?: "observed" | "expected";
}

/** A likelihood with its data: an objective in the stacked parameters of all predictors, in the likelihood's order. */
export interface LikelihoodProblem<P extends string = string, Y extends string = string> extends Objective {
  readonly likelihood: Likelihood<P, Y>;
  readonly data: ProblemData<P, Y>;
  readonly ranges: readonly ParameterRange<P>[];
  /** Writes Σ w_i E[∂²] (row-major, symmetric); only where the likelihood has `expected`. */
  expectedHessian(theta: Float64Array, hessian: Float64Array): void;
  /** Writes the rows' scores, weights in: `out[j][i]` = w · ∂ℓ/∂θ_j at row start + i. */
  scores(theta: Float64Array, start: number, rows: number, out: readonly Float64Array[]): void;
  /**
   * The same model on other data of the same rows, where it is no sum over rows of `likelihood`; with `inward`, which makes of these
   * parameters those of the other data, its nodes are where they are here.
   */
  reposed?(data: ProblemData<P, Y>, inward?: (theta: Float64Array) => Float64Array): LikelihoodProblem<P, Y>;
  /** Visits all rows (or `rows` of them from `start`) block by block, in order. */
  eachBlock(theta: Float64Array, visit: (block: EvaluatedBlock<P>) => void, range?: BlockRange): void;
}
