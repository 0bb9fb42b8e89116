import { correlationFactor, inverseQuadraticForm, whiten } from "../linalg/correlation-factor.ts";
import { dot } from "../linalg/matrix.ts";
import { backSolve } from "../linalg/cholesky.ts";
import type { ReducedForm } from "./reduced-form.ts";

/** Statistics of one value of the coefficient, whose null distributions hold however weak the instruments are. */
export interface WeakInstrumentStatistics {
  /** Anderson and Rubin's, χ²(m). */
  readonly ar: number;
  /** Kleibergen's, χ²(1). */
  readonly k: number;
  /** The conditional likelihood ratio, and the strength r on which it conditions. */
  readonly lr: number;
  readonly rank: number;
}

/**
 * The statistics of the direction (c, s), c·α - s·π = 0, of which the coefficient β + s/c is a point. With g = cα - sπ and D what
 * the reduced form has left that is uncorrelated with g: AR = g'Σ⁻¹g, K = (g'Σ⁻¹D)²/D'Σ⁻¹D, r = D'Σ_D⁻¹D and
 * LR = ½[AR - r + √((AR - r)² + 4Kr)]. NaN where the covariance is singular.
 *
 * Source: Kleibergen (2005), Econometrica 73, 1103-1123; Andrews, Stock and Sun (2019), Annual Review of Economics 11, section 5.
 */
export function weakInstrumentStatistics(form: ReducedForm, c: number, s: number): WeakInstrumentStatistics {
  const { alpha, pi, instruments: m } = form;
  const none = { ar: Number.NaN, k: Number.NaN, lr: Number.NaN, rank: Number.NaN };
  const g = alpha.map((value, i) => c * value - s * pi[i]!);
  const h = alpha.map((value, i) => s * value + c * pi[i]!);
  const gg = block(form, [c, -s], [c, -s]);
  const hg = block(form, [s, c], [c, -s]);
  const factor = correlationFactor(gg, m);
  if (factor === undefined || m > form.most) return none;
  const solve = (x: Float64Array): Float64Array =>
    backSolve(factor.lower, m, whiten(factor, x)).map((value, j) => value / factor.scale[j]!);
  const weighed = solve(g);
  const row = (matrix: Float64Array, i: number): Float64Array => matrix.subarray(i * m, (i + 1) * m);
  const D = h.map((value, i) => value - dot(row(hg, i), weighed));
  const solvedRows = Array.from({ length: m }, (_, i) => solve(row(hg, i)));
  const hh = block(form, [s, c], [s, c]);
  const spread = hh.map((value, at) => value - dot(row(hg, Math.floor(at / m)), solvedRows[at % m]!));
  const ar = dot(g, weighed);
  const k = m === 1 ? ar : dot(D, weighed) ** 2 / dot(D, solve(D));
  const rank = inverseQuadraticForm(D, spread, m) ?? Number.NaN;
  const lr = (ar - rank + Math.sqrt((ar - rank) ** 2 + 4 * k * rank)) / 2;
  return { ar, k, lr: m === 1 ? ar : lr, rank };
}

/** The covariance of aα + bπ with a'α + b'π, m × m. */
function block(
  { covariance, instruments: m }: ReducedForm,
  [a, b]: readonly [number, number],
  [a2, b2]: readonly [number, number],
): Float64Array {
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    const [of, below] = [i * 2 * m, (m + i) * 2 * m];
    for (let j = 0; j < m; j++) {
      out[i * m + j] =
        a * a2 * covariance[of + j]! +
        a * b2 * covariance[of + m + j]! +
        b * a2 * covariance[below + j]! +
        b * b2 * covariance[below + m + j]!;
    }
  }
  return out;
}
