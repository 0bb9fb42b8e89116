import { backSolve, cholesky } from "../linalg/cholesky.ts";
import { relativeEigen } from "../linalg/relative-eigen.ts";

/**
 * The q combinations a of columns in falling order of a'Pa/a'Ta, each with a'Ta = 1, for symmetric q × q matrices P and T given by
 * entries: how much of each is explained. Undefined where T is singular.
 */
export function explainedCombinations(
  q: number,
  explained: (i: number, j: number) => number,
  total: (i: number, j: number) => number,
): readonly Float64Array[] | undefined {
  const scale = Float64Array.from({ length: q }, (_, j) => Math.sqrt(total(j, j)));
  const unit = Float64Array.from({ length: q * q }, (_, at) => {
    const [i, j] = [Math.floor(at / q), at % q];
    return total(i, j) / (scale[i]! * scale[j]!);
  });
  const factor = cholesky(unit, q);
  if (factor === undefined) return undefined;
  const { vectors } = relativeEigen(factor, q, (i, j) => explained(i, j) / (scale[i]! * scale[j]!));
  return Array.from({ length: q }, (_, j) => {
    const vector = Float64Array.from({ length: q }, (_, i) => vectors[i * q + j]!);
    return backSolve(factor, q, vector).map((value, i) => value / scale[i]!);
  });
}
