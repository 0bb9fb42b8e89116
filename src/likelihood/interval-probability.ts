import { normalQuantile } from "../special/normal.ts";
import { NormalInterval } from "./normal-interval.ts";

/**
 * P = F(b) - F(a) of a distribution with density f: its logarithm, f(b)/P and f(a)/P, and the slopes f'/f at both ends.
 * a may be -Infinity and b Infinity; for a ≥ b the logarithm is -Infinity.
 */
export interface IntervalProbability {
  logP: number;
  upper: number;
  lower: number;
  upperBend: number;
  lowerBend: number;
  /** Computes all for the interval (a, b]. */
  at(a: number, b: number): void;
  /** The point below which the probability is p. */
  quantile(p: number): number;
}

/** Of a standard normal variable. */
export function normalProbability(): IntervalProbability {
  const interval = new NormalInterval();
  return {
    logP: 0,
    upper: 0,
    lower: 0,
    upperBend: 0,
    lowerBend: 0,
    quantile: normalQuantile,
    at(a, b) {
      interval.at(a, b);
      this.logP = a < b ? interval.logProbability : Number.NEGATIVE_INFINITY;
      this.upper = interval.upper;
      this.lower = interval.lower;
      this.upperBend = Number.isFinite(b) ? -b : 0;
      this.lowerBend = Number.isFinite(a) ? -a : 0;
    },
  };
}

/** Of a standard logistic variable: F(b) - F(a) = F(b)·(1 - F(a))·(1 - e^(a - b)). */
export function logisticProbability(): IntervalProbability {
  return {
    logP: 0,
    upper: 0,
    lower: 0,
    upperBend: 0,
    lowerBend: 0,
    quantile: (p) => Math.log(p) - Math.log1p(-p),
    at(a, b) {
      const share = -Math.expm1(a - b);
      const [aboveA, belowB] = [logistic(-a), logistic(b)];
      this.logP = a < b ? logLogistic(-a) + logLogistic(b) + Math.log(share) : Number.NEGATIVE_INFINITY;
      this.upper = logistic(-b) / (aboveA * share);
      this.lower = logistic(a) / (belowB * share);
      this.upperBend = logistic(-b) - belowB;
      this.lowerBend = aboveA - logistic(a);
    },
  };
}

function logistic(x: number): number {
  const tail = Math.exp(-Math.abs(x));
  return (x < 0 ? tail : 1) / (1 + tail);
}

function logLogistic(x: number): number {
  return x === Number.POSITIVE_INFINITY ? 0 : Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
}
