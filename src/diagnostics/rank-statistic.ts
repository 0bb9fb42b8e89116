import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { dot } from "../linalg/matrix.ts";
import { explainedCombinations } from "./explained-combinations.ts";
import { combined, complement } from "./kleibergen-paap.ts";

/**
 * Kleibergen and Paap's statistic that q columns D_j of m numbers have a rank of q - 1, χ²(m-q+1): what is left of the combination
 * that is least away from zero, by the mean covariances of the columns, in the directions orthogonal to the others.
 *
 * @param spread Cov(D_j, D_l), m × m, by j and l
 *
 * Source: Kleibergen and Paap (2006), Journal of Econometrics 133, 97-126.
 */
export function rankStatistic(
  D: readonly Float64Array[],
  spread: readonly (readonly Float64Array[])[],
  m: number,
): number {
  const meanCovariance = (i: number, j: number): number =>
    (trace(spread[i]![j]!, m) + trace(spread[j]![i]!, m)) / (2 * m);
  const combinations = explainedCombinations(D.length, (i, j) => dot(D[i]!, D[j]!), meanCovariance);
  if (combinations === undefined) return Number.NaN;
  const last = combinations.at(-1)!;
  const others = combinations.slice(0, -1).map((weights) => combined(D, weights));
  const directions = complement(others, m);
  const covariance = covarianceOf(spread, last);
  const left = combined(D, last);
  const tested = Float64Array.from(directions, (direction) => dot(direction, left));
  const turned = directions.map((direction) =>
    Float64Array.from({ length: m }, (_, i) => dot(covariance.subarray(i * m, (i + 1) * m), direction)),
  );
  const width = directions.length;
  const among = Float64Array.from({ length: width * width }, (_, at) =>
    dot(directions[Math.floor(at / width)]!, turned[at % width]!),
  );
  return inverseQuadraticForm(tested, among, width) ?? Number.NaN;
}

/** The covariance of Σ a_j D_j. */
function covarianceOf(spread: readonly (readonly Float64Array[])[], a: Float64Array): Float64Array {
  const sum = new Float64Array(spread[0]![0]!.length);
  spread.forEach((row, i) => {
    row.forEach((block, j) => {
      block.forEach((value, at) => {
        sum[at]! += a[i]! * a[j]! * value;
      });
    });
  });
  return sum;
}

function trace(matrix: Float64Array, m: number): number {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += matrix[i * (m + 1)]!;
  return sum;
}
