import { backSolve } from "../linalg/cholesky.ts";
import { correlationFactor, inverseQuadraticForm, whiten } from "../linalg/correlation-factor.ts";
import { dot } from "../linalg/matrix.ts";
import type { JointReducedForm } from "./joint-reduced-form.ts";
import { combined } from "./kleibergen-paap.ts";
import { rankStatistic } from "./rank-statistic.ts";

/** Statistics of one value of all coefficients, whose null distributions hold however weak the instruments are. */
export interface JointWeakStatistics {
  /** Anderson and Rubin's, χ²(m). */
  readonly ar: number;
  /** Kleibergen's, χ²(q). */
  readonly k: number;
  /** The conditional likelihood ratio, and the rank statistic on which it conditions. */
  readonly lr: number;
  readonly rank: number;
}

/**
 * The statistics of β + d. With g = α - Πd, Σ its covariance and D_j = π_j - Cov(π_j, g)Σ⁻¹g, uncorrelated with g: AR = g'Σ⁻¹g,
 * K = g'Σ⁻¹D(D'Σ⁻¹D)⁻¹D'Σ⁻¹g, r = Kleibergen and Paap's statistic of the rank of D, LR = ½[AR - r + √((AR - r)² + 4Kr)].
 * NaN where a covariance is singular.
 *
 * Source: Kleibergen (2005), Econometrica 73, 1103-1123; Kleibergen and Paap (2006).
 */
export function jointWeakStatistics(form: JointReducedForm, d: Float64Array): JointWeakStatistics {
  const { columns, instruments: m } = form;
  const q = columns.length - 1;
  const a = Float64Array.of(1, ...d.map((value) => -value));
  const g = combined(columns, a);
  const factor = correlationFactor(variance(form, a), m);
  if (factor === undefined || m > form.most) return { ar: Number.NaN, k: Number.NaN, lr: Number.NaN, rank: Number.NaN };
  const solve = (x: Float64Array): Float64Array =>
    backSolve(factor.lower, m, whiten(factor, x)).map((value, j) => value / factor.scale[j]!);
  const weighed = solve(g);
  const withG = Array.from({ length: q }, (_, j) => rowsOf(between(form, unit(q, j + 1), a), m));
  const D = withG.map((rows, j) => columns[j + 1]!.map((value, i) => value - dot(rows[i]!, weighed)));
  const solved = withG.map((rows) => rows.map(solve));
  const spread = Array.from({ length: q }, (_, j) =>
    Array.from({ length: q }, (_, l) =>
      between(form, unit(q, j + 1), unit(q, l + 1)).map(
        (value, at) => value - dot(withG[j]![Math.floor(at / m)]!, solved[l]![at % m]!),
      ),
    ),
  );
  const ar = dot(g, weighed);
  const towards = Float64Array.from(D, (column) => dot(column, weighed));
  const weighedD = D.map(solve);
  const square = Float64Array.from({ length: q * q }, (_, at) => dot(D[Math.floor(at / q)]!, weighedD[at % q]!));
  const k = m === q ? ar : (inverseQuadraticForm(towards, square, q) ?? Number.NaN);
  const rank = rankStatistic(D, spread, m);
  const lr = m === q ? ar : (ar - rank + Math.sqrt((ar - rank) ** 2 + 4 * k * rank)) / 2;
  return { ar, k, lr, rank };
}

/** Anderson and Rubin's statistic of the direction a: a combination of α and the π's. */
export function andersonRubinAlong(form: JointReducedForm, a: Float64Array): number {
  if (form.instruments > form.most) return Number.NaN;
  return inverseQuadraticForm(combined(form.columns, a), variance(form, a), form.instruments) ?? Number.NaN;
}

const unit = (q: number, at: number): Float64Array =>
  Float64Array.from({ length: q + 1 }, (_, i) => (i === at ? 1 : 0));

const variance = (form: JointReducedForm, a: Float64Array): Float64Array => between(form, a, a);

/** The covariance of Σ a_i c_i with Σ b_i c_i, m × m. */
function between(
  { columns, covariance, instruments: m }: JointReducedForm,
  a: Float64Array,
  b: Float64Array,
): Float64Array {
  const width = columns.length * m;
  const sum = new Float64Array(m * m);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      const weight = a[i]! * b[j]!;
      if (weight === 0) continue;
      for (let row = 0; row < m; row++) {
        const from = (i * m + row) * width + j * m;
        for (let column = 0; column < m; column++) sum[row * m + column]! += weight * covariance[from + column]!;
      }
    }
  }
  return sum;
}

const rowsOf = (matrix: Float64Array, m: number): readonly Float64Array[] =>
  Array.from({ length: m }, (_, i) => matrix.subarray(i * m, (i + 1) * m));
