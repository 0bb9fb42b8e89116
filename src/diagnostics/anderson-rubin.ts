import { testResult } from "../fit/make-test-result.ts";
import type { TestResult } from "../fit/test-result.ts";
import { inverseQuadraticForm } from "../linalg/correlation-factor.ts";
import { tooManyRestrictions } from "../inference/most-restrictions.ts";
import { dot } from "../linalg/matrix.ts";
import { chiSquareQuantile } from "../special/chi-square.ts";
import { fQuantile } from "../special/f.ts";
import { quadraticSet, type RealSet, scannedSet } from "./real-set.ts";
import type { ReducedForm } from "./reduced-form.ts";

/** The Anderson-Rubin confidence set of the coefficient of the endogenous column. */
export interface AndersonRubinSet extends RealSet {
  readonly name: string;
  readonly level: number;
}

/**
 * Test that the coefficient of the endogenous column is `value`: then the excluded instruments do not explain y - value·x.
 * Right however weak the instruments are.
 *
 * Source: Anderson and Rubin (1949); with general covariances Andrews, Stock and Sun (2019), section 5.
 *
 * @param center the two-stage estimate, around which the reduced form is stated
 */
export function andersonRubinTest(
  form: ReducedForm,
  name: string,
  center: number,
  { value = 0, note }: { readonly value?: number; readonly note?: string } = {},
): TestResult {
  const wald = waldAt(form, value - center);
  const isF = form.df !== null;
  return testResult({
    name: "Anderson-Rubin test (robust to weak instruments)",
    null: `The coefficient of ${name} is ${value === 0 ? "zero" : value}.`,
    statistic: isF ? wald / form.instruments : wald,
    distribution: isF ? "F" : "chi2",
    df: isF ? [form.instruments, form.df] : [form.instruments],
    ...(note === undefined ? {} : { note }),
    ...(Number.isNaN(wald) ? { note: tooManyRestrictions(form.instruments, form.most, "excluded instruments") } : {}),
  });
}

/**
 * All values of the coefficient that the Anderson-Rubin test does not reject: an interval when instruments are strong; two
 * rays or the whole line when the data do not bound the coefficient; empty when the instruments contradict each other.
 * Exact (a quadratic inequality) with one instrument or homoskedastic errors, else by search over the whole line. Undefined
 * when the covariance has too few clusters for the number of instruments.
 */
export function andersonRubinSet(
  form: ReducedForm,
  name: string,
  center: number,
  level = 0.95,
): AndersonRubinSet | undefined {
  const { instruments: m, df, homoskedastic } = form;
  const critical = df === null ? chiSquareQuantile(level, m) : m * fQuantile(level, m, df);
  if (m === 1 || homoskedastic) return { name, level, ...quadraticSet(quadratic(form, critical), center) };
  if (Number.isNaN(waldAt(form, 0))) return undefined;
  const scale = directionScale(form);
  const excess = (direction: number, weight: number): number => waldAlong(form, direction, weight) - critical;
  return { name, level, ...scannedSet(excess, center, scale) };
}

/** How far from the estimate a scan is to look: the size of the two coefficient vectors relative to each other. */
export function directionScale(form: ReducedForm): number {
  const length = (x: Float64Array, from: number): number => Math.sqrt(dot(x, x) + varianceSum(form, from));
  return length(form.alpha, 0) / length(form.pi, form.instruments);
}

/** The Wald statistic of α - dπ = 0. */
function waldAt(form: ReducedForm, d: number): number {
  return waldAlong(form, 1, d);
}

/** The Wald statistic of c·α - s·π = 0: of one direction (c, s), so that infinite d = s/c is a point like others. */
function waldAlong({ alpha, pi, covariance, instruments: m, most }: ReducedForm, c: number, s: number): number {
  if (m > most) return Number.NaN;
  const distance = alpha.map((value, i) => c * value - s * pi[i]!);
  const at = (i: number, j: number): number => covariance[i * 2 * m + j]!;
  const spread = Float64Array.from({ length: m * m }, (_, position) => {
    const i = Math.floor(position / m);
    const j = position % m;
    return c * c * at(i, j) - c * s * (at(i, m + j) + at(m + i, j)) + s * s * at(m + i, m + j);
  });
  return inverseQuadraticForm(distance, spread, m) ?? Number.NaN;
}

/** Coefficients of the quadratic in d that is at most zero on the set: |α - dπ|² - critical · (variance of one coefficient). */
function quadratic(
  { alpha, pi, covariance, instruments: m }: ReducedForm,
  critical: number,
): readonly [number, number, number] {
  const variance = (row: 0 | 1, column: 0 | 1): number => covariance[row * m * 2 * m + column * m]!;
  return [
    dot(pi, pi) - critical * variance(1, 1),
    -2 * (dot(alpha, pi) - critical * variance(0, 1)),
    dot(alpha, alpha) - critical * variance(0, 0),
  ];
}

function varianceSum({ covariance, instruments: m }: ReducedForm, from: number): number {
  let sum = 0;
  for (let i = from; i < from + m; i++) sum += covariance[i * (2 * m + 1)]!;
  return sum;
}
