import type { HacKernel } from "./hac-spec.ts";

/** A kernel with what the bandwidth rules need of it. */
export interface Kernel {
  readonly written: string;
  /** k(x), x = lag / bandwidth, 0 or more. */
  weight(x: number): number;
  /** Whether k is 0 from 1 on. */
  readonly bounded: boolean;
  /** The characteristic exponent of Parzen: 1 or 2. */
  readonly exponent: 1 | 2;
  /** The factor of the best bandwidth, c·(α T)^(1/(2q+1)). */
  readonly bandwidthFactor: number;
  /** Of Newey and West's rule: lags m = 4(T/100)^rate look far enough. */
  readonly neweyWestRate: number;
}

/** Below it a weight of the quadratic-spectral kernel, which never ends, is left out. */
export const negligibleWeight = 1e-7;

/** Source: Andrews (1991), eq. 2.7 and table I; Newey and West (1994), tables I and II. */
export const hacKernels: Readonly<Record<HacKernel, Kernel>> = {
  bartlett: {
    written: "Bartlett",
    weight: (x) => Math.max(0, 1 - x),
    bounded: true,
    exponent: 1,
    bandwidthFactor: 1.1447,
    neweyWestRate: 2 / 9,
  },
  parzen: {
    written: "Parzen",
    weight: (x) => (x < 0.5 ? 1 - 6 * x * x * (1 - x) : 2 * Math.max(0, 1 - x) ** 3),
    bounded: true,
    exponent: 2,
    bandwidthFactor: 2.6614,
    neweyWestRate: 4 / 25,
  },
  "quadratic-spectral": {
    written: "quadratic spectral",
    weight: quadraticSpectral,
    bounded: false,
    exponent: 2,
    bandwidthFactor: 1.3221,
    neweyWestRate: 2 / 25,
  },
};

/** 3(sin y / y - cos y)/y² with y = 6πx/5; by its series near 0, where the difference cancels. */
function quadraticSpectral(x: number): number {
  const y = (6 * Math.PI * x) / 5;
  const square = y * y;
  if (y < 0.1) return 1 - (square / 10) * (1 - (square / 28) * (1 - square / 54));
  return (3 / square) * (Math.sin(y) / y - Math.cos(y));
}
