import { describe, expect, it } from "vitest";
import { logLessDigamma } from "../../src/special/log-less-digamma.ts";

/** By mpmath with 50 digits: log(x) - digamma(x). */
const values: readonly (readonly [x: number, expected: number])[] = [
  [0.001, 993.66781665282816342],
  [0.3, 2.2985514178741969963],
  [1, 0.57721566490153286061],
  [2.5, 0.21313409122891187796],
  [9.9, 0.051354440534162844046],
  [10, 0.050832503927324576371],
  [12.5, 0.040532993033343391634],
  [40, 0.012552080079093176942],
  [1000, 0.00050008333332500000397],
  [1e9, 5.0000000008333333333e-10],
  [1e15, 5.0000000000000008333e-16],
];

describe("logLessDigamma", () => {
  it.each(values)("at %d agrees with mpmath", (x, expected) => {
    expect(Math.abs(logLessDigamma(x) / expected - 1)).toBeLessThan(x < 10 ? 1e-13 : 1e-15);
  });
});
