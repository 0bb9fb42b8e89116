import { describe, expect, it } from "vitest";
import { totalSquares } from "../../src/moments/total-squares.ts";

describe("totalSquares", () => {
  const y = Float64Array.of(1, 2, 6);

  it("is taken around the mean, or around zero", () => {
    expect(totalSquares(y, undefined, true)).toBe(14);
    expect(totalSquares(y, undefined, false)).toBe(41);
  });

  it("weighs squares and mean", () => {
    expect(totalSquares(y, Float64Array.of(2, 1, 1), true)).toBeCloseTo(2 * 1.5 ** 2 + 0.5 ** 2 + 3.5 ** 2, 12);
  });

  it("loses no digits to a large mean", () => {
    expect(
      totalSquares(
        y.map((value) => value + 2 ** 40),
        undefined,
        true,
      ),
    ).toBe(14);
  });
});
