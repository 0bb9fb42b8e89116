import type { Fit } from "../fit/fit.ts";
import { dot } from "../linalg/matrix.ts";
import { totalSquares } from "../moments/total-squares.ts";
import type { Influence } from "./influence.ts";
import { linearSample, transformed } from "./linear-sample.ts";

/** The influence of each row (under frequency weights, of one copy of it) on a fit by least squares. */
export function leastSquaresInfluence(fit: Fit): Influence {
  const sample = linearSample(fit, "Influence");
  const { model, frame, residual, frequencies, nobs, names } = sample;
  const columns = transformed(sample.columns, sample.roots);
  const k = columns.length;
  const n = frame.rows;
  const leverage = new Float64Array(n);
  model.hats?.(0, n, leverage);
  const rss = totalSquares(residual, frequencies, false);
  const variance = rss / (nobs - k);
  const [standardized, studentized, cooksDistance, dffits] = arrays(4, n) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const dfbeta = arrays(k, n);
  const row = new Float64Array(k);
  for (let i = 0; i < n; i++) {
    const e = residual[i]!;
    const h = leverage[i]!;
    const without = (rss - (e * e) / (1 - h)) / (nobs - k - 1);
    standardized[i] = e / Math.sqrt(variance * (1 - h));
    studentized[i] = e / Math.sqrt(without * (1 - h));
    cooksDistance[i] = (standardized[i]! ** 2 * h) / (k * (1 - h));
    dffits[i] = studentized[i]! * Math.sqrt(h / (1 - h));
    for (let j = 0; j < k; j++) row[j] = columns[j]![i]!;
    for (let j = 0; j < k; j++) {
      dfbeta[j]![i] = (dot(model.bread.subarray(j * k, (j + 1) * k), row) * e) / (1 - h);
    }
  }
  return {
    rows: frame.index ?? Int32Array.from({ length: n }, (_, i) => i),
    leverage,
    standardized,
    studentized,
    cooksDistance,
    dffits,
    dfbeta: Object.fromEntries(names.map((name, j) => [name, dfbeta[j]!])),
  };
}

function arrays(count: number, length: number): Float64Array[] {
  return Array.from({ length: count }, () => new Float64Array(length));
}
