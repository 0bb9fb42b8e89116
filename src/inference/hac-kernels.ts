import type { HacKernel } from "./hac-spec.ts";

/** What the rules that choose a bandwidth need of a kernel. */
export interface RuleConstants {
  /** The characteristic exponent of Parzen: 1 or 2. */
  readonly exponent: 1 | 2;
  /** The factor of the best bandwidth, c·(α T)^(1/(2q+1)). */
  readonly bandwidthFactor: number;
  /** Of Newey and West's rule: lags m = 4(T/100)^rate look far enough. */
  readonly neweyWestRate: number;
}

/** A kernel. */
export interface Kernel {
  readonly written: string;
  /** k(x), x = lag / bandwidth, 0 or more. */
  weight(x: number): number;
  /** Whether k is 0 beyond 1. */
  readonly bounded: boolean;
  /** Whether k is still above 0 at 1: then L lags are the bandwidth L, otherwise L + 1. */
  readonly lastCounts: boolean;
  /** Whether covariances are positive semi-definite whatever the data. */
  readonly definite: boolean;
  /** Absent where Newey and West, and Andrews, give no rule, or one of the two only. */
  readonly rules?: RuleConstants;
}

/** Below it a weight of a kernel that never ends is left out. */
export const negligibleWeight = 1e-7;

const bounded = { bounded: true, lastCounts: false, definite: true };
const endless = { bounded: false, lastCounts: false, definite: true };
const cosine = (x: number, share: number): number => (x > 1 ? 0 : share + (1 - share) * Math.cos(Math.PI * x));

/** Source: Andrews (1991), eq. 2.7 and table I; Newey and West (1994), tables I and II; the last three: Anderson (1971), ch. 9. */
export const hacKernels: Readonly<Record<HacKernel, Kernel>> = {
  bartlett: {
    ...bounded,
    written: "Bartlett",
    weight: (x) => Math.max(0, 1 - x),
    rules: { exponent: 1, bandwidthFactor: 1.1447, neweyWestRate: 2 / 9 },
  },
  parzen: {
    ...bounded,
    written: "Parzen",
    weight: (x) => (x < 0.5 ? 1 - 6 * x * x * (1 - x) : 2 * Math.max(0, 1 - x) ** 3),
    rules: { exponent: 2, bandwidthFactor: 2.6614, neweyWestRate: 4 / 25 },
  },
  "quadratic-spectral": {
    ...endless,
    written: "quadratic spectral",
    weight: quadraticSpectral,
    rules: { exponent: 2, bandwidthFactor: 1.3221, neweyWestRate: 2 / 25 },
  },
  truncated: { ...bounded, lastCounts: true, definite: false, written: "truncated", weight: (x) => (x > 1 ? 0 : 1) },
  "tukey-hanning": { ...bounded, definite: false, written: "Tukey-Hanning", weight: (x) => cosine(x, 0.5) },
  "tukey-hamming": {
    ...bounded,
    lastCounts: true,
    definite: false,
    written: "Tukey-Hamming",
    weight: (x) => cosine(x, 0.54),
  },
  daniell: { ...endless, written: "Daniell", weight: (x) => Math.sin(Math.PI * x) / (Math.PI * x) },
};

/** 3(sin y / y - cos y)/y² with y = 6πx/5; by its series near 0, where the difference cancels. */
function quadraticSpectral(x: number): number {
  const y = (6 * Math.PI * x) / 5;
  const square = y * y;
  if (y < 0.1) return 1 - (square / 10) * (1 - (square / 28) * (1 - square / 54));
  return (3 / square) * (Math.sin(y) / y - Math.cos(y));
}
