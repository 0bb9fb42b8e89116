import { expect, it } from "vitest";
import { isZeroOne } from "../../src/data/is-zero-one.ts";

it("is true of zeros, ones and missing numbers, and false of any other number", () => {
  expect([[0, 1], [1, Number.NaN], Float64Array.of(0), []].map(isZeroOne)).toEqual([true, true, true, true]);
  expect([[0, 2], [0.5], [-1, 1], [Number.POSITIVE_INFINITY]].map(isZeroOne)).toEqual([false, false, false, false]);
});
