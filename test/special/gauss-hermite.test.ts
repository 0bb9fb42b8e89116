import { describe, expect, it } from "vitest";
import { gaussHermite } from "../../src/special/gauss-hermite.ts";

/** Abramowitz and Stegun (1964), table 25.10. */
const table: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  2: [[Math.SQRT1_2, 8.862269254528e-1]],
  5: [
    [0, 9.453087204829e-1],
    [0.958572464613819, 3.936193231522e-1],
    [2.020182870456086, 1.995324205905e-2],
  ],
  10: [
    [0.342901327223705, 6.108626337353e-1],
    [1.03661082978951, 2.401386110823e-1],
    [1.756683649299882, 3.387439445548e-2],
    [2.53273167423279, 1.343645746781e-3],
    [3.436159118837738, 7.640432855233e-6],
  ],
};

describe("Gauss-Hermite nodes and weights", () => {
  it("are those of Abramowitz and Stegun's table", () => {
    for (const [count, half] of Object.entries(table)) {
      const { nodes, weights } = gaussHermite(Number(count));
      const upper = nodes.length - half.length;
      half.forEach(([x, w], i) => {
        expect(nodes[upper + i]).toBeCloseTo(x, 14);
        expect(weights[upper + i]! / w).toBeCloseTo(1, 12);
      });
    }
  });

  it("integrate even powers to Γ(m + 1/2) and odd ones to 0, up to the degree that they promise", () => {
    for (const count of [1, 2, 3, 8, 12, 24, 48, 96]) {
      const { nodes, weights } = gaussHermite(count);
      let exact = Math.sqrt(Math.PI);
      for (let m = 0; m < Math.min(count, 40); m++) {
        const even = nodes.reduce((sum, x, k) => sum + weights[k]! * x ** (2 * m), 0);
        expect(Math.abs(even / exact - 1), `${count} nodes, power ${2 * m}`).toBeLessThan(2e-14 * (m + 1));
        const odd = nodes.reduce((sum, x, k) => sum + weights[k]! * x ** (2 * m + 1), 0);
        expect(Math.abs(odd / exact)).toBeLessThan(1e-13 * (m + 1) ** 2);
        exact *= m + 0.5;
      }
    }
  });

  it("come in ascending order, and integrate cos(x) by the rule without the weight function", () => {
    for (const count of [64, 200, 512]) {
      const { nodes, logScaled } = gaussHermite(count);
      nodes.forEach((x, k) => k > 0 && expect(x).toBeGreaterThan(nodes[k - 1]!));
      const integral = nodes.reduce((sum, x, k) => sum + Math.exp(logScaled[k]! - x * x) * Math.cos(x), 0);
      expect(integral).toBeCloseTo(Math.sqrt(Math.PI) * Math.exp(-0.25), 13);
    }
  });

  it("are refused for a count that is none", () => {
    for (const count of [0, -1, 2.5, 513, Number.NaN]) expect(() => gaussHermite(count)).toThrow(RangeError);
  });
});
