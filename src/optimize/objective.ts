/** A smooth function of `size` numbers to be maximised, with exact derivatives. */
export interface Objective {
  readonly size: number;
  /** The value alone: what a line search asks for. */
  value(point: Float64Array): number;
  /** The value; writes the gradient and the full symmetric Hessian (row-major, size by size). */
  derivatives(point: Float64Array, gradient: Float64Array, hessian: Float64Array): number;
  /** Where the gradient alone is much less work: it, and the number of observations summed over. */
  readonly sum?: ObjectiveSum | undefined;
}

/** A sum over observations: its Hessian changes little over a step that is short for so many of them. */
export interface ObjectiveSum {
  readonly observations: number;
  /** The value; writes the gradient. */
  gradient(point: Float64Array, gradient: Float64Array): number;
}
