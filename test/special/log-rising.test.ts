import { describe, expect, it } from "vitest";
import { lgamma } from "../../src/special/gamma.ts";
import { logRising } from "../../src/special/log-rising.ts";

function at(y: number, alpha: number): Float64Array {
  const out = new Float64Array(3).fill(7);
  logRising(y, alpha, out);
  return out;
}

/** The sums as they are written, from the smallest term on. */
function bySumming(y: number, alpha: number): number[] {
  const sums = [0, 0, 0];
  for (let j = 1; j < y; j++) {
    const e = alpha * j;
    [Math.log1p(e), e / (1 + e), e / (1 + e) / (1 + e)].forEach((term, k) => (sums[k] = sums[k]! + term));
  }
  return sums;
}

describe("logRising", () => {
  it("is the sum of its terms, for few and many of them and any dispersion", () => {
    for (const y of [0, 1, 2, 20, 31, 32, 33, 34, 50, 150, 1000, 100_000]) {
      for (const alpha of [0, 1e-100, 1e-17, 1e-9, 1e-6, 1e-3, 0.05, 1, 7, 1e3, 1e8, 1e300]) {
        const sums = bySumming(y, alpha);
        at(y, alpha).forEach((value, k) => {
          const distance = sums[k] === 0 ? value : value / sums[k]! - 1;
          expect(Math.abs(distance), `y = ${y}, alpha = ${alpha}, part ${k}`).toBeLessThan(1e-12);
        });
      }
    }
  });

  it("is the ratio of gamma functions where these do not cancel", () => {
    const [y, alpha] = [40_000, 0.3];
    const ratio = lgamma(y + 1 / alpha) - lgamma(1 / alpha) + y * Math.log(alpha);
    expect(at(y, alpha)[0]! / ratio).toBeCloseTo(1, 13);
  });
});
