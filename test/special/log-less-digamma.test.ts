import { describe, expect, it } from "vitest";
import { logLessDigamma } from "../../src/special/log-less-digamma.ts";

/** By mpmath with 50 digits: log(x) - digamma(x). */
const values: readonly (readonly [x: number, expected: number])[] = [
  [0.001, 993.6678166528282],
  [0.3, 2.298551417874197],
  [1, 0.5772156649015329],
  [2.5, 0.2131340912289119],
  [9.9, 0.05135444053416285],
  [10, 0.05083250392732458],
  [12.5, 0.040532993033343394],
  [40, 0.012552080079093177],
  [1000, 0.000500083333325],
  [1e9, 5.000000000833333e-10],
  [1e15, 5e-16],
];

describe("logLessDigamma", () => {
  it.each(values)("at %d agrees with mpmath", (x, expected) => {
    expect(Math.abs(logLessDigamma(x) / expected - 1)).toBeLessThan(x < 10 ? 1e-13 : 1e-15);
  });
});
