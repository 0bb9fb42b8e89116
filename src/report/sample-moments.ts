import type { Weights } from "../formula/frame-types.ts";

/** What is told of a variable in some rows. */
export interface SampleMoments {
  /** Rows with a value; the sum of frequency weights. */
  readonly n: number;
  readonly missing: number;
  readonly mean: number;
  readonly sd: number;
  readonly min: number;
  readonly q1: number;
  readonly median: number;
  readonly q3: number;
  readonly max: number;
  /** Standard error of the mean, by linearization with analytic and probability weights. */
  readonly meanSe: number;
}

/**
 * Moments and quartiles of the values at these rows. Variances divide by n - 1: Σw(x - x̄)²/Σw · n/(n-1), with frequency
 * weights Σw(x - x̄)²/(Σw - 1). Quartiles interpolate as R's `quantile` does (type 7, frequency weights as repeated rows);
 * with analytic and probability weights they are where half, and quarters, of the weight is reached, as Stata's `summarize`
 * has them.
 */
export function sampleMoments(values: Float64Array, rows: Int32Array, weights: Weights | undefined): SampleMoments {
  const used = rows.filter((i) => !Number.isNaN(values[i]!));
  const repeats = weights?.kind === "frequency";
  const weightOf = (i: number): number => weights?.values[i] ?? 1;
  const counted = (of: Int32Array): number => (repeats ? of.reduce((sum, i) => sum + weightOf(i), 0) : of.length);
  const n = counted(used);
  let total = 0;
  let sum = 0;
  for (const i of used) {
    total += weightOf(i);
    sum += weightOf(i) * values[i]!;
  }
  const mean = sum / total;
  let squares = 0;
  let weightedSquares = 0;
  for (const i of used) {
    const square = weightOf(i) * (values[i]! - mean) ** 2;
    squares += square;
    weightedSquares += weightOf(i) * square;
  }
  const variance = ((squares / total) * n) / (n - 1);
  const meanVariance = repeats ? variance / n : ((weightedSquares / total ** 2) * n) / (n - 1);
  const sorted = Array.from(
    used.slice().sort((a, b) => values[a]! - values[b]!),
    (i) => [values[i]!, weightOf(i)] as const,
  );
  const quantile = weights === undefined || repeats ? interpolated : reached;
  const at = (p: number): number => (n === 0 ? Number.NaN : quantile(sorted, total, p));
  return {
    n,
    missing: counted(rows) - n,
    mean,
    sd: Math.sqrt(variance),
    min: at(0),
    q1: at(0.25),
    median: at(0.5),
    q3: at(0.75),
    max: at(1),
    meanSe: Math.sqrt(meanVariance),
  };
}

type Sorted = readonly (readonly [value: number, weight: number])[];

/** At 1 + (n-1)p among n values, each as often as its weight says. */
function interpolated(sorted: Sorted, total: number, p: number): number {
  const place = (total - 1) * p;
  const [low, high] = [valueAt(sorted, Math.floor(place)), valueAt(sorted, Math.ceil(place))];
  return low + (place - Math.floor(place)) * (high - low);
}

/** The value in the given place, from 0, when each is repeated. */
function valueAt(sorted: Sorted, place: number): number {
  let before = 0;
  for (const [value, weight] of sorted) {
    before += weight;
    if (before > place) return value;
  }
  return sorted.at(-1)![0];
}

/** The first value at which more than a share p of the weight is reached; the mean of two where exactly p is. */
function reached(sorted: Sorted, total: number, p: number): number {
  const share = p * total;
  let before = 0;
  for (const [i, [value, weight]] of sorted.entries()) {
    before += weight;
    if (Math.abs(before - share) <= 1e-12 * total) return (value + (sorted[i + 1]?.[0] ?? value)) / 2;
    if (before > share) return value;
  }
  return sorted.at(-1)![0];
}
