/** An interval for one endogenous column and one instrument whose critical value depends on the first-stage F. */
export interface TFInterval {
  /** The first-stage F, in the fit's covariance. */
  readonly F: number;
  /** In place of 1.96; null, for no finite interval, where F is below 4. */
  readonly criticalValue: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Critical values at √F = 2, 2.1, ..., 10.3. Source: Lee, McCrary, Moreira and Porter (2022), table 3A, as in R's ivDiag. */
const criticalValues: readonly number[] = [
  18.66, 9.74, 7.37, 6.18, 5.43, 4.92, 4.54, 4.25, 4.01, 3.82, 3.65, 3.51, 3.39, 3.29, 3.19, 3.11, 3.03, 2.97, 2.91,
  2.85, 2.8, 2.75, 2.71, 2.67, 2.63, 2.6, 2.57, 2.54, 2.51, 2.48, 2.46, 2.43, 2.41, 2.39, 2.37, 2.35, 2.33, 2.32, 2.3,
  2.29, 2.27, 2.26, 2.24, 2.23, 2.22, 2.21, 2.2, 2.19, 2.17, 2.16, 2.16, 2.15, 2.14, 2.13, 2.12, 2.11, 2.1, 2.1, 2.09,
  2.08, 2.08, 2.07, 2.06, 2.06, 2.05, 2.04, 2.04, 2.03, 2.03, 2.02, 2.02, 2.01, 2.01, 2.0, 2.0, 1.99, 1.99, 1.99, 1.98,
  1.98, 1.97, 1.97, 1.97, 1.96,
];

const first = 2;
const perUnit = 10;

/**
 * The tF interval b ± c(F)·se with 95% coverage however weak the instrument is; c is interpolated between the published values.
 * Where F is below 4, the first of them, the interval is not bounded.
 *
 * Source: Lee, McCrary, Moreira and Porter (2022), American Economic Review 112, 3260-3290.
 */
export function tFInterval(estimate: number, se: number, F: number): TFInterval {
  const place = (Math.sqrt(F) - first) * perUnit;
  if (!(place >= 0)) return { F, criticalValue: null, low: null, high: null };
  const at = Math.min(Math.floor(place), criticalValues.length - 1);
  const [here, next] = [criticalValues[at]!, criticalValues[at + 1] ?? criticalValues[at]!];
  const criticalValue = here + (next - here) * Math.min(place - at, 1);
  return { F, criticalValue, low: estimate - criticalValue * se, high: estimate + criticalValue * se };
}
