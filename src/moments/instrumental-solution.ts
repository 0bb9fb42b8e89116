import type { Combination } from "./combination.ts";
import type { Regressor } from "./regression.ts";

/**
 * An estimate by instruments with what its covariances and tests are made of: b solves Σ w x̃(y - x'b) = 0 with regressors x̃ in
 * the space of the instruments.
 */
export interface InstrumentalSolution {
  /** b, in formula order. */
  readonly coefficients: Float64Array;
  /** The bread: (X̂'WX̂)⁻¹ of two-stage least squares, (X'(I - kM)X)⁻¹, (X'ZS⁻¹Z'X)⁻¹; K × K. */
  readonly inverse: Float64Array;
  /** Upper triangular C with C C' = the inverse, where columns are nearly collinear. */
  readonly root?: Float64Array;
  /** Σ we², from the residuals. */
  readonly rss: number;
  /** X̃. */
  readonly regressors: readonly Regressor[];
  /** X̃C, where X̃ itself would lose digits that this keeps. */
  readonly steadyRegressors?: readonly Regressor[];
  /** e = y - Xb. */
  readonly residual: Combination;
  /** Cross-products of residuals with the problem's columns, first C'We. */
  readonly moments: { readonly withColumns: readonly Float64Array[] };
}
