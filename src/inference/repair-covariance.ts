import type { SquareMatrix } from "../fit/model.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";

/**
 * The covariance with its negative eigenvalues at zero, or undefined when none is negative. Eigenvalues are taken after
 * scaling by `reference`'s standard errors, so that the units of the columns do not matter.
 */
export function repairCovariance(
  values: SquareMatrix,
  reference: SquareMatrix,
  k: number,
): { readonly values: SquareMatrix; readonly smallest: number } | undefined {
  const scale = Float64Array.from({ length: k }, (_, j) => Math.sqrt(reference[j * k + j]!));
  const scaled = values.map((value, at) => value / (scale[Math.floor(at / k)]! * scale[at % k]!));
  const { values: eigenvalues, vectors } = symmetricEigen(scaled, k);
  const largest = Math.max(...eigenvalues);
  const smallest = Math.min(...eigenvalues);
  if (!(smallest < -1e-12 * largest)) return undefined;
  const repaired = new Float64Array(k * k);
  for (let e = 0; e < k; e++) {
    if (eigenvalues[e]! <= 0) continue;
    for (let a = 0; a < k; a++) {
      for (let b = 0; b < k; b++) {
        repaired[a * k + b]! += eigenvalues[e]! * vectors[a * k + e]! * vectors[b * k + e]! * scale[a]! * scale[b]!;
      }
    }
  }
  return { values: repaired, smallest };
}
