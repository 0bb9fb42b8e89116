import { freeObservations } from "../formula/free-observations.ts";
import { cholesky } from "../linalg/cholesky.ts";
import { dot } from "../linalg/matrix.ts";
import { smallestEigenvalue } from "../linalg/relative-eigen.ts";
import { determinedColumns } from "./determined-columns.ts";
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
  const explained = (j: number): Float64Array => excludedPart(estimate, space.coordinates[space.size + j]!);
  const strength = Float64Array.from({ length: q * q }, (_, at) =>
    dot(explained(Math.floor(at / q)), explained(at % q)),
  );
  // Where instruments determine a column, errors are singular, and the inverse of the ratio is what can be computed.
  const determined = determinedColumns(estimate).length > 0;
  const smallest = determined
    ? 1 /
      -smallestRatio(
        errors.map((value) => -value),
        strength,
        q,
      )
    : smallestRatio(strength, errors, q);
  return (smallest * (freeObservations(frame) - space.size)) / problem.excluded;
}

/** min a'Pa/a'Ea for E positive definite; infinite where E is not. */
function smallestRatio(above: Float64Array, below: Float64Array, q: number): number {
  const scale = Float64Array.from({ length: q }, (_, j) => Math.sqrt(below[j * q + j]!));
  const scaled = (values: Float64Array, i: number, j: number): number => values[i * q + j]! / (scale[i]! * scale[j]!);
  const factor = cholesky(
    below.map((_, at) => scaled(below, Math.floor(at / q), at % q)),
    q,
  );
  if (factor === undefined) return Number.POSITIVE_INFINITY;
  return smallestEigenvalue(factor, q, (i, j) => scaled(above, i, j));
}
