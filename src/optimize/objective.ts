/** A smooth function of `size` numbers to be maximised, with exact derivatives. */
export interface Objective {
  readonly size: number;
  /** The value alone: what a line search asks for. */
  value(point: Float64Array): number;
  /** The value; writes the gradient and the full symmetric Hessian (row-major, size by size). */
  derivatives(point: Float64Array, gradient: Float64Array, hessian: Float64Array): number;
}
