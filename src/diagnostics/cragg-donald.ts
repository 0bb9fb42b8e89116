import { freeObservations } from "../formula/free-observations.ts";
import { cholesky } from "../linalg/cholesky.ts";
import { dot } from "../linalg/matrix.ts";
import { smallestEigenvalue } from "../linalg/relative-eigen.ts";
import { excludedPart, type FirstEstimate } from "./instrumental-estimate.ts";

/**
 * Cragg and Donald's F: the smallest eigenvalue of the first stages' concentration matrix divided by the number of excluded
 * instruments; the first-stage F when there is one endogenous column. Assumes homoskedastic errors.
 *
 * Source: Cragg and Donald (1993); Stock and Yogo (2005).
 */
export function craggDonald(estimate: FirstEstimate): number {
  const { frame, problem, space, twoStage } = estimate;
  const q = problem.endogenous;
  const errors = Float64Array.from(
    { length: q * q },
    (_, at) => twoStage.moments.among[(1 + Math.floor(at / q)) * (q + 1) + 1 + (at % q)]!,
  );
  const scale = Float64Array.from({ length: q }, (_, j) => Math.sqrt(errors[j * q + j]!));
  const factor = cholesky(
    errors.map((value, at) => value / (scale[Math.floor(at / q)]! * scale[at % q]!)),
    q,
  );
  if (factor === undefined) return Number.POSITIVE_INFINITY;
  const explained = (j: number): Float64Array => excludedPart(estimate, space.coordinates[space.size + j]!);
  const smallest = smallestEigenvalue(factor, q, (i, j) => dot(explained(i), explained(j)) / (scale[i]! * scale[j]!));
  return (smallest * (freeObservations(frame) - space.size)) / problem.excluded;
}
