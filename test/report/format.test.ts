import { expect, it } from "vitest";
import { decimalsFor, formatFixed } from "../../src/report/format.ts";

it("numbers in exponents end at the decimal that their standard error asks for, so that an interval has two ends", () => {
  const decimals = decimalsFor(5.93e-17, 1e-12);
  expect([1e-12, 5.93e-17, 0.99988e-12, 1.00012e-12].map((x) => formatFixed(x, decimals))).toEqual([
    "1.00000000e−12",
    "5.930e−17",
    "9.9988000e−13",
    "1.00012000e−12",
  ]);
  expect(formatFixed(3e-14, decimalsFor(1e-12, 3e-14))).toBe("3.0e−14");
  expect(formatFixed(0, decimals)).toBe("0");
});
