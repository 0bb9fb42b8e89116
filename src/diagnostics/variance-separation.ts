import { stillRising } from "./near-separation.ts";
import type { Maximum } from "../likelihood/maximize.ts";
import type { LikelihoodProblem, PredictorData } from "../likelihood/problem.ts";
import { kernels } from "../linalg/kernels.ts";
import { submatrix } from "../linalg/matrix.ts";
import { symmetricEigen } from "../linalg/symmetric-eigen.ts";
import { normalLogCdf } from "../special/normal.ts";

/** A heteroskedastic probit. */
export type HetProblem = LikelihoodProblem<"index" | "lnSigma", "y">;

/**
 * Combinations of the columns of ln σ along which the likelihood of a heteroskedastic probit rises for ever: as the coefficients
 * run off, σ falls to 0 in some rows, whose outcome is what the sign of the index says, or grows without bound in others (Pr = ½),
 * while nothing changes in the rest.
 */
export interface VarianceSeparation {
  /** One entry per column of ln σ. */
  readonly direction: Float64Array;
  /** 1 for rows where σ falls to 0. */
  readonly sure: Uint8Array;
  /** 1 for rows where σ grows without bound. */
  readonly open: Uint8Array;
  /** Of the combination, in the rows where nothing changes; between the others where there are none. */
  readonly border: number;
  /** The log-likelihood at the end. */
  readonly logLik: number;
}

/** σ of one row twenty times that of another: few data say so. */
const wide = 3;
/** The limit need not be above the value found, which is that of a point far along the way. */
const slack = 1e-7;
/** Rows whose combination differs by less, as a share of its range, do not differ. */
const alike = 1e-4;

/** Whether a search ended at a maximum, and not on its way to one at infinity. */
export function isMaximum({ converged, decrement }: Maximum): boolean {
  return converged && decrement <= stillRising;
}

/**
 * Asks whether the point where a search ended is on its way to infinity, where it looks so: it did not converge, or σ differs much.
 * Each column of ln σ, and the combination in which the Hessian is weakest, is followed to its end in either direction with
 * each of its values as the border; a limit of the log-likelihood as high as the point's is the certificate.
 *
 * @param held columns of ln σ that are at their end already
 */
export function varianceSeparation(
  problem: HetProblem,
  maximum: Maximum,
  held: readonly number[] = [],
): VarianceSeparation | undefined {
  const { predictors, rows } = problem.data;
  const { start } = problem.ranges[1]!;
  const lnSigma = valuesOf(predictors.lnSigma, maximum.point.subarray(start), rows);
  const spread = lnSigma.reduce((a, b) => Math.max(a, b)) - lnSigma.reduce((a, b) => Math.min(a, b));
  if (isMaximum(maximum) && spread < wide) return undefined;
  const fitted = valuesOf(predictors.index, maximum.point.subarray(0, start), rows);
  const found = candidates(maximum, start, held)
    .flatMap((direction) => [direction, direction.map((each) => -each)])
    .map((direction) => limitAlong(problem, direction, fitted, lnSigma))
    .reduce<VarianceSeparation | undefined>((a, b) => (a === undefined || b.logLik > a.logLik ? b : a), undefined);
  return found !== undefined && found.logLik >= maximum.value - slack ? found : undefined;
}

/** A linear predictor. */
export function valuesOf({ columns = [], offset }: PredictorData, beta: Float64Array, rows: number): Float64Array {
  const out = offset?.slice() ?? new Float64Array(rows);
  kernels.linear(columns, beta, 0, 0, rows, out);
  return out;
}

/** Every column by itself, and the weakest combination of the Hessian. */
function candidates({ hessian, point }: Maximum, start: number, held: readonly number[]): Float64Array[] {
  const count = point.length - start;
  const free = Array.from(point.keys()).filter((j) => !held.includes(j - start));
  const columns = free.filter((j) => j >= start);
  const alone = columns.map((j) => Float64Array.from({ length: count }, (_, l) => Number(start + l === j)));
  const k = free.length;
  const inner = submatrix(hessian, point.length, free);
  const scale = Float64Array.from(free, (_, j) => Math.sqrt(-inner[j * k + j]!));
  const scaled = inner.map((each, at) => -each / (scale[Math.floor(at / k)]! * scale[at % k]!));
  if (columns.length <= 1 || !scaled.every(Number.isFinite)) return alone;
  const { vectors } = symmetricEigen(scaled, k);
  const weakest = new Float64Array(count);
  free.forEach((j, at) => {
    if (j >= start) weakest[j - start] = vectors[at * k + k - 1]! / scale[at]!;
  });
  const largest = weakest.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  if (!(largest > 0)) return alone;
  return [...alone, weakest.map((each) => (Math.abs(each) < alike * largest ? 0 : each / largest))];
}

/** The highest limit of the log-likelihood as t grows in ln σ + t(z'c - m), over the borders m. */
function limitAlong(
  { data }: HetProblem,
  direction: Float64Array,
  fitted: Float64Array,
  lnSigma: Float64Array,
): VarianceSeparation {
  const { rows, outcomes, weights } = data;
  const v = valuesOf({ columns: data.predictors.lnSigma.columns }, direction, rows);
  const order = Int32Array.from(v.keys()).sort((a, b) => v[a]! - v[b]!);
  const [low, high] = [v[order[0]!]!, v[order[rows - 1]!]!];
  const near = alike * (high - low);
  const total = (from: number, to: number, of: (row: number) => number): number => {
    let sum = 0;
    for (let at = from; at < to; at++) sum += (weights?.[order[at]!] ?? 1) * of(order[at]!);
    return sum;
  };
  const signed = (row: number): number => (outcomes.y[row]! > 0 ? fitted[row]! : -fitted[row]!);
  let best = { logLik: Number.NEGATIVE_INFINITY, from: 0, to: rows };
  let open = total(0, rows, () => -Math.LN2);
  const offer = (logLik: number, from: number, to: number): void => {
    if (logLik > best.logLik && to - from < rows) best = { logLik, from, to };
  };
  // All rows before `from` are sure: their outcome is as the index says.
  for (let from = 0; from < rows; ) {
    offer(open, from, from);
    let to = from + 1;
    while (to < rows && v[order[to]!]! - v[order[from]!]! <= near) to++;
    const after = open + total(from, to, () => Math.LN2);
    offer(after + total(from, to, (row) => normalLogCdf(signed(row) * Math.exp(-lnSigma[row]!))), from, to);
    if (total(from, to, (row) => (signed(row) > 0 ? 0 : 1)) > 0) break;
    open = after;
    from = to;
  }
  const marked = (from: number, to: number): Uint8Array => {
    const out = new Uint8Array(rows);
    for (let at = from; at < to; at++) out[order[at]!] = 1;
    return out;
  };
  const { from, to, logLik } = best;
  const border = from < to ? v[order[from]!]! : (v[order[Math.max(0, from - 1)]!]! + v[order[from]!]!) / 2;
  return { direction, sure: marked(0, from), open: marked(to, rows), border, logLik };
}
