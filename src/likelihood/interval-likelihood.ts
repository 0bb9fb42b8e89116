import { logCdfAndMills } from "../special/normal-tail.ts";
import type { Likelihood, OutcomeBlock, RowDerivatives } from "./likelihood.ts";
import { NormalInterval } from "./normal-interval.ts";

const halfLogTwoPi = 0.9189385332046728;

/** The linear predictors of a normal outcome: x'β and ln σ. */
export type NormalPredictor = "index" | "lnSigma";

type Rows = OutcomeBlock<NormalPredictor, "low" | "high">;
type Out = RowDerivatives<NormalPredictor>;

/**
 * A normal outcome y* = x'β + u, u ~ N(0, σ²), known to lie between `low` and `high`, where low = -Infinity and high =
 * Infinity leave an end open and low = high is the outcome itself:
 *
 *   low = high:      -ln σ - e²/2 - ½ ln 2π,   e = (y - x'β)/σ
 *   one end:         ln Φ(w),                  w = (high - x'β)/σ, or (x'β - low)/σ
 *   both ends:       ln[Φ(b) - Φ(a)],          a = (low - x'β)/σ, b = (high - x'β)/σ
 *
 * The censored regression of Tobin (1958), and interval regression (Stewart 1983); Amemiya (1985), chapter 10.
 */
export const intervalLikelihood: Likelihood<NormalPredictor, "low" | "high"> = {
  predictors: ["index", "lnSigma"],
  outcomes: ["low", "high"],
  located: { index: ["low", "high"] },
  rows(block, out) {
    const { rows, eta, outcome } = block;
    const { value, first } = out;
    const mills = first.lnSigma;
    for (let i = 0; i < rows; i++) value[i] = openEnd(block, i) * Math.exp(-eta.lnSigma[i]!);
    logCdfAndMills(value, rows, value, mills);
    for (let i = 0; i < rows; i++) {
      const low = outcome.low[i]!;
      const high = outcome.high[i]!;
      if (low === high) known(block, out, i);
      else if (low === -Infinity || high === Infinity) openEnded(block, out, i, mills[i]!);
      else between(block, out, i);
    }
  },
};

/** σw where one end is open, else 0. */
function openEnd({ eta, outcome }: Rows, i: number): number {
  const low = outcome.low[i]!;
  const high = outcome.high[i]!;
  if (low === -Infinity && high < Infinity) return high - eta.index[i]!;
  return high === Infinity && low > -Infinity ? eta.index[i]! - low : 0;
}

/** y itself: the normal density. */
function known({ eta, outcome }: Rows, { value, first, second }: Out, i: number): void {
  const precision = Math.exp(-eta.lnSigma[i]!);
  const e = (outcome.low[i]! - eta.index[i]!) * precision;
  value[i] = -eta.lnSigma[i]! - 0.5 * e * e - halfLogTwoPi;
  first.index[i] = e * precision;
  first.lnSigma[i] = e * e - 1;
  second.index_index[i] = -precision * precision;
  second.index_lnSigma[i] = -2 * e * precision;
  second.lnSigma_lnSigma[i] = -2 * e * e;
}

/** One end: with m = φ(w)/Φ(w), (ln Φ)' = m and m' = -m (w + m). */
function openEnded(block: Rows, { value, first, second }: Out, i: number, mills: number): void {
  const precision = Math.exp(-block.eta.lnSigma[i]!);
  const low = block.outcome.low[i]!;
  if (low === -Infinity && block.outcome.high[i] === Infinity) {
    value[i] = 0;
    first.lnSigma[i] = 0;
    return;
  }
  const w = openEnd(block, i) * precision;
  const sign = low === -Infinity ? 1 : -1;
  const slope = -mills * (w + mills);
  first.index[i] = -sign * mills * precision;
  first.lnSigma[i] = -w * mills;
  second.index_index[i] = slope * precision * precision;
  second.index_lnSigma[i] = sign * (mills + w * slope) * precision;
  second.lnSigma_lnSigma[i] = w * (mills + w * slope);
}

const interval = new NormalInterval();

/** Both ends: with r_k = (a^k φ(a) - b^k φ(b))/(Φ(b) - Φ(a)), the derivatives of ln[Φ(b) - Φ(a)] are r_0/σ and r_1. */
function between({ eta, outcome }: Rows, { value, first, second }: Out, i: number): void {
  const precision = Math.exp(-eta.lnSigma[i]!);
  const a = (outcome.low[i]! - eta.index[i]!) * precision;
  const b = (outcome.high[i]! - eta.index[i]!) * precision;
  const { logProbability, lower, upper } = interval.at(a, b);
  const r0 = lower - upper;
  const r1 = a * lower - b * upper;
  const r2 = a * a * lower - b * b * upper;
  const r3 = a * a * a * lower - b * b * b * upper;
  value[i] = logProbability;
  first.index[i] = r0 * precision;
  first.lnSigma[i] = r1;
  second.index_index[i] = (r1 - r0 * r0) * precision * precision;
  second.index_lnSigma[i] = (r2 - r0 * r1 - r0) * precision;
  second.lnSigma_lnSigma[i] = r3 - r1 - r1 * r1;
}
