import { dot } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { brentMinimum } from "../optimize/brent.ts";
import { noncentralChiSquareQuantile } from "../special/noncentral-chi-square.ts";
import type { ReducedForm } from "./reduced-form.ts";

/** The strength of the instruments of one endogenous column. */
export interface EffectiveF {
  /** Equal to the first-stage F with one instrument, or when errors are homoskedastic. */
  readonly statistic: number;
  /** Below it, a bias of 2SLS above `tau` of the worst case is not rejected at the 5% level. */
  readonly criticalValue: number;
  /** Share of the worst-case bias that counts as too much: 0.1. */
  readonly tau: number;
  /** Effective number of instruments. */
  readonly effectiveInstruments: number;
}

/**
 * The effective first-stage F of Montiel Olea and Pflueger with its critical value for two-stage least squares (the
 * generalized one, from the worst Nagar bias over all β; above 20 instruments the simplified one). Allows for
 * heteroskedasticity, clusters and so on, as the covariance of the reduced form does.
 *
 * Source: Montiel Olea and Pflueger (2013), Journal of Business and Economic Statistics 31, 358-369, sections 2 and 4;
 * Pflueger and Wang (2015), Stata Journal 15, 216-225.
 */
export function effectiveF(form: ReducedForm, tau = 0.1): EffectiveF {
  const m = form.instruments;
  const block = (row: 0 | 1, column: 0 | 1): Float64Array => covarianceBlock(form, row, column);
  const w2 = block(1, 1);
  const spread = trace(w2, m);
  const shares = symmetricEigen(w2, m).values.map((value) => value / spread);
  const x = biasBound(form, block(0, 0), block(0, 1), w2) / tau;
  const effectiveInstruments = (1 + 2 * x) / (dot(shares, shares) + 2 * x * shares[0]!);
  const criticalValue =
    noncentralChiSquareQuantile(0.95, effectiveInstruments, effectiveInstruments * x) / effectiveInstruments;
  return { statistic: dot(form.pi, form.pi) / spread, criticalValue, tau, effectiveInstruments };
}

/** A block of the joint covariance, made symmetric: only symmetric parts enter. */
function covarianceBlock({ covariance, instruments: m }: ReducedForm, row: 0 | 1, column: 0 | 1): Float64Array {
  const entry = (i: number, j: number): number => covariance[(row * m + i) * 2 * m + column * m + j]!;
  return Float64Array.from({ length: m * m }, (_, at) => {
    const i = Math.floor(at / m);
    const j = at % m;
    return (entry(i, j) + entry(j, i)) / 2;
  });
}

function trace(matrix: Float64Array, m: number): number {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += matrix[i * m + i]!;
  return sum;
}

/** Beyond so many instruments the bound of 1 is all but attained, and the search for the worst case not worth its time. */
const mostSearched = 20;

/** The largest relative bias: known in closed form for one instrument and homoskedastic errors; never above 1. */
function biasBound(form: ReducedForm, w1: Float64Array, w12: Float64Array, w2: Float64Array): number {
  const m = form.instruments;
  if (m === 1) return 1;
  if (form.homoskedastic) return Math.abs(1 - 2 / m);
  return m > mostSearched ? 1 : worstBias(w1, w12, w2, m);
}

/** Angles at which the bias is evaluated before the highest is refined. */
const steps = 500;

/**
 * The largest Nagar bias of 2SLS relative to its benchmark over all β and all directions of the first stage, at most 1. With
 * β = s tan θ, s the scale of the two covariances, the whole line is one half turn of θ.
 */
function worstBias(w1: Float64Array, w12: Float64Array, w2: Float64Array, m: number): number {
  const scale = Math.sqrt(trace(w1, m) / trace(w2, m));
  const bias = (theta: number): number => {
    const c = Math.cos(theta);
    const s = (scale > 0 ? scale : 1) * Math.sin(theta);
    const s12 = w12.map((value, at) => c * value - s * w2[at]!);
    const s1 = c * c * trace(w1, m) - 2 * c * s * trace(w12, m) + s * s * trace(w2, m);
    const eigenvalues = symmetricEigen(s12, m).values;
    const total = trace(s12, m);
    const worst = Math.max(Math.abs(total - 2 * eigenvalues[0]!), Math.abs(total - 2 * eigenvalues[m - 1]!));
    return worst / Math.sqrt(trace(w2, m) * s1);
  };
  const grid = Array.from({ length: steps }, (_, i) => bias((Math.PI * i) / steps));
  const best = grid.indexOf(Math.max(...grid));
  const peak = brentMinimum((theta) => -bias(theta), (Math.PI * (best - 1)) / steps, (Math.PI * (best + 1)) / steps);
  return -peak.value;
}
