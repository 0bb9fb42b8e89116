import { multiply } from "../linalg/matrix.ts";
import type { SelectionCorrection } from "./selection-correction.ts";

/**
 * D in the stacked moments of both steps: A⁻¹ = diag(V_γ, (W'W)⁻¹)·[I, 0; D, I], where A is the derivative of
 * (probit score, W'e) in the parameters. With the second moment replaced by W'e + D·score the derivative is block-diagonal,
 * and the sandwich is an ordinary one. Row-major, (columns of W) × (columns of Z).
 *
 * Source: Newey and McFadden (1994), Handbook of Econometrics IV, section 6.
 */
export function orthogonalizer(second: SelectionCorrection, gammaInverseHessian: Float64Array): Float64Array {
  const l = second.residualDeltaZ.length;
  return multiply(movedBySelection(second), second.coefficients.length, l, gammaInverseHessian, l);
}

/** The derivative of W'e in γ: ρσ W'ΔZ, less Σ δe z' in the row of the Mills ratio. */
export function movedBySelection({
  coefficients,
  WDeltaZ,
  residualDeltaZ,
  millsInW,
}: SelectionCorrection): Float64Array {
  const m = coefficients.length;
  const l = residualDeltaZ.length;
  const derivative = WDeltaZ.map((x) => x * coefficients[m - 1]!);
  for (let i = 0; i < m; i++) {
    const part = millsInW?.[i] ?? (i === m - 1 ? 1 : 0);
    for (let j = 0; j < l; j++) derivative[i * l + j]! -= part * residualDeltaZ[j]!;
  }
  return derivative;
}
