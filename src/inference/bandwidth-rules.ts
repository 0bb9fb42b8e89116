import { dot } from "../linalg/matrix.ts";
import type { RuleConstants } from "./hac-kernels.ts";
import type { BandwidthRule } from "./hac-spec.ts";
import type { LaggedScores } from "./lagged-scores.ts";

/** What a rule sees. */
export interface BandwidthSample {
  readonly scores: LaggedScores;
  /** 0 for the scores of intercepts, else 1: intercepts have a say only where there is nothing else. */
  readonly weights: Float64Array;
  /** Periods from first to last. */
  readonly length: number;
}

interface Rule {
  readonly written: string;
  /** Whether it looks at one series, so that it has nothing to say about a panel. */
  readonly oneSeries: boolean;
  bandwidth(kernel: RuleConstants, sample: BandwidthSample): number;
}

/** The rules that choose a bandwidth. For bounded kernels a whole number of lags L is the bandwidth L + 1. */
export const bandwidthRules: Readonly<Record<BandwidthRule, Rule>> = {
  "newey-west-1994": { written: "Newey-West 1994", oneSeries: true, bandwidth: neweyWest },
  "andrews-1991": { written: "Andrews 1991", oneSeries: true, bandwidth: andrews },
  "stock-watson": {
    written: "0.75·T^(1/3)",
    oneSeries: false,
    bandwidth: (_, { length }) => Math.floor(0.75 * length ** (1 / 3)) + 1,
  },
};

/**
 * From autocovariances of the sum of the scores up to lag m = 4(T/100)^rate. With the Bartlett kernel the lags are the
 * whole part, as in R's `NeweyWest`.
 *
 * Source: Newey and West (1994), Review of Economic Studies 61, 631-653, section 3.
 */
function neweyWest(kernel: RuleConstants, { scores, weights }: BandwidthSample): number {
  const n = scores.rows;
  const most = Math.min(n - 1, Math.floor(4 * (n / 100) ** kernel.neweyWestRate));
  let level = 0;
  let moment = 0;
  for (let lag = 0; lag <= most; lag++) {
    const covariance = weightedSum(scores.product(lag), weights) / n;
    level += (lag === 0 ? 1 : 2) * covariance;
    moment += 2 * lag ** kernel.exponent * covariance;
  }
  const bandwidth = optimal(kernel, (moment / level) ** 2, n);
  return kernel.exponent === 1 ? Math.floor(bandwidth) + 1 : bandwidth;
}

function weightedSum(product: Float64Array, weights: Float64Array): number {
  const k = weights.length;
  return weights.reduce((sum, weight, a) => sum + weight * dot(product.subarray(a * k, (a + 1) * k), weights), 0);
}

/**
 * From an autoregression of order 1 of each score.
 *
 * Source: Andrews (1991), Econometrica 59, 817-858, eqs. 6.2 and 6.4.
 */
function andrews(kernel: RuleConstants, { scores, weights }: BandwidthSample): number {
  let above = 0;
  let below = 0;
  weights.forEach((weight, j) => {
    if (weight === 0) return;
    const { rho, variance } = autoregression(scores.series(j));
    const fourth = variance * variance;
    const curvature = kernel.exponent === 1 ? (1 - rho) ** 6 * (1 + rho) ** 2 : (1 - rho) ** 8;
    above += (4 * rho * rho * fourth) / curvature;
    below += fourth / (1 - rho) ** 4;
  });
  return optimal(kernel, above / below, scores.rows);
}

/** x_t on a constant and x_(t-1). */
function autoregression(series: Float64Array): { readonly rho: number; readonly variance: number } {
  const now = series.subarray(1);
  const before = series.subarray(0, -1);
  const [meanNow, meanBefore] = [mean(now), mean(before)];
  let cross = 0;
  let squares = 0;
  let total = 0;
  for (let t = 0; t < now.length; t++) {
    const [y, x] = [now[t]! - meanNow, before[t]! - meanBefore];
    cross += x * y;
    squares += x * x;
    total += y * y;
  }
  const rho = squares > 0 ? cross / squares : 0;
  return { rho, variance: (total - rho * cross) / now.length };
}

const mean = (x: Float64Array): number => x.reduce((sum, value) => sum + value, 0) / x.length;

/** c·(α·T)^(1/(2q+1)). */
function optimal({ bandwidthFactor, exponent }: RuleConstants, alpha: number, n: number): number {
  return bandwidthFactor * (alpha * n) ** (1 / (2 * exponent + 1));
}
