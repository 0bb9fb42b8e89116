import { describe, expect, it } from "vitest";
import { correlationFactor, inverseQuadraticForm, whiten } from "../../src/linalg/correlation-factor.ts";
import { expectClose } from "./expect-close.ts";

describe("correlationFactor", () => {
  it("whitens: a vector of covariance A gets covariance I", () => {
    const a = Float64Array.of(4, 2, 2, 5);
    const factor = correlationFactor(a, 2)!;
    const x = whiten(factor, Float64Array.of(1, 3));
    expectClose([x[0]! ** 2 + x[1]! ** 2], [(5 - 2 * 2 * 3 + 4 * 9) / 16], { relative: 1e-14 });
  });

  it("gives x'A⁻¹x whatever the units of the rows", () => {
    const units = [1e-12, 1e9];
    const a = Float64Array.of(4, 2, 2, 5).map((value, at) => value * units[Math.floor(at / 2)]! * units[at % 2]!);
    expectClose([inverseQuadraticForm(Float64Array.of(1e-12, 3e9), a, 2)!], [29 / 16], { relative: 1e-13 });
  });

  it("is undefined for a singular matrix, a negative diagonal, and NaN", () => {
    for (const a of [
      [1, 1, 1, 1],
      [-1, 0, 0, 1],
      [1, Number.NaN, Number.NaN, 1],
      [0, 0, 0, 1],
    ]) {
      expect(inverseQuadraticForm(Float64Array.of(1, 1), Float64Array.from(a), 2)).toBeUndefined();
    }
  });
});
