import { describe, expect, it } from "vitest";
import { stockYogo } from "../../src/diagnostics/stock-yogo.ts";

describe("stockYogo", () => {
  it.each([
    [1, 3, 9.08],
    [1, 4, 10.27],
    [1, 30, 11.32],
    [2, 4, 7.56],
    [2, 10, 10.58],
    [2, 30, 11.05],
    [3, 5, 6.61],
    [3, 30, 10.77],
  ])("has the bias table: %d endogenous, %d instruments", (endogenous, instruments, value) => {
    expect(stockYogo(endogenous, instruments).value).toBe(value);
    expect(stockYogo(endogenous, instruments).guards).toContain("bias");
  });

  it("has the size table where bias has none, and the rule of thumb beyond", () => {
    expect(stockYogo(2, 2).value).toBe(7.03);
    expect(stockYogo(2, 3).value).toBe(13.43);
    expect(stockYogo(4, 9)).toMatchObject({ value: 10 });
    expect(stockYogo(3, 3)).toMatchObject({ value: 10 });
    expect(stockYogo(2, 45).value).toBe(11.05);
  });
});
